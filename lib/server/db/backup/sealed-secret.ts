import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { z } from 'zod';
import { BackupError } from './manifest';

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));
const sealedSchema = z.object({ format: z.literal(1), salt: base64, iv: base64, tag: base64, body: base64 });

/** Returns the key of the database as JSON text that only the passphrase opens (scrypt, AES-256-GCM). */
export function sealSecret(secret: string, passphrase: string): string {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), iv);
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  const parts = Object.entries({ salt, iv, tag: cipher.getAuthTag(), body });
  return JSON.stringify({
    format: 1,
    ...Object.fromEntries(parts.map(([name, part]) => [name, part.toString('base64')])),
  });
}

/** Returns the sealed key. Throws `BackupError` for another passphrase or damaged text. */
export function openSecret(text: string, passphrase: string): string {
  try {
    const { salt, iv, tag, body } = sealedSchema.parse(JSON.parse(text));
    const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, salt), iv, { authTagLength: 16 });
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    throw new BackupError('BACKUP_PASSPHRASE does not open the key in this backup.');
  }
}

function keyOf(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase, salt, 32, { N: 2 ** 15, r: 8, maxmem: 64 * 1024 * 1024 });
}
