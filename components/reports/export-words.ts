import type { Tone } from '@/components/ui/tone-icon';
import type { ExportState, ExportView } from '@/lib/contract/exports';
import type { Formats } from '@/lib/domain/formats/formats';
import { addLocalDays, isLocalDay } from '@/lib/domain/local-day';

export const STATE_WORDS: Record<ExportState, { word: string; tone: Tone }> = {
  running: { word: 'In progress', tone: 'info' },
  complete: { word: 'Complete', tone: 'ok' },
  gaps: { word: 'Complete with gaps', tone: 'watch' },
  failed: { word: 'Failed', tone: 'bad' },
  cancelled: { word: 'Canceled', tone: 'info' },
};

/** Returns how long files are kept. */
export function retentionText(keptDays: number, formats: Formats): string {
  const days = keptDays === 1 ? 'a day' : `${formats.count(keptDays)} days`;
  return `Files are kept for ${days}. A repeated report keeps as many files as you chose.`;
}

/** Returns a report's parameters, such as 'Oct 1–7, 2026, hour, csv'. The last day is the one before `end`. */
export function parametersText(
  { parameters, format }: Pick<ExportView, 'parameters' | 'format'>,
  formats: Formats,
): string {
  const { start, end, bom, separator: _separator, decimal, ...rest } = parameters;
  const days = start && end ? [spanText(start, end, formats)] : [];
  const others = Object.entries(rest).map(([name, value]) => (value === 'true' ? name : value));
  const formatWords = [format, bom === 'true' ? 'for Excel' : '', decimal === 'comma' ? 'decimal comma' : ''];
  return [...days, ...others, formatWords.filter((word) => word !== '').join(' ')].join(', ');
}

/** Returns two days, or two instants as they were given. */
function spanText(start: string, end: string, formats: Formats): string {
  if (!isLocalDay(start) || !isLocalDay(end)) return `${start} to ${end}`;
  const last = addLocalDays(end, -1);
  return start === last ? formats.plainDate(start) : formats.dayRange(start, last, true);
}

/** Returns the progress: 'ready about 3:10 AM', for an enterprise with its requests: '12 requests done, 30 left, …'. */
export function progressText(view: ExportView, now: number, zone: string, formats: Formats, isHome: boolean): string {
  const { requestsDone, requestsLeft, endsAt } = view;
  const ready = endsAt !== null && requestsLeft ? `ready about ${formats.clockOrMoment(endsAt, now, zone)}` : '';
  if (isHome) return ready;
  const done = `${formats.counted(requestsDone, 'request')} done`;
  const left = requestsLeft === null ? '' : `, ${formats.count(requestsLeft)} left`;
  return done + left + (ready && `, ${ready}`);
}

/** Returns the missing parts as a sentence: '30 parts are missing from a, b, c and others'. Not every gap is listed. */
export function gapsText({ gaps, gapCount }: Pick<ExportView, 'gaps' | 'gapCount'>, formats: Formats): string {
  const ids = [...new Set(gaps.map(({ id }) => id))];
  const firstIds = ids.slice(0, 3).join(', ');
  const more = ids.length > 3 || gaps.length < gapCount ? ' and others' : '';
  const parts = formats.counted(gapCount, 'part is', 'parts are');
  return `${parts} missing from ${firstIds}${more}. The manifest in the zip file lists each one.`;
}

/** Returns a file size in bytes, kB or MB. */
export function sizeText(bytes: number, formats: Formats): string {
  if (bytes < 1000) return formats.counted(bytes, 'byte');
  if (bytes < 1_000_000) return formats.amount(bytes / 1000, 0, 'kB');
  return formats.amount(bytes / 1_000_000, 1, 'MB');
}
