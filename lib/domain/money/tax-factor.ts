import type { TariffLine } from './tariff';

/** Returns a line's amount with all taxes on it, as a multiple of the amount: 1.1 with a tax of ten percent. */
export function taxFactor({ id, group }: Pick<TariffLine, 'id' | 'group'>, lines: readonly TariffLine[]): number {
  const shares = [{ id, group, share: 1 }];
  for (const tax of lines) {
    if (tax.kind !== 'percent') continue;
    const base = shares
      .filter((each) => tax.of.includes(each.id) || tax.of.includes(each.group))
      .reduce((sum, { share }) => sum + share, 0);
    shares.push({ id: tax.id, group: tax.group, share: (base * tax.percent) / 100 });
  }
  return shares.reduce((sum, { share }) => sum + share, 0);
}
