import { expect, it } from 'vitest';
import { nominalHertzOf, nominalVoltsOf } from './nominals';

const gateway = (nominalVolts: 120 | 240, nominalHertz: 50 | 60, samples: number) => ({
  nominalVolts,
  nominalHertz,
  samples,
});

it('takes all gateways into account, but not the defaults of those without measurements', () => {
  const silent = gateway(120, 60, 0);
  expect(nominalVoltsOf([silent, gateway(240, 50, 9)])).toEqual([240]);
  expect(nominalHertzOf([silent, gateway(240, 50, 9)])).toEqual([50]);
  expect(nominalVoltsOf([gateway(240, 60, 9), gateway(120, 60, 9)])).toEqual([120, 240]);
  expect(nominalHertzOf([gateway(120, 60, 9), gateway(240, 50, 9)])).toEqual([50, 60]);
  expect(nominalVoltsOf([silent])).toEqual([120]);
  expect(nominalHertzOf([])).toEqual([60]);
});
