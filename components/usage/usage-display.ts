import type { UsageViewParams } from '@/lib/client/usage-view';
import type { ApiAnswer, ApiMeta } from '@/lib/contract/api-answer';
import { comparedSeries } from '@/lib/domain/compare/pair-series';
import { type UsageVerdict, usageVerdict } from '@/lib/domain/compare/usage-verdict';
import type { ViewPairs } from '@/lib/domain/compare/view-pairs';
import type { Formats } from '@/lib/domain/formats/formats';
import { LEVEL_WORDS } from '@/lib/domain/home/usage-level';
import type { Series } from '@/lib/domain/series';
import { displaySeries, type UnitSystem } from '@/lib/domain/units';
import { comparedName } from './compare-labels';
import { type MeterDisplay, meterDisplay, moneyDisplay } from './meter-display';
import { periodTitle } from './period-labels';
import { usageNotes } from './usage-notes';
import { type UsageAnswer, usageAnswer } from './usage-summary';

/** Everything shown of a view; all of it belongs to the same series. */
export interface UsageDisplay {
  /** In the chosen units, as drawn. */
  usage: Series;
  /** What it is compared with, on the same intervals. */
  compared: Series | null;
  comparedName: string;
  /** In the meter's own unit, so that no threshold depends on the chosen ones. */
  verdict: UsageVerdict;
  answer: UsageAnswer;
  notes: string[];
  meta: ApiMeta;
  /** What it cost, beside amounts in units; null without a price. */
  paid: Series | null;
  view: UsageViewParams;
  display: MeterDisplay;
  title: string;
  /** The chart in a sentence, for screen readers. */
  description: string;
}

interface UsageDisplayOptions {
  view: UsageViewParams;
  today: string;
  own: boolean;
  units: UnitSystem;
  /** UTC instant at which the meter was installed; null when unknown. */
  installedAt: string | null;
  /** Whether all that the totals need has been loaded, or failed. */
  loaded: boolean;
  /** Of a series in money; null for one in units. */
  currency?: string | null;
  /** The same series in money, beside one in units; null without a price. */
  paid?: Series | null;
}

/** Returns what to show for the series of a view, in the chosen units. */
export function usageDisplay(
  { data, meta }: ApiAnswer<Series>,
  { drawn, finest }: ViewPairs,
  options: UsageDisplayOptions,
  formats: Formats,
): UsageDisplay {
  const { view, today, own, units, installedAt, loaded, currency = null, paid = null } = options;
  const name = comparedName(view, today, formats);
  const verdict = usageVerdict(finest);
  const inUnits = meterDisplay(data.meterType, data.granularity, units, formats, name);
  const display = currency === null ? inUnits : moneyDisplay(inUnits, currency, formats);
  const inDisplay = (series: Series) => (currency === null ? displaySeries(series, units) : series);
  const usage = inDisplay(data);
  const compared = comparedSeries(data, drawn);
  const input = { view, today, verdict, comparedName: name, display, installedAt, own, loaded, usage: data };
  const answer = usageAnswer(input, formats);
  const title = periodTitle(view, today, formats);
  const level = answer.level ? `, ${LEVEL_WORDS[answer.level]}` : '';
  return {
    usage,
    compared: compared && inDisplay(compared),
    comparedName: name,
    verdict,
    answer,
    notes: usageNotes(
      {
        ...input,
        drawn,
        formatAmount: (value) => display.labels.formatAmount(value * display.facts.factor),
      },
      formats,
    ),
    meta,
    paid,
    view,
    display,
    title,
    description: `${display.facts.label}, ${title}. ${[answer.amount, answer.words, answer.than].filter(Boolean).join(' ')}${level}`,
  };
}
