/** Part of a file. `from` and `to` are byte offsets, both included. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * Returns the part of a file of `size` bytes that a `Range` header names. Returns null when the complete file must be
 * sent: no header, another unit, several ranges, or invalid syntax (RFC 9110, 14.2). Returns `unsatisfiable` when the
 * range starts after the end. Pure.
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
 * True when a part may be sent: there is no `If-Range` header, or it names this version of the file, by its strong tag
 * or by its time (`modifiedAt`, milliseconds). Pure.
 */
export function ifRangeMatches(ifRange: string | null, etag: string, modifiedAt: number): boolean {
  if (ifRange === null) return true;
  const text = ifRange.trim();
  if (/^(W\/)?"/.test(text)) return text === etag;
  return Date.parse(text) === Math.floor(modifiedAt / 1000) * 1000;
}
