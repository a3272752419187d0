import { createHash } from 'node:crypto';
import type { Row } from './tables';

const MODULUS = 1n << 256n;

/**
 * A checksum of rows that does not depend on their order, because databases sort text differently: the sum of the
 * SHA-256 of each row. Rows are unique, so differences can't cancel out.
 */
export class Checksum {
  rows = 0;
  #sum = 0n;

  add(row: Row): void {
    const columns = Object.keys(row)
      .sort()
      .map((name) => [name, plain(row[name])]);
    const hash = createHash('sha256').update(JSON.stringify(columns)).digest('hex');
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) % MODULUS;
    this.rows += 1;
  }

  equals(other: Checksum): boolean {
    return this.rows === other.rows && this.#sum === other.#sum;
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
  return value instanceof Date ? { instant: value.toISOString() } : value;
}
