import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes as Prisma stores them. */
export type Box = Uint8Array<ArrayBuffer>;

/** A sealed value: the id of its key, and the box (format byte, 12 bytes IV, 16 bytes tag, ciphertext). */
export interface Sealed {
  keyId: string;
  box: Box;
}

/**
 * The column and row that a box belongs to. They are authenticated with the box, so that a box copied to another row or
 * column can't be opened.
 */
export interface SealContext {
  column: 'Token.access' | 'Token.refresh' | 'Session.email' | 'AccessToken.email' | 'SignInAttempt';
  /** Account id of the row; for `SignInAttempt` the id of the attempt. */
  owner: string;
}

/**
 * A box that can't be opened: unknown key, or a box that was moved or changed. Contains no secret, so it can be logged.
 */
export class SealError extends Error {
  override name = 'SealError';
}

/** Seals with the current key, opens with the current and previous keys. */
export interface Keyring {
  /** First 8 hex digits of the hash of the current key. */
  readonly keyId: string;
  /** True when values sealed with this key can be opened. */
  hasKey(keyId: string): boolean;
  seal(text: string, context: SealContext): Sealed;
  /** Throws `SealError`. */
  open(sealed: Sealed, context: SealContext): string;
  /** Returns a keyed one-way hash (32 hex digits), to store a name without revealing it. */
  fingerprint(text: string): string;
}

const FORMAT = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'copper-dashboard', purpose, 32));
}

function idOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

function authenticatedData(context: SealContext): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, context.column, context.owner]));
}

/**
 * Returns a keyring that uses AES-256-GCM with keys derived (HKDF-SHA-256) from the secrets. `previous` secrets are
 * used for opening only.
 */
export function createKeyring(secret: string, previous: readonly string[] = []): Keyring {
  const current = derive(secret, 'seal');
  const keys = new Map([secret, ...previous].map((each) => derive(each, 'seal')).map((key) => [idOf(key), key]));
  const fingerprintKey = derive(secret, 'fingerprint');
  const keyId = idOf(current);

  return {
    keyId,
    hasKey: (id) => keys.has(id),
    seal(text, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(authenticatedData(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return { keyId, box: new Uint8Array(Buffer.concat([Buffer.from([FORMAT]), iv, cipher.getAuthTag(), body])) };
    },
    open(sealed, context) {
      const key = keys.get(sealed.keyId);
      if (!key) throw new SealError(`no key ${sealed.keyId} for ${context.column}`);
      const box = Buffer.from(sealed.box);
      const bodyStart = 1 + IV_BYTES + TAG_BYTES;
      if (box.length < bodyStart || box[0] !== FORMAT) throw new SealError(`unknown format of ${context.column}`);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(1, 1 + IV_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(authenticatedData(context));
        decipher.setAuthTag(box.subarray(1 + IV_BYTES, bodyStart));
        return Buffer.concat([decipher.update(box.subarray(bodyStart)), decipher.final()]).toString('utf8');
      } catch {
        throw new SealError(`${context.column} can not be opened: it was changed or moved`);
      }
    },
    fingerprint(text) {
      return createHmac('sha256', fingerprintKey).update(text).digest('hex').slice(0, 32);
    },
  };
}
