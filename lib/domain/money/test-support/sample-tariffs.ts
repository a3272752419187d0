import type { Commodity, FixedLine, Tariff, TariffLine, TariffVersion, UsageLine } from '../tariff';

/** Returns a tariff of one version that always applies. */
export function tariffOf(
  lines: TariffLine[],
  version: Partial<TariffVersion> = {},
  commodity: Commodity = 'electricity',
): Tariff {
  return {
    name: 'Test',
    commodity,
    currency: 'USD',
    source: 'typed',
    versions: [
      {
        validFrom: '2000-01-01',
        seasons: [],
        billUnit: 'kWh',
        billRounding: 'none',
        monthRule: 'whole',
        lines,
        ...version,
      },
    ],
  };
}

export function usage(fields: Partial<UsageLine> & Pick<UsageLine, 'bands'>): UsageLine {
  return { id: 'use', label: 'Energy', group: 'supply', kind: 'usage', direction: 'import', ...fields };
}

export function fixed(amount: number, per: FixedLine['per'] = 'month'): FixedLine {
  return { id: 'fixed', label: 'Charge', group: 'fixed', kind: 'fixed', amount, per };
}
