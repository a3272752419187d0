import { BoundedMap } from '@/lib/domain/bounded-map';
import type { AppError } from '@/lib/server/errors';

const REMEMBERED_MS = 60_000;
const MAX_ERRORS = 1000;

/**
 * Remembers final errors of the cloud (bad request, forbidden, not found) for a minute. A page that is reloaded often
 * must not spend two requests and a token refresh each time.
 */
export class FinalErrors {
  readonly #errors = new BoundedMap<string, { error: AppError; until: number }>(MAX_ERRORS);

  get(key: string, now: number): AppError | null {
    const known = this.#errors.get(key);
    // One that would be remembered longer than a minute was added under a wrong clock.
    if (known && known.until > now && known.until <= now + REMEMBERED_MS) return known.error;
    this.#errors.delete(key);
    return null;
  }

  add(key: string, error: AppError, now: number): void {
    this.#errors.set(key, { error, until: now + REMEMBERED_MS });
  }
}
