import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dayStart, localDay } from '@/lib/domain/calendar';
import { toInstantText } from '@/lib/domain/instant-text';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import type { Archive, BackfillQuery } from '../ports/archive';
import { type SandboxArchive, startSandboxArchive } from './test-support/sandbox-archive';

const OPTIONS = { purpose: 'backfill', priority: 'backfill' } as const;
const NOW = '2026-11-20T14:07:00Z';

let cloud: SandboxArchive;
let owner: AccountRef;
let premise: Premise;
let meter: Meter;

beforeAll(async () => {
  cloud = await startSandboxArchive({ now: NOW, limitHour: 100_000, limitDay: 100_000, admin: true });
  owner = await cloud.home('operator@utility.example');
  const [first] = (await cloud.archive.premises(owner, OPTIONS)).data;
  const [power] = first?.meters ?? [];
  if (!first || !power) throw new Error('owner has no meter');
  premise = first;
  meter = power;
});
afterAll(() => cloud.close());
beforeEach(async () => {
  await cloud.clearSeries();
  cloud.sandbox.faults.clear();
  cloud.takeRequests();
});

const today = () => dayStart(localDay(cloud.sandbox.clock.now(), premise.timezone), premise.timezone);

function query(choice: BackfillQuery['choice'], end: string | null = null, mostDays = 10_000): BackfillQuery {
  return {
    choice,
    meterId: meter.id,
    meterType: meter.type,
    meterCreatedAt: meter.createdAt,
    timezone: premise.timezone,
    start: meter.createdAt ?? '',
    end: end ?? toInstantText(today()),
    maxDays: mostDays,
  };
}

/** Ranges of usage that were requested since the last call, as first and last local day. */
function requestedDays(): string[] {
  const day = (text: string | null) => localDay(Date.parse(text ?? ''), premise.timezone);
  return cloud
    .takeRequests()
    .filter((path) => path.includes('/usage/'))
    .map((path) => new URL(path, 'http://x').searchParams)
    .map((search) => `${day(search.get('start'))} ${day(search.get('end'))}`);
}

async function fillAll(archive: Archive, choice: BackfillQuery['choice']): Promise<number> {
  let steps = 0;
  let end = toInstantText(today());
  while (Date.parse(end) > Date.parse(meter.createdAt ?? '')) {
    end = (await archive.backfillStep(owner, query(choice, end), OPTIONS)).storedFrom;
    steps += 1;
  }
  return steps;
}

describe('backfillStep', () => {
  it('fetches the longest window each time, newest first, back to the day the meter was created', async () => {
    await fillAll(cloud.archive, 'hour');
    const first = localDay(Date.parse(meter.createdAt ?? ''), premise.timezone);
    const now = localDay(today(), premise.timezone);
    const middle = addDays(now, -366);
    expect(requestedDays()).toEqual([`${middle} ${now}`, `${first} ${middle}`]);
  });

  it('fetches nothing twice, also in another process, and returns the oldest number', async () => {
    const step = await cloud.archive.backfillStep(owner, query('day'), OPTIONS);
    expect(step).toMatchObject({ sentRequest: true });
    expect(localDay(Date.parse(step.oldest ?? ''), premise.timezone)).toBe(
      localDay(Date.parse(meter.createdAt ?? ''), premise.timezone),
    );
    requestedDays();
    expect(await cloud.openAnother().backfillStep(owner, query('day'), OPTIONS)).toEqual({
      ...step,
      sentRequest: false,
    });
    expect(requestedDays()).toEqual([]);
  });

  it('skips what is stored at the newest end, and uses the full request for what is not', async () => {
    const end = toInstantText(dayStart(addDays(localDay(today(), premise.timezone), -20), premise.timezone));
    await cloud.archive.backfillStep(owner, query('hour', null, 20), OPTIONS);
    requestedDays();
    await cloud.archive.backfillStep(owner, query('hour'), OPTIONS);
    const lastDay = localDay(Date.parse(end), premise.timezone);
    expect(requestedDays()).toEqual([`${addDays(lastDay, -366)} ${lastDay}`]);
  });

  it('adds up coarser usage from stored finer usage, without a request', async () => {
    const step = await cloud.archive.backfillStep(owner, query('hour', null, 100), OPTIONS);
    requestedDays();
    expect(await cloud.archive.backfillStep(owner, query('day', null, 100), OPTIONS)).toEqual({
      ...step,
      sentRequest: false,
    });
    expect(requestedDays()).toEqual([]);
  });

  it('learns how long a range may be, and plans windows within that', async () => {
    cloud.sandbox.faults.add({ match: 'granularity=fifteenminute', status: 400, times: 1 });
    await cloud.archive.backfillStep(owner, query('fifteenminute', null, 60), OPTIONS);
    expect(requestedDays()).toHaveLength(3);
    const days = await cloud.archive.maxDaysPerRequest(owner);
    expect(days.fifteenminute).toBeLessThan(60);
    expect(days.hour).toBe(366);
  });

  it('throws when the cloud fails', async () => {
    cloud.sandbox.faults.add({ match: '/api/v2/app/usage', status: 404, times: 1 });
    await expect(cloud.archive.backfillStep(owner, query('hour'), OPTIONS)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
