import type { BackfillData } from '@/lib/contract/backfill';
import { CHOICE_NOUNS } from '@/lib/domain/backfill/choices';
import { waitReasonText } from '@/lib/domain/job-wait';
import { counted, percentText } from '@/lib/domain/numbers';
import { clockInZone, dayInZone } from '@/lib/domain/times';

/** Returns when the download ends: 'done today', 'done by Mon 9 Nov'. */
export function doneText(at: string, zone: string, now: number): string {
  const day = dayText(at, zone, now);
  return day === 'today' ? 'done today' : `done by ${day}`;
}

/** Returns 'today', or 'Mon 9 Nov' with the year when it is not the current one. */
function dayText(at: string, zone: string, now: number): string {
  const year = at.slice(0, 4);
  const thisYear = new Date(now).toISOString().slice(0, 4);
  const day = dayInZone(at, zone);
  if (day === dayInZone(new Date(now).toISOString(), zone) && year === thisYear) return 'today';
  return year === thisYear ? day : `${day} ${year}`;
}

/** Returns '1 request' or '412 requests'. */
export function requestsText(count: number): string {
  return counted(count, 'request');
}

/** Returns the page's heading. */
export function historySentence({ state, progress, waitingFor }: BackfillData): string {
  if (state === 'off') return 'Save your full history';
  if (progress.series > 0 && progress.done === progress.series) return 'All of your history is saved';
  const part = progress.share === null ? '' : `: ${percentText(progress.share)} done`;
  if (state === 'paused') return `Saving your history is paused${part}`;
  if (waitingFor === 'sign_in') return 'Sign in again to continue saving your history';
  return `Saving your history${part}`;
}

/** Returns what is done and left: '80 requests done, 412 requests left; done by Mon 9 Nov.' */
export function remainingSentence({ state, progress }: BackfillData, zone: string, now: number): string {
  const { requestsLeft, unknown, endsAt, requestsDone } = progress;
  const done = `${requestsText(requestsDone)} done`;
  if (requestsLeft === 0 && unknown === 0) return `${done}.`;
  const left = requestsLeft === 0 ? '' : `, ${requestsText(requestsLeft)} left`;
  const more = unknown > 0 ? `${left === '' ? ', an unknown number left' : ' or more'}` : '';
  const end = state !== 'on' || unknown > 0 ? '' : endsAt ? `; ${doneText(endsAt, zone, now)}` : ', end date unknown';
  return `${done}${left}${more}${end}.`;
}

/** Returns why the download waits and when it continues; null while it runs. */
export function waitSentence(data: BackfillData, zone: string): { title: string; text: string } | null {
  const { state, waitingFor, nextAt, signedInAgain } = data;
  if (state !== 'on' || waitingFor === null) return null;
  if (waitingFor === 'sign_in') {
    return signedInAgain
      ? { title: 'You are signed in again', text: 'Saving continues within a minute.' }
      : { title: waitReasonText(waitingFor), text: 'Saving continues after you sign in. Saved data stays.' };
  }
  const next = nextAt ? `Continues at ${clockInZone(nextAt, zone)}.` : 'Continues automatically.';
  return { title: waitReasonText(waitingFor), text: next };
}

/** Returns 'hours and minutes'. */
export function choicesText(choices: BackfillData['choices']): string {
  const words = choices.map((choice) => CHOICE_NOUNS[choice]);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
