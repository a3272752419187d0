import { expect, it } from 'vitest';
import { countReads, type ReadCounter, readsPerSlice } from '@/lib/domain/test-support/reads-per-slice';
import { partnerGateways, partnerMeters, partnerPremises } from './partner-lists';
import { joinFleet, joinPremises } from './to-premise';
import { toGatewayStates, toMeterStates } from './to-states';

const SIZE = 12_000;
/** The rows of one slice, and as many again where one loop ends and the next starts. */
const MAX_READS = 4_000;

const sent = Array.from({ length: SIZE }, (_, index) => ({ id: String(index), premise_id: String(index) }));
const page = { offset: 0 };
const reads: ReadCounter = { count: 0 };
/** Counts each read of a row from its list, and each read of this field, which a conversion does once. */
const watchField = <T extends object>(rows: T[], field: keyof T) => {
  const read = () => {
    reads.count += 1;
    return null;
  };
  return countReads(
    rows.map((row) => Object.defineProperty(row, field, { get: read })),
    reads,
  );
};
const lists = {
  premises: watchField(partnerPremises('utility', page).parse(sent).rows, 'name'),
  meters: watchField(partnerMeters('utility', page).parse(sent).rows, 'state'),
  gateways: watchField(partnerGateways('utility', page).parse(sent).rows, 'state'),
};

it.each([
  ['joinFleet', 6 * SIZE, () => joinFleet(lists, () => [])],
  ['joinPremises', 6 * SIZE, () => joinPremises(lists)],
  ['toMeterStates', 2 * SIZE, () => toMeterStates(lists.meters)],
  ['toGatewayStates', 2 * SIZE, () => toGatewayStates(lists.gateways, () => [])],
])('%s yields after a few thousand rows of the largest fleet', (_name, rows, steps) => {
  const { max, total } = readsPerSlice(steps(), reads);
  expect(total).toBe(rows);
  expect(max).toBeLessThanOrEqual(MAX_READS);
});
