import type { BackfillData } from '@/lib/contract/backfill';
import { CHOICE_NOUNS } from '@/lib/domain/backfill/choices';
import type { Formats } from '@/lib/domain/formats/formats';
import { waitReasonText } from '@/lib/domain/job-wait';
import { calendarDayInZone } from '@/lib/domain/times';

/** Returns when the download ends: 'done today', 'done by Mon, Nov 9'. */
export function doneText(at: string, zone: string, now: number, formats: Formats): string {
  const day = dayText(at, zone, now, formats);
  return day === 'today' ? 'done today' : `done by ${day}`;
}

/** Returns 'today', or 'Mon, Nov 9' with the year when it is not the current one. */
function dayText(at: string, zone: string, now: number, formats: Formats): string {
  const today = calendarDayInZone(new Date(now).toISOString(), zone);
  const day = calendarDayInZone(at, zone);
  if (day === today) return 'today';
  return day.slice(0, 4) === today.slice(0, 4) ? formats.namedDay(day) : formats.namedDate(day);
}

/** Returns '1 request' or '412 requests'. */
export function requestsText(count: number, formats: Formats): string {
  return formats.counted(count, 'request');
}

/** Returns the page's heading. */
export function historySentence({ state, progress, waitingFor }: BackfillData, formats: Formats): string {
  if (state === 'off') return 'Save your full history';
  if (progress.series > 0 && progress.done === progress.series) return 'All of your history is saved';
  const part = progress.share === null ? '' : `: ${formats.percent(progress.share)} done`;
  if (state === 'paused') return `Saving your history is paused${part}`;
  if (waitingFor === 'sign_in') return 'Sign in again to continue saving your history';
  return `Saving your history${part}`;
}

/** Returns what is done and left: '80 requests done, 412 requests left; done by Mon, Nov 9.' */
export function remainingSentence(
  { state, progress }: BackfillData,
  zone: string,
  now: number,
  formats: Formats,
): string {
  const { requestsLeft, unknown, endsAt, requestsDone } = progress;
  const done = `${requestsText(requestsDone, formats)} done`;
  if (requestsLeft === 0 && unknown === 0) return `${done}.`;
  const left = requestsLeft === 0 ? '' : `, ${requestsText(requestsLeft, formats)} left`;
  const more = unknown > 0 ? `${left === '' ? ', an unknown number left' : ' or more'}` : '';
  const end =
    state !== 'on' || unknown > 0 ? '' : endsAt ? `; ${doneText(endsAt, zone, now, formats)}` : ', end date unknown';
  return `${done}${left}${more}${end}.`;
}

/** Returns why the download waits and when it continues; null while it runs. */
export function waitSentence(
  data: BackfillData,
  zone: string,
  formats: Formats,
): { title: string; text: string } | null {
  const { state, waitingFor, nextAt, signedInAgain } = data;
  if (state !== 'on' || waitingFor === null) return null;
  if (waitingFor === 'sign_in') {
    return signedInAgain
      ? { title: 'You are signed in again', text: 'Saving continues within a minute.' }
      : { title: waitReasonText(waitingFor), text: 'Saving continues after you sign in. Saved data stays.' };
  }
  const next = nextAt ? `Continues at ${formats.clock(nextAt, zone)}.` : 'Continues automatically.';
  return { title: waitReasonText(waitingFor), text: next };
}

/** Returns 'hours and minutes'. */
export function choicesText(choices: BackfillData['choices']): string {
  const words = choices.map((choice) => CHOICE_NOUNS[choice]);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
