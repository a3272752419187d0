import type { BillUnit, Commodity, Tariff } from './tariff';

/** The unit that most bills of a commodity have in the United States. */
export const USUAL_UNIT: Record<Commodity, BillUnit> = {
  electricity: 'kWh',
  gas: 'therm',
  water: 'kgal',
  sewer: 'kgal',
};

const NAMES: Record<Commodity, string> = { electricity: 'Electricity', gas: 'Gas', water: 'Water', sewer: 'Sewer' };

/** Returns a tariff of one price and a monthly charge, which applies to all of the past until it is changed. */
export function simpleTariff(answer: {
  commodity: Commodity;
  price: number;
  monthlyCharge: number;
  currency: string;
  billUnit?: BillUnit;
}): Tariff {
  const { commodity, price, monthlyCharge, currency, billUnit = USUAL_UNIT[commodity] } = answer;
  const isWater = commodity === 'water' || commodity === 'sewer';
  return {
    name: NAMES[commodity],
    commodity,
    currency,
    source: 'typed',
    versions: [
      {
        validFrom: '2000-01-01',
        seasons: [],
        billUnit,
        billRounding: isWater && billUnit !== 'gal' ? 'floor' : 'none',
        monthRule: 'whole',
        lines: [
          {
            id: 'use',
            label: NAMES[commodity],
            group: 'supply',
            kind: 'usage',
            direction: commodity === 'electricity' ? 'net' : 'import',
            bands: [{ tiers: [{ price }] }],
          },
          ...(monthlyCharge > 0
            ? [
                {
                  id: 'monthly',
                  label: 'Monthly charge',
                  group: 'fixed',
                  kind: 'fixed',
                  amount: monthlyCharge,
                  per: 'month',
                } as const,
              ]
            : []),
        ],
      },
    ],
  };
}
