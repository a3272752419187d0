import type { JWK } from 'jose';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

export interface SigningKey {
  privateJwk: JWK;
  publicJwk: JWK;
}

let generated: Promise<SigningKey> | undefined;

async function generate(): Promise<SigningKey> {
  const pair = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const publicPart = await exportJWK(pair.publicKey);
  const marks = { kid: await calculateJwkThumbprint(publicPart), alg: 'RS256', use: 'sig' };
  return { privateJwk: { ...(await exportJWK(pair.privateKey)), ...marks }, publicJwk: { ...publicPart, ...marks } };
}

/**
 * The RSA key of this process. Finding two primes takes up to a second, so several sandboxes in one test process share
 * it; their tokens still differ by issuer.
 */
export function signingKey(): Promise<SigningKey> {
  generated ??= generate();
  return generated;
}
