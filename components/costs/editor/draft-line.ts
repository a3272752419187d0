import type { Band, TariffLine, TariffVersion } from '@/lib/domain/money/tariff';

/** Kinds of lines that can be added, by what people call them. */
export const NEW_LINES = {
  usage: 'Price per unit',
  fixed: 'Fixed charge',
  percent: 'Tax or discount in percent',
  demand: 'Demand charge',
  export: 'Credit for energy you send',
} as const;
export type NewLine = keyof typeof NEW_LINES;

/** Returns a new line with an id that no other one has. */
export function newLine(kind: NewLine, lines: readonly TariffLine[]): TariffLine {
  const ids = new Set(lines.map((line) => line.id));
  let id: string = kind;
  for (let number = 2; ids.has(id); number += 1) id = `${kind}-${number}`;
  const band: Band = { tiers: [{ price: 0 }] };
  switch (kind) {
    case 'usage':
      return { id, label: 'Energy', group: 'supply', kind: 'usage', direction: 'import', bands: [band] };
    case 'export':
      return { id, label: 'Energy you sent', group: 'credit', kind: 'usage', direction: 'export', bands: [band] };
    case 'fixed':
      return { id, label: 'Monthly charge', group: 'fixed', kind: 'fixed', amount: 0, per: 'month' };
    case 'percent':
      return {
        id,
        label: 'Tax',
        group: 'tax',
        kind: 'percent',
        of: ['supply', 'delivery', 'fixed', 'demand'],
        percent: 0,
      };
    case 'demand':
      return { id, label: 'Demand', group: 'demand', kind: 'demand', windowMinutes: 15, tiers: [{ price: 0 }] };
  }
}

/** Returns a version with a line replaced, or without it for null. */
export function withLine(version: TariffVersion, index: number, line: TariffLine | null): TariffVersion {
  return { ...version, lines: version.lines.flatMap((each, at) => (at === index ? (line ?? []) : each)) };
}

/** Returns a list with an item replaced, or without it for null. */
export function withItem<T>(items: readonly T[], index: number, item: T | null): T[] {
  return items.flatMap((each, at) => (at === index ? (item === null ? [] : [item]) : [each]));
}

/**
 * Returns bands with one more price. Beside a price for all times it takes the evening, and the other one the rest, so that
 * every hour still has one.
 */
export function withBand(bands: readonly Band[]): Band[] {
  const [only] = bands;
  if (bands.length !== 1 || !only || only.hours || only.days) return [...bands, { tiers: [{ price: 0 }] }];
  return [
    { ...only, label: only.label ?? 'Off-peak', hours: [['21:00', '16:00']] },
    { ...only, label: 'Peak', hours: [['16:00', '21:00']] },
  ];
}

/** Returns bands without one; the last one that is left is for all times. */
export function withoutBand(bands: readonly Band[], index: number): Band[] {
  const left = withItem(bands, index, null);
  return left.length === 1 ? left.map((band) => ({ ...band, hours: undefined, days: undefined })) : left;
}
