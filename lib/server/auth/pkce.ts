import { createHash, randomBytes } from 'node:crypto';

/** Secrets of one authorization request (RFC 7636, method S256). All base64url, 256 bits. */
export interface Proof {
  verifier: string;
  challenge: string;
  state: string;
  nonce: string;
}

/** Returns new random secrets. */
export function newProof(): Proof {
  const verifier = randomBytes(32).toString('base64url');
  return {
    verifier,
    challenge: challengeOf(verifier),
    state: randomBytes(32).toString('base64url'),
    nonce: randomBytes(32).toString('base64url'),
  };
}

/** Returns the challenge of a verifier. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
