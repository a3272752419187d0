import { AppError } from '../errors';

/** True when the cloud refused a range as too long (400), or its answer is longer than the door accepts. */
export function isTooLong(error: unknown): boolean {
  return error instanceof AppError && (error.upstreamStatus === 400 || error.tooLarge);
}
