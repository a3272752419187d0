import { z } from 'zod';
import { SettingsError } from './settings-error';

/** Where postal codes lie, in degrees, by code. */
export type PostalPlaces = ReadonlyMap<string, { latitude: number; longitude: number }>;

/** The columns of the file, by the names in its first line. Others are left out. */
const COLUMNS = ['code', 'latitude', 'longitude'] as const;

const degrees = (max: number) =>
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number)
    .refine((value) => Math.abs(value) <= max);
const rowSchema = z.tuple([z.string().trim().min(1), degrees(90), degrees(180)]);

/**
 * Returns the places in the CSV that a setting names; none without a setting. Throws `SettingsError` for a file that can't
 * be read, has no such columns, or a line that is no place.
 */
export function postalPlacesIn(path: string | undefined, readFile: (path: string) => string): PostalPlaces {
  if (path === undefined) return new Map();
  const fail = (problem: string) => new SettingsError(`POSTAL_CODES_CSV holds "${path}", ${problem}.`);
  let text: string;
  try {
    text = readFile(path);
  } catch (error) {
    throw fail(`which can't be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = cellsOf(head).map((name) => name.toLowerCase());
  const indexes = COLUMNS.map((name) => names.indexOf(name));
  if (indexes.includes(-1)) throw fail(`whose first line must name the columns ${COLUMNS.join(', ')}`);
  const places = new Map<string, { latitude: number; longitude: number }>();
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const cells = cellsOf(line);
    const row = rowSchema.safeParse(indexes.map((column) => cells[column] ?? ''));
    if (!row.success) throw fail(`whose line ${index + 2} is not a postal code with its latitude and longitude`);
    const [code, latitude, longitude] = row.data;
    places.set(code, { latitude, longitude });
  });
  return places;
}

/**
 * Returns where a postal code lies; null where that is not known. A file may lack the second part of a code (ZIP+4),
 * and the zeros that some US codes begin with, which spreadsheets drop.
 */
export function placeOf(code: string, places: PostalPlaces) {
  const [first = ''] = code.split('-');
  return (
    places.get(code) ??
    places.get(first) ??
    places.get(first.padStart(5, '0')) ??
    places.get(first.replace(/^0+/, '')) ??
    null
  );
}

/** Returns the cells of a line: without line breaks inside, which none of these columns has. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  );
}
