import type { Tone } from '@/components/ui/tone-icon';
import type { ExportState, ExportView } from '@/lib/contract/exports';
import { clockOrMoment } from '@/lib/domain/cost-text';
import { countText } from '@/lib/domain/numbers';
import { waitInWords } from '@/lib/domain/times';

export const STATE_WORDS: Record<ExportState, { word: string; tone: Tone }> = {
  running: { word: 'Being made', tone: 'info' },
  complete: { word: 'Complete', tone: 'ok' },
  gaps: { word: 'Complete with gaps', tone: 'watch' },
  failed: { word: 'Failed', tone: 'bad' },
  cancelled: { word: 'Cancelled', tone: 'info' },
};

const WAITS: Record<NonNullable<ExportView['waitingFor']>, string> = {
  budget: 'Waits for requests to become free.',
  sign_in: 'Waits for you to sign in at Copper again.',
  cloud: 'Waits for Copper to answer again.',
  storage: 'Waits for room to store what comes.',
};

/** How long files are kept: for so many days where no schedule keeps them. */
export function retentionText(keptDays: number): string {
  const days = keptDays === 1 ? 'a day' : `${countText(keptDays)} days`;
  return `Files are kept for ${days}, those of a repeated report as many as you chose.`;
}

/** What it is of: '2026-10-01 to 2026-10-07, hour'. The end is not included, so the day before it is said. */
export function parametersText({ parameters, format }: Pick<ExportView, 'parameters' | 'format'>): string {
  const { start, end, bom, separator: _separator, decimal, ...rest } = parameters;
  const days = start && end ? [`${start} to ${dayBefore(end)}`] : [];
  const others = Object.entries(rest).map(([name, value]) => (value === 'true' ? name : value));
  const spelled = [format, bom === 'true' ? 'for Excel' : '', decimal === 'comma' ? 'decimal comma' : ''];
  return [...days, ...others, spelled.filter((word) => word !== '').join(' ')].join(', ');
}

function dayBefore(end: string): string {
  return end.includes('T') ? end : new Date(Date.parse(`${end}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** How far it is, in requests: '12 requests made, 30 to come, done about 03:10'. */
export function progressText(view: ExportView, now: number, zone: string): string {
  const { requestsDone, requestsLeft, endsAt } = view;
  const made = `${countText(requestsDone)} ${requestsDone === 1 ? 'request' : 'requests'} made`;
  const left = requestsLeft === null ? '' : `, ${countText(requestsLeft)} to come`;
  const end = endsAt !== null && requestsLeft ? `, done about ${clockOrMoment(endsAt, now, zone)}` : '';
  return made + left + end;
}

/** What it waits for and till when; null while it does not. */
export function waitText({ waitingFor, nextAt }: ExportView, now: number, zone: string): string | null {
  if (waitingFor === null) return null;
  if (nextAt === null || Date.parse(nextAt) <= now) return WAITS[waitingFor];
  return `${WAITS[waitingFor]} Goes on ${waitInWords(nextAt, now)}, at ${clockOrMoment(nextAt, now, zone)}.`;
}

/** '3 parts are not there: ELE… from …' as a sentence. */
export function gapsText({ gaps, gapCount }: Pick<ExportView, 'gaps' | 'gapCount'>): string {
  const things = [...new Set(gaps.map(({ id }) => id))];
  const named = things.slice(0, 3).join(', ');
  const more = things.length > 3 ? ` and ${countText(things.length - 3)} more` : '';
  const parts = gapCount === 1 ? '1 part is' : `${countText(gapCount)} parts are`;
  return `${parts} not there, of ${named}${more}. The manifest of the zip names each.`;
}

/** A size as people say it. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
