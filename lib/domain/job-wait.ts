import type { Formats } from './formats/formats';
import { waitInWords } from './times';

/** What a job can wait for. */
export const JOB_WAIT_REASONS = ['sign_in', 'budget', 'cloud', 'storage'] as const;
export type JobWaitReason = (typeof JOB_WAIT_REASONS)[number];

const REASON_TEXTS: Record<JobWaitReason, string> = {
  budget: 'Waiting: Copper’s limit is reached',
  sign_in: 'Waiting for you to sign in to Copper again',
  cloud: 'Waiting for Copper to respond',
  storage: 'Waiting: this site can’t store data right now',
};

/** Returns what a job waits for, without a period; an unknown reason is shown as it is. */
export function waitReasonText(reason: string): string {
  return Object.hasOwn(REASON_TEXTS, reason) ? REASON_TEXTS[reason as JobWaitReason] : `Waiting: ${reason}`;
}

/**
 * Returns why a job waits and when it continues: 'Waiting: Copper’s limit is reached. Continues in 5 min, at 2:05 PM.'
 * Null for one that runs. `nextAt` is a UTC instant, shown in `zone`; `now` in milliseconds.
 */
export function jobWaitText(
  { waitingFor, nextAt }: { waitingFor: string | null; nextAt: string | null },
  now: number,
  zone: string,
  formats: Formats,
): string | null {
  const isLater = nextAt !== null && Date.parse(nextAt) > now;
  const next = isLater
    ? `Continues ${waitInWords(nextAt, now)}, at ${formats.clockOrMoment(nextAt, now, zone)}.`
    : null;
  const sentences = [waitingFor === null ? null : `${waitReasonText(waitingFor)}.`, next].filter(
    (each) => each !== null,
  );
  return sentences.length === 0 ? null : sentences.join(' ');
}
