import { createHash } from 'node:crypto';

/** Returns what is stored of a secret. Ours are random, so a fast hash is enough: there is no password to guess. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
