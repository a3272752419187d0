import type { BackfillData } from '@/lib/contract/backfill';
import { CHOICE_NOUNS } from '@/lib/domain/backfill/choices';
import { countText, percentText } from '@/lib/domain/numbers';
import { clockInZone, dayInZone } from '@/lib/domain/times';

/** 'done today', 'done by Mon 9 Nov': when the last of it will be here. */
export function doneText(at: string, zone: string, now: number): string {
  const day = dayText(at, zone, now);
  return day === 'today' ? 'done today' : `done by ${day}`;
}

/** 'today', or 'Mon 9 Nov' with the year where it is not this one. */
function dayText(at: string, zone: string, now: number): string {
  const year = at.slice(0, 4);
  const thisYear = new Date(now).toISOString().slice(0, 4);
  const day = dayInZone(at, zone);
  if (day === dayInZone(new Date(now).toISOString(), zone) && year === thisYear) return 'today';
  return year === thisYear ? day : `${day} ${year}`;
}

/** '1 request', '412 requests'. */
export function requestsText(count: number): string {
  return `${countText(count)} ${count === 1 ? 'request' : 'requests'}`;
}

/** The answer that the page begins with. */
export function historySentence({ state, progress, waitingFor }: BackfillData): string {
  if (state === 'off') return 'Your history is not kept yet';
  if (progress.series > 0 && progress.done === progress.series) return 'All of your history is kept';
  const part = progress.share === null ? '' : `: ${percentText(progress.share)} of it is here`;
  if (state === 'paused') return `Keeping your history is paused${part}`;
  if (waitingFor === 'sign_in') return 'Your history waits for you to sign in again';
  return `Your history is being kept${part}`;
}

/** What is left and when it ends: '412 requests left, done by Mon 9 Nov.' */
export function remainingSentence({ state, progress }: BackfillData, zone: string, now: number): string {
  const { requestsLeft, unknown, endsAt, requestsDone } = progress;
  const done = `${requestsText(requestsDone)} done`;
  if (requestsLeft === 0 && unknown === 0) return `${done}.`;
  const left = requestsLeft === 0 ? '' : `, ${requestsText(requestsLeft)} left`;
  const more = unknown > 0 ? `${left === '' ? ', an unknown number left' : ' that are known of'}` : '';
  const end =
    state !== 'on' || unknown > 0 ? '' : endsAt ? `; ${doneText(endsAt, zone, now)}` : ', too many to say by when';
  return `${done}${left}${more}${end}.`;
}

/** Why nothing happens just now, and what comes next; null while it goes on. */
export function waitSentence(data: BackfillData, zone: string): { title: string; text: string } | null {
  const { state, waitingFor, nextAt, signedInAgain } = data;
  if (state !== 'on' || waitingFor === null) return null;
  const next = nextAt ? `It goes on at ${clockInZone(nextAt, zone)}.` : 'It goes on by itself.';
  if (waitingFor === 'sign_in') {
    return signedInAgain
      ? { title: 'You are signed in again', text: 'It goes on by itself within a minute.' }
      : {
          title: 'Copper asks you to sign in again',
          text: 'Sign in, and it goes on by itself where it was. What is kept stays.',
        };
  }
  if (waitingFor === 'budget') {
    return { title: 'Waiting for requests that are left over', text: `People and their pages come first. ${next}` };
  }
  if (waitingFor === 'cloud') {
    return {
      title: 'Copper does not answer just now',
      text: `It is tried again by itself, less and less often. ${next}`,
    };
  }
  return { title: 'This site cannot reach its own storage', text: `Nothing is asked for that cannot be kept. ${next}` };
}

/** 'hours and minutes'. */
export function choicesText(choices: BackfillData['choices']): string {
  const words = choices.map((choice) => CHOICE_NOUNS[choice]);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
