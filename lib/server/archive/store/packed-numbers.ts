import { z } from 'zod';
import { decimalScale, MAX_WHOLE, powerOfTen } from '@/lib/domain/decimal-scale';

/**
 * How a column of numbers is packed into bytes. Numbers are whole multiples of `10^-scale` or, where that is not exact,
 * doubles. Whole numbers are written as differences of `order` 0 to 2, all lowest bytes first, then all next ones, which
 * compresses better. A column that is always another one times `by`, rounded, has no bytes.
 */
export const packingSchema = z.union([
  z.object({ scale: z.number().int().min(-3).max(12), order: z.number().int().min(0).max(2), width: z.number() }),
  z.object({ scale: z.number().int().min(-3).max(12), times: z.string(), by: z.number() }),
  z.object({ doubles: z.literal(true) }),
]);
export type Packing = z.output<typeof packingSchema>;

const DOUBLE_BYTES = 8;
/** As many bytes of a number as fit into 32 bits, its sign included. */
const SMALL_WIDTH = 4;

/** Columns of whole numbers that were packed before, by name; a later one may be a multiple of one of them. */
export type WholeColumns = Map<string, Float64Array>;

/** Returns a column in as few bytes as it takes to have each number back exactly. Adds its whole numbers to `others`. */
export function packNumbers(
  name: string,
  values: Float64Array,
  others: WholeColumns,
): { packing: Packing; bytes: Buffer } {
  const scale = scaleOf(values);
  if (scale === null) return { packing: { doubles: true }, bytes: Buffer.from(Float64Array.from(values).buffer) };
  const whole = values.map((value) => wholeOf(value, scale));
  const multiple = findMultiple(whole, others);
  others.set(name, whole);
  if (multiple) return { packing: { scale, ...multiple }, bytes: Buffer.alloc(0) };
  const differences: Float64Array[] = [whole];
  for (const order of [1, 2]) differences.push(differencesOf(differences[order - 1] ?? whole));
  const sizes = differences.map(bitsOf);
  const order = sizes.indexOf(Math.min(...sizes));
  const bytes = toPlanes(differences[order] ?? whole);
  return { packing: { scale, order, width: whole.length === 0 ? 0 : bytes.length / whole.length }, bytes };
}

/** Returns how many bytes `count` numbers take. */
export function packedSize(packing: Packing, count: number): number {
  if ('doubles' in packing) return count * DOUBLE_BYTES;
  return 'times' in packing ? 0 : count * packing.width;
}

/** Returns the numbers of a packed column. Adds its whole numbers to `others`. */
export function unpackNumbers(
  name: string,
  packing: Packing,
  bytes: Uint8Array,
  count: number,
  others: WholeColumns,
): Float64Array {
  if ('doubles' in packing) return new Float64Array(new Uint8Array(bytes).buffer);
  const whole = 'times' in packing ? timesBase(packing, others) : fromPlanes(bytes, count, packing);
  others.set(name, whole);
  const unit = powerOfTen(Math.abs(packing.scale));
  const values = new Float64Array(whole.length);
  // Not `map`, which calls a function for each number: a tenth of the time of a chunk.
  for (let index = 0; index < values.length; index += 1) {
    const value = whole[index] as number;
    values[index] = packing.scale < 0 ? value * unit : value / unit;
  }
  return values;
}

function timesBase({ times, by }: { times: string; by: number }, others: WholeColumns): Float64Array {
  const base = others.get(times) ?? new Float64Array();
  const whole = new Float64Array(base.length);
  for (let index = 0; index < base.length; index += 1) whole[index] = multipleOf(base[index] as number, by);
  return whole;
}

/** Returns the scale of a column; negative for numbers that are all whole thousands. */
function scaleOf(values: Float64Array): number | null {
  if (values.every((value) => value % 1000 === 0 && Math.abs(value) <= MAX_WHOLE && !Object.is(value, -0))) return -3;
  return decimalScale(values);
}

function wholeOf(value: number, scale: number): number {
  return scale < 0 ? value / powerOfTen(-scale) : Math.round(value * powerOfTen(scale));
}

function findMultiple(whole: Float64Array, others: WholeColumns): { times: string; by: number } | null {
  const largest = whole.reduce((a, value, index) => (Math.abs(value) > Math.abs(whole[a] ?? 0) ? index : a), 0);
  for (const [times, base] of others) {
    const by = (whole[largest] ?? 0) / (base[largest] ?? 0);
    if (base.length !== whole.length || !Number.isFinite(by)) continue;
    if (whole.every((value, index) => multipleOf(base[index] ?? 0, by) === value)) return { times, by };
  }
  return null;
}

/** Never -0. */
function multipleOf(value: number, by: number): number {
  return Math.round(value * by) + 0;
}

function differencesOf(values: Float64Array): Float64Array {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}

/** Returns about how many bits the numbers have. */
function bitsOf(values: Float64Array): number {
  let bits = 0;
  for (const value of values) bits += 32 - Math.clz32(Math.min(Math.abs(value), 2 ** 31));
  return bits;
}

/** Signs are in the lowest bit: 0, -1, 1, -2 are written as 0, 1, 2, 3. */
function toPlanes(values: Float64Array): Buffer {
  const unsigned = values.map((value) => (value < 0 ? -2 * value - 1 : 2 * value));
  const largest = unsigned.reduce((a, b) => Math.max(a, b), 0);
  let width = 0;
  while (256 ** width <= largest) width += 1;
  const planes = Buffer.alloc(values.length * width);
  let rest = unsigned;
  for (let at = 0; at < planes.length; at += values.length) {
    for (let index = 0; index < values.length; index += 1) planes[at + index] = (rest[index] ?? 0) % 256;
    rest = rest.map((value) => Math.floor(value / 256));
  }
  return planes;
}

/** Returns the whole numbers whose differences of an order are in the planes. */
function fromPlanes(
  planes: Uint8Array,
  count: number,
  { width, order }: { width: number; order: number },
): Float64Array {
  const whole = new Float64Array(count);
  let [sum, step] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    const difference = width <= SMALL_WIDTH ? smallAt(planes, index, count) : largeAt(planes, index, count, width);
    if (order === 2) {
      step += difference;
      sum += step;
    } else sum = order === 1 ? sum + difference : difference;
    whole[index] = sum;
  }
  return whole;
}

/** As 32-bit numbers, which are much quicker, where all planes fit into one with its sign. */
function smallAt(planes: Uint8Array, index: number, count: number): number {
  let unsigned = 0;
  for (let at = index, shift = 0; at < planes.length; at += count, shift += 8) {
    unsigned |= (planes[at] as number) << shift;
  }
  return (unsigned >>> 1) ^ -(unsigned & 1);
}

function largeAt(planes: Uint8Array, index: number, count: number, width: number): number {
  let unsigned = 0;
  for (let plane = width - 1; plane >= 0; plane -= 1) {
    unsigned = unsigned * 256 + (planes[plane * count + index] as number);
  }
  // Without %, which is slow for doubles.
  const half = Math.floor(unsigned / 2);
  return unsigned === 2 * half ? half : -half - 1;
}
