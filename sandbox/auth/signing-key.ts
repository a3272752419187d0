import type { JWK } from 'jose';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

export interface SigningKey {
  privateJwk: JWK;
  publicJwk: JWK;
}

let generated: Promise<SigningKey> | undefined;

async function generate(): Promise<SigningKey> {
  const pair = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const keyFields = { kid: await calculateJwkThumbprint(publicJwk), alg: 'RS256', use: 'sig' };
  return {
    privateJwk: { ...(await exportJWK(pair.privateKey)), ...keyFields },
    publicJwk: { ...publicJwk, ...keyFields },
  };
}

/**
 * Returns the RSA key of this process. Generating one takes up to a second, so all sandboxes of a process share it.
 * Their tokens differ by issuer.
 */
export function signingKey(): Promise<SigningKey> {
  generated ??= generate();
  return generated;
}
