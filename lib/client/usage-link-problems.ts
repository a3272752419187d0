import { COMPARE_MODES } from '@/lib/domain/compare/compare-mode';
import { daysBetween } from '@/lib/domain/local-day';
import { dayProblems, quoted } from './link-days';
import { granularityChoices } from './usage-granularity';
import { MAX_RANGE_DAYS, USAGE_RANGE_KINDS, type UsageViewParams } from './usage-view';

/**
 * Returns what a link to a usage view names that `view`, parsed from it, does not show, in sentences: the user must not
 * take today for the days someone sent. Empty for a link that is shown as it is.
 */
export function usageLinkProblems(params: URLSearchParams, view: UsageViewParams): string[] {
  const range = params.get('range') ?? '';
  const isUnknownRange = range !== '' && !USAGE_RANGE_KINDS.some((kind) => kind === range);
  const days = dayProblems(params, range === 'dates');
  return [
    ...(isUnknownRange ? [`There is no range ${quoted(range)}.`] : []),
    ...days,
    ...(days.length === 0 ? lengthProblem(params, view) : []),
    ...granularityProblem(params.get('granularity') ?? '', view),
    ...compareProblem(params.get('compare') ?? '', view),
  ];
}

function lengthProblem(params: URLSearchParams, view: UsageViewParams): string[] {
  const start = params.get('start');
  const end = params.get('end');
  if (view.range !== 'dates' || !start || !end) return [];
  if (daysBetween(start, end) > MAX_RANGE_DAYS) return ['It spans more than ten years.'];
  return view.start === start && view.end === end ? [] : ['Months can only be shown whole.'];
}

function compareProblem(compare: string, view: UsageViewParams): string[] {
  if (compare === '' || compare === view.compare) return [];
  const isOffered = COMPARE_MODES.some((mode) => mode === compare);
  return [
    isOffered
      ? `Its comparison, ${quoted(compare)}, does not fit this range.`
      : `There is no comparison ${quoted(compare)}.`,
  ];
}

function granularityProblem(granularity: string, view: UsageViewParams): string[] {
  if (granularity === '' || granularity === view.granularity) return [];
  const isOffered = granularityChoices(1)
    .concat(granularityChoices(400))
    .some((choice) => choice.granularity === granularity);
  return [
    isOffered
      ? `Its detail, ${quoted(granularity)}, does not fit this range.`
      : `There is no detail ${quoted(granularity)}.`,
  ];
}
