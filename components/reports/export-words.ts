import type { Tone } from '@/components/ui/tone-icon';
import type { ExportState, ExportView } from '@/lib/contract/exports';
import { clockOrMoment } from '@/lib/domain/cost-text';
import { counted, countText } from '@/lib/domain/numbers';

export const STATE_WORDS: Record<ExportState, { word: string; tone: Tone }> = {
  running: { word: 'In progress', tone: 'info' },
  complete: { word: 'Complete', tone: 'ok' },
  gaps: { word: 'Complete with gaps', tone: 'watch' },
  failed: { word: 'Failed', tone: 'bad' },
  cancelled: { word: 'Canceled', tone: 'info' },
};

/** Returns how long files are kept. */
export function retentionText(keptDays: number): string {
  const days = keptDays === 1 ? 'a day' : `${countText(keptDays)} days`;
  return `Files are kept for ${days}. A repeated report keeps as many files as you chose.`;
}

/** Returns a report's parameters, such as '2026-10-01 to 2026-10-07, hour, csv'. The last day is the one before `end`. */
export function parametersText({ parameters, format }: Pick<ExportView, 'parameters' | 'format'>): string {
  const { start, end, bom, separator: _separator, decimal, ...rest } = parameters;
  const days = start && end ? [`${start} to ${dayBefore(end)}`] : [];
  const others = Object.entries(rest).map(([name, value]) => (value === 'true' ? name : value));
  const formatWords = [format, bom === 'true' ? 'for Excel' : '', decimal === 'comma' ? 'decimal comma' : ''];
  return [...days, ...others, formatWords.filter((word) => word !== '').join(' ')].join(', ');
}

function dayBefore(end: string): string {
  return end.includes('T') ? end : new Date(Date.parse(`${end}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Returns the progress in requests: '12 requests done, 30 left, ready about 03:10'. */
export function progressText(view: ExportView, now: number, zone: string): string {
  const { requestsDone, requestsLeft, endsAt } = view;
  const done = `${counted(requestsDone, 'request')} done`;
  const left = requestsLeft === null ? '' : `, ${countText(requestsLeft)} left`;
  const end = endsAt !== null && requestsLeft ? `, ready about ${clockOrMoment(endsAt, now, zone)}` : '';
  return done + left + end;
}

/** Returns the missing parts as a sentence: '30 parts are missing from a, b, c and others'. Not every gap is listed. */
export function gapsText({ gaps, gapCount }: Pick<ExportView, 'gaps' | 'gapCount'>): string {
  const ids = [...new Set(gaps.map(({ id }) => id))];
  const firstIds = ids.slice(0, 3).join(', ');
  const more = ids.length > 3 || gaps.length < gapCount ? ' and others' : '';
  const parts = counted(gapCount, 'part is', 'parts are');
  return `${parts} missing from ${firstIds}${more}. The manifest in the zip file lists each one.`;
}

/** Returns a file size in bytes, kB or MB. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
