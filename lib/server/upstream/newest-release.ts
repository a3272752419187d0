import { z } from 'zod';
import type { Clock } from '../clock';
import type { DoorLog } from './fetch-answer';

/** A version of this software, and the page that says what is new in it. */
export interface Release {
  version: string;
  page: string | null;
}

interface NewestReleaseDeps {
  /** Answers as GitHub's `releases/latest` does. */
  url: string;
  clock: Clock;
  log: DoorLog;
  fetch?: typeof fetch;
}

const ASK_EVERY_MS = 24 * 3_600_000;
const TIMEOUT_MS = 5_000;

const answerSchema = z.object({
  tag_name: z.string().max(50),
  html_url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullish(),
});

/**
 * Returns a function that resolves to the newest release, or to the last one known when the address does not answer; null
 * before the first. It sends at most one request a day, and none before it is called. The request says nothing about
 * this site.
 */
export function createNewestRelease({ url, clock, log, fetch: doFetch = fetch }: NewestReleaseDeps) {
  let askedAt = Number.NEGATIVE_INFINITY;
  let newest: Promise<Release | null> = Promise.resolve(null);

  async function ask(known: Release | null): Promise<Release | null> {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const answer = await doFetch(url, { headers: { accept: 'application/json' }, cache: 'no-store', signal });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const { tag_name, html_url } = answerSchema.parse(await answer.json());
      return { version: tag_name.replace(/^v/, ''), page: html_url ?? null };
    } catch (err) {
      log.warn({ err }, 'the address in UPDATE_CHECK_URL did not say what the newest version is');
      return known;
    }
  }

  return (): Promise<Release | null> => {
    if (clock() - askedAt >= ASK_EVERY_MS) {
      askedAt = clock();
      newest = newest.then(ask);
    }
    return newest;
  };
}
