/** Bytes of a file, first and last included. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * The part of a file of `size` bytes that a `Range` header asks for; null where the whole is to be sent: without the
 * header, and for units, several parts or spellings that nobody has to know (RFC 9110, 14.2). `unsatisfiable` where
 * none of it is there. Pure.
 */
export function byteRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const count = Math.min(Number(last), size);
    return count === 0 ? 'unsatisfiable' : { from: size - count, to: size - 1 };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return null;
  if (from >= size) return 'unsatisfiable';
  return { from, to: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

/**
 * Whether a part may be sent at all: `If-Range` names what the asker has the rest of, by a strong tag or by the time
 * of the file (milliseconds). Pure.
 */
export function ifRangeMatches(ifRange: string | null, etag: string, modifiedAt: number): boolean {
  if (ifRange === null) return true;
  const text = ifRange.trim();
  if (/^(W\/)?"/.test(text)) return text === etag;
  return Date.parse(text) === Math.floor(modifiedAt / 1000) * 1000;
}
