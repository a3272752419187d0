import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes as Prisma stores them. */
export type Box = Uint8Array<ArrayBuffer>;

/** A sealed value: what it was sealed with, and the box (form byte, 12 bytes IV, 16 bytes tag, ciphertext). */
export interface Sealed {
  keyId: string;
  box: Box;
}

/**
 * Where a box belongs. It is authenticated with the box, so that one copied into another row or column doesn't
 * open there.
 */
export interface SealContext {
  column: 'Token.access' | 'Token.refresh' | 'Session.email' | 'AccessToken.email' | 'SignInAttempt';
  /** Account id of the row; the attempt's own id for `SignInAttempt`. */
  owner: string;
}

/** A box that can't be opened: key gone, box moved or changed. Says no more, so that it can be logged. */
export class SealError extends Error {
  override name = 'SealError';
}

/** Seals with the current key and opens with any key it knows. */
export interface Keyring {
  /** First 8 hex digits of the hash of the current key. */
  readonly keyId: string;
  seal(text: string, place: SealContext): Sealed;
  /** Throws `SealError`. */
  open(sealed: Sealed, place: SealContext): string;
  /** One-way, keyed: names a thing in a table without telling it (32 hex digits). */
  fingerprint(text: string): string;
}

const FORM = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'copper-dashboard', purpose, 32));
}

function idOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

function placeBytes(place: SealContext): Buffer {
  return Buffer.from(JSON.stringify([FORM, place.column, place.owner]));
}

/**
 * AES-256-GCM with keys derived (HKDF-SHA-256) from the secret. Secrets used before can be passed so that what they
 * sealed stays readable; new boxes always use the first.
 */
export function createKeyring(secret: string, previous: readonly string[] = []): Keyring {
  const current = derive(secret, 'seal');
  const keys = new Map([secret, ...previous].map((each) => derive(each, 'seal')).map((key) => [idOf(key), key]));
  const fingerprintKey = derive(secret, 'fingerprint');
  const keyId = idOf(current);

  return {
    keyId,
    seal(text, place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(placeBytes(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return { keyId, box: new Uint8Array(Buffer.concat([Buffer.from([FORM]), iv, cipher.getAuthTag(), body])) };
    },
    open(sealed, place) {
      const key = keys.get(sealed.keyId);
      if (!key) throw new SealError(`no key ${sealed.keyId} for ${place.column}`);
      const box = Buffer.from(sealed.box);
      const bodyStart = 1 + IV_BYTES + TAG_BYTES;
      if (box.length < bodyStart || box[0] !== FORM) throw new SealError(`unknown form of ${place.column}`);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(1, 1 + IV_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(placeBytes(place));
        decipher.setAuthTag(box.subarray(1 + IV_BYTES, bodyStart));
        return Buffer.concat([decipher.update(box.subarray(bodyStart)), decipher.final()]).toString('utf8');
      } catch {
        throw new SealError(`${place.column} does not open: it was changed or belongs elsewhere`);
      }
    },
    fingerprint(text) {
      return createHmac('sha256', fingerprintKey).update(text).digest('hex').slice(0, 32);
    },
  };
}
