import { isLocalDay } from '@/lib/domain/local-day';

/** Returns a part of a link to repeat in a sentence: quoted, and shortened, as it can hold anything. */
export function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

/**
 * Returns what is wrong with the days of a link, in sentences; empty when nothing is. `end` is excluded. `required`: a
 * start needs an end.
 */
export function dayProblems(params: URLSearchParams, required: boolean): string[] {
  const start = params.get('start') ?? '';
  const end = params.get('end') ?? '';
  if (start === '' && end === '') return [];
  const problems = [...dayProblem(start, 'start'), ...dayProblem(end, 'end')];
  if (problems.length > 0) return problems;
  if (start === '') return ['It has an end, but no start.'];
  if (end === '') return required ? ['It has a start, but no end.'] : [];
  return start < end ? [] : [`Its end, ${end}, is not after its start, ${start}.`];
}

function dayProblem(text: string, name: 'start' | 'end'): string[] {
  if (text === '' || isLocalDay(text)) return [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return [`Its ${name}, ${quoted(text)}, is not a date like 2026-11-28.`];
  const isInOtherCentury = !text.startsWith('20') && isLocalDay(`20${text.slice(2)}`);
  return [`Its ${name}, ${text}, ${isInOtherCentury ? 'is not between 2000 and 2099' : 'does not exist'}.`];
}
