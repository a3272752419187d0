import { inflateRawSync } from 'node:zlib';

/**
 * Returns the files of a zip by path, in the order of its index. Written from the format's specification (APPNOTE), so
 * that the writer is not tested with its own library. Throws without an index and for a wrong size.
 */
export function unzip(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('zip has no index');
  const files = new Map<string, Buffer>();
  let offset = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [packed, size] = [zip.readUInt32LE(offset + 20), zip.readUInt32LE(offset + 24)];
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(offset + field)) as [
      number,
      number,
      number,
    ];
    const path = zip.toString('utf8', offset + 46, offset + 46 + name);
    const local = zip.readUInt32LE(offset + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const body = zip.subarray(start, start + packed);
    const content = zip.readUInt16LE(offset + 10) === 8 ? inflateRawSync(body) : body;
    if (content.length !== size) throw new Error(`${path} does not have the size of the index`);
    files.set(path, content);
    offset += 46 + name + extra + comment;
  }
  return files;
}
