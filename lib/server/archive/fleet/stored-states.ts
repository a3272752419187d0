import { commonZone } from '@/lib/domain/common-zone';
import type { DeviceStates } from '@/lib/domain/device-states';
import { type FirmwareChange, type FirmwareRollout, firmwareRollouts } from '@/lib/domain/fleet/firmware-rollouts';
import { type FleetTrend, fleetTrend } from '@/lib/domain/fleet/fleet-trend';
import type { DeviceHistory } from '@/lib/domain/health';
import { toInstantText } from '@/lib/domain/instant-text';
import type { AccountRef } from '../../account';
import { runInSlices } from '../../concurrency/run-in-slices';
import type { Archive, FleetAnswer } from '../../ports/archive';
import type { RequestOptions } from '../../ports/door';

const DAY_MS = 24 * 3_600_000;
const OPTIONS = { purpose: 'premises', priority: 'person' } as const satisfies RequestOptions;
/** How far back devices in trouble are counted, where that is stored. */
const TREND_DAYS = 90;

type StateArchive = Pick<Archive, 'states' | 'storedStateChanges'>;

/** The instant since which state changes are looked for, and when they begin to be complete, in milliseconds. */
export interface StoredFrom {
  since: string;
  from: number;
  /** False until the first histories are stored, shortly after they were fetched. */
  isRecorded: boolean;
}

/** Returns when the stored state changes begin to be complete, within the last 90 days. */
export async function storedFrom(archive: StateArchive, account: AccountRef, asOf: string): Promise<StoredFrom> {
  const now = Date.parse(asOf);
  const since = toInstantText(now - TREND_DAYS * DAY_MS);
  const { known } = await archive.storedStateChanges(account, { device: 'gateway', id: '' }, since);
  const from = Math.min(known ? Date.parse(known.start) : now, now - 6 * DAY_MS);
  return { since, from, isRecorded: known !== null };
}

/** The lists were fetched just now: these are the same answers, with the stored changes. */
async function storedStates(archive: StateArchive, account: AccountRef, since: string) {
  return (await archive.states(account, since, { ...OPTIONS, acceptAgeSeconds: DAY_MS / 1000 })).data;
}

/** Returns what the stored states of up to 90 days show. They are read once for all of it, and not kept. */
export async function loadOverTime(
  archive: StateArchive,
  account: AccountRef,
  premises: FleetAnswer['data'],
  asOf: string,
  { since, from, isRecorded }: StoredFrom,
  changes: readonly FirmwareChange[],
): Promise<{ trend: FleetTrend; rollouts: FirmwareRollout[]; isRecorded: boolean }> {
  const states = await storedStates(archive, account, since);
  const now = Date.parse(asOf);
  const trend = await runInSlices(fleetTrend(states, { from, asOf: now, zone: commonZone(premises) }));
  const histories = new Map<string, DeviceHistory>();
  for (const { createdAt, gateways } of changes.length === 0 ? [] : withChanges(premises, states)) {
    for (const { id, state, changes: own } of gateways) {
      histories.set(id, { state, changes: own, existsFrom: createdAt, asOf });
    }
  }
  const rollouts = firmwareRollouts(changes, (id) => histories.get(id), { knownFrom: from, asOf: now });
  return { trend, rollouts, isRecorded };
}

/** Returns premises whose devices have the stored state changes since an instant too. */
export async function withStoredChanges(
  archive: StateArchive,
  account: AccountRef,
  premises: FleetAnswer['data'],
  since: string,
): Promise<FleetAnswer['data']> {
  return withChanges(premises, await storedStates(archive, account, since));
}

function withChanges(premises: FleetAnswer['data'], states: readonly DeviceStates[]): FleetAnswer['data'] {
  const stored = new Map(states.map(({ device, id, changes }) => [`${device} ${id}`, changes]));
  return premises.map((premise) => ({
    ...premise,
    meters: premise.meters.map((meter) => ({ ...meter, changes: stored.get(`meter ${meter.id}`) ?? meter.changes })),
    gateways: premise.gateways.map((gateway) => ({
      ...gateway,
      changes: stored.get(`gateway ${gateway.id}`) ?? gateway.changes,
    })),
  }));
}
