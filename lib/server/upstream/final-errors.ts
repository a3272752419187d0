import type { AppError } from '@/lib/server/errors';

const BELIEVED_MS = 60_000;
const MOST = 1000;

/**
 * Remembers for a minute that the cloud said a final no (bad request, forbidden, not found): a page that asks again
 * and again must not spend two requests and a token refresh each time.
 */
export class FinalErrors {
  readonly #known = new Map<string, { error: AppError; until: number }>();

  get(key: string, now: number): AppError | null {
    const known = this.#known.get(key);
    if (known && known.until > now && known.until <= now + BELIEVED_MS) return known.error;
    this.#known.delete(key);
    return null;
  }

  add(key: string, error: AppError, now: number): void {
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, { error, until: now + BELIEVED_MS });
  }
}
