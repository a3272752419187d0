import { expect, it } from 'vitest';
import { countReads, type ReadCounter, readsPerSlice } from '@/lib/domain/test-support/reads-per-slice';
import { partnerGateways, partnerMeters, partnerPremises } from './partner-lists';
import { joinFleet, joinPremises } from './to-premise';
import { toGatewayStates, toMeterStates } from './to-states';

const SIZE = 12_000;
/** A step's rows, and as many again where one walk ends and the next begins. */
const MOST = 4_000;

const sent = Array.from({ length: SIZE }, (_, place) => ({ id: String(place), premise_id: String(place) }));
const page = { offset: 0 };
const reads: ReadCounter = { count: 0 };
/** Each look at a row in its list counts, and each that makes something of it, which reads this field once. */
const watched = <T extends object>(rows: T[], field: keyof T) => {
  const look = () => {
    reads.count += 1;
    return null;
  };
  return countReads(
    rows.map((row) => Object.defineProperty(row, field, { get: look })),
    reads,
  );
};
const lists = {
  premises: watched(partnerPremises('utility', page).parse(sent).rows, 'name'),
  meters: watched(partnerMeters('utility', page).parse(sent).rows, 'state'),
  gateways: watched(partnerGateways('utility', page).parse(sent).rows, 'state'),
};

it.each([
  ['joinFleet', 6 * SIZE, () => joinFleet(lists)],
  ['joinPremises', 6 * SIZE, () => joinPremises(lists)],
  ['toMeterStates', 2 * SIZE, () => toMeterStates(lists.meters)],
  ['toGatewayStates', 2 * SIZE, () => toGatewayStates(lists.gateways)],
])('whoever runs %s gets a turn after a few thousand rows of the largest fleet', (_name, rows, steps) => {
  const { max, total } = readsPerSlice(steps(), reads);
  expect(total).toBe(rows);
  expect(max).toBeLessThanOrEqual(MOST);
});
