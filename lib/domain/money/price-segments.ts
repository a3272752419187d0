import { clockPieces, instantInPiece, localDayStart, pieceEndMinute } from './clock-pieces';
import { laterDay } from './day-number';
import { dayKindIndex, dayKindsOf } from './holidays';
import { seasonIndex } from './seasons';
import type { PriceListLine, TariffVersion, When } from './tariff';
import { weekBands } from './week-bands';

/** Adjacent or separate spans of instants (milliseconds), sorted, each with the index of its price. */
export interface Segments {
  starts: number[];
  ends: number[];
  bands: number[];
}

/** Local days, `end` excluded. */
export interface DayRange {
  start: string;
  end: string;
}

/**
 * Returns when each band applies on days of a zone, by what the local clock shows. Minutes without a band have no
 * segment; where bands overlap, which `checkTariff` refuses, the first counts.
 */
export function bandSegments(
  version: Pick<TariffVersion, 'seasons' | 'holidays'>,
  bands: readonly When[],
  { start, end }: DayRange,
  zone: string,
): Segments {
  const segments: Segments = { starts: [], ends: [], bands: [] };
  if (bands.length === 1 && bands[0] && isAlways(bands[0])) {
    addSegment(segments, localDayStart(start, zone), localDayStart(end, zone), 0);
    return segments;
  }
  const days = weekBands(version, bands);
  const kinds = dayKindsOf(version).length;
  for (let day = start; day < end; day = laterDay(day, 1)) {
    const runs = days[seasonIndex(version, day) * kinds + dayKindIndex(day, version.holidays)]?.runs ?? [];
    for (const piece of clockPieces(day, zone)) {
      const pieceEnd = pieceEndMinute(piece);
      for (const { from, to, bands: claims } of runs) {
        const [first, last] = [Math.max(from, piece.fromMinute), Math.min(to, pieceEnd)];
        if (first >= last || claims[0] === undefined) continue;
        addSegment(segments, instantInPiece(piece, first), instantInPiece(piece, last), claims[0]);
      }
    }
  }
  return segments;
}

function isAlways({ season, days, hours }: When): boolean {
  return season === undefined && days === undefined && hours === undefined;
}

/** Returns when each price of a list applies, as far as it is within days of a zone. */
export function listSegments({ prices }: PriceListLine, { start, end }: { start: number; end: number }): Segments {
  const segments: Segments = { starts: [], ends: [], bands: [] };
  const { starts, ends } = parsedLists.get(prices) ?? parseList(prices);
  for (const [index, from] of starts.entries()) {
    const [first, last] = [Math.max(start, from), Math.min(end, ends[index] ?? from)];
    if (first < last) addSegment(segments, first, last, index);
  }
  return segments;
}

/** A year of half hours takes long to parse, and each of its bills reads it. */
const parsedLists = new WeakMap<PriceListLine['prices'], { starts: number[]; ends: number[] }>();

function parseList(prices: PriceListLine['prices']) {
  const parsed = {
    starts: prices.map(({ start }) => Date.parse(start)),
    ends: prices.map(({ end }) => Date.parse(end)),
  };
  parsedLists.set(prices, parsed);
  return parsed;
}

function addSegment({ starts, ends, bands }: Segments, start: number, end: number, band: number): void {
  const last = ends.length - 1;
  if (ends[last] === start && bands[last] === band) {
    ends[last] = end;
    return;
  }
  starts.push(start);
  ends.push(end);
  bands.push(band);
}
