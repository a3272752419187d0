import { describe, expect, it } from 'vitest';
import { placeOf, postalPlacesIn } from './postal-places';

const read = (text: string) => postalPlacesIn('codes.csv', () => text);

describe('the file of postal codes', () => {
  it('is empty without the setting', () => {
    expect(postalPlacesIn(undefined, () => '')).toEqual(new Map());
  });

  it('has its columns in any order, with others, quotes, and codes that begin with 0', () => {
    const text =
      '\uFEFF"city",Longitude,LATITUDE,code\r\n"Boston, Beacon Hill",-71.06,42.36,02108\r\n\r\nDenver,-104.97,39.76,"80205"\r\n';
    expect([...read(text)]).toEqual([
      ['02108', { latitude: 42.36, longitude: -71.06 }],
      ['80205', { latitude: 39.76, longitude: -104.97 }],
    ]);
  });

  it.each([
    ['zip,lat,lon\n1,2,3', 'first line must name the columns code, latitude, longitude'],
    ['code,latitude,longitude\n80205,39.76,-104.97\n80206,north,-104', 'line 3 is not a postal code'],
    ['code,latitude,longitude\n80205,139.76,-104.97', 'line 2'],
    ['code,latitude,longitude\n80205,,-104.97', 'line 2'],
    ['code,latitude,longitude\n,39,-104.97', 'line 2'],
  ])('is refused with its place: %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('is refused when it cannot be read', () => {
    const missing = () => {
      throw Object.assign(new Error('no'), { code: 'ENOENT' });
    };
    expect(() => postalPlacesIn('codes.csv', missing)).toThrow(
      'POSTAL_CODES_CSV holds "codes.csv", which can\'t be read (ENOENT).',
    );
  });

  it.each([
    ['80205', true],
    ['80205-1234', true],
    ['2108', true],
    ['80206', false],
    ['', false],
  ])('knows where %j lies: %s', (code, known) => {
    const places = read('code,latitude,longitude\n02108,42.36,-71.06\n80205,39.76,-104.97');
    expect(placeOf(code, places) !== null).toBe(known);
  });

  it('knows a code whose zeros a spreadsheet has dropped', () => {
    const places = read('code,latitude,longitude\n2108,42.36,-71.06');
    expect(placeOf('02108', places)).toEqual({ latitude: 42.36, longitude: -71.06 });
  });
});
