import { expect, it, vi } from 'vitest';
import type { Job, Leases } from '../ports/jobs';
import { createJobRunner } from './job-runner';

const MINUTE = 60_000;

/** Several processes on one database, with a clock that advances only when told to. */
function processes() {
  let now = 0;
  let databaseDown = false;
  const row: { holder: string | null; until: number } = { holder: null, until: 0 };
  const sleeping: { at: number; wake: () => void }[] = [];
  const errors: string[] = [];
  const leasesOf = (holder: string): Leases => ({
    async take(_name, forMs) {
      if (databaseDown) throw new Error('no database');
      if (row.holder !== holder && row.until > now) return false;
      Object.assign(row, { holder, until: now + forMs });
      return true;
    },
    async release() {
      if (row.holder === holder) row.until = 0;
    },
  });
  return {
    errors,
    row,
    stopDatabase: () => {
      databaseDown = true;
    },
    runner: (holder: string, step: Job['step']) =>
      createJobRunner({
        sources: [{ due: async () => [{ name: 'export:1', step }] }],
        leases: leasesOf(holder),
        clock: () => now,
        log: { warn: () => {}, error: (_fields, message) => void errors.push(message) },
        sleep: (milliseconds, signal) =>
          new Promise((resolve) => {
            const wake = () => {
              signal.removeEventListener('abort', wake);
              resolve();
            };
            sleeping.push({ at: now + milliseconds, wake });
            signal.addEventListener('abort', wake);
          }),
      }),
    async advanceMinutes(minutes: number) {
      for (let minute = 0; minute < minutes; minute += 1) {
        now += MINUTE;
        const due = sleeping.filter(({ at }) => at <= now);
        for (const sleeper of due) {
          sleeping.splice(sleeping.indexOf(sleeper), 1);
          sleeper.wake();
        }
        await vi.waitFor(() => expect(sleeping.length + Number(ended)).toBeGreaterThan(0));
      }
    },
  };
}

let ended = false;

/** A step that runs until it is finished or aborted. */
function longStep() {
  ended = false;
  let finish: () => void = () => {};
  const step = vi.fn(
    (stop: AbortSignal) =>
      new Promise<boolean>((resolve) => {
        finish = () => {
          ended = true;
          resolve(false);
        };
        stop.addEventListener('abort', () => {
          ended = true;
          resolve(false);
        });
      }),
  );
  return { step, finish: () => finish() };
}

it('keeps the lease of a job while a step takes longer than a lease', async () => {
  const { runner, advanceMinutes } = processes();
  const long = longStep();
  const other = vi.fn(async () => false);
  const first = runner('first', long.step).tick();
  await vi.waitFor(() => expect(long.step).toHaveBeenCalled());
  for (let round = 0; round < 5; round += 1) {
    await advanceMinutes(2);
    await runner('second', other).tick();
  }
  expect(other).not.toHaveBeenCalled();
  expect(ended).toBe(false);
  long.finish();
  await first;
  await runner('second', other).tick();
  expect(other).toHaveBeenCalledTimes(1);
});

it('aborts a step when another process has taken over the job, without logging a failure', async () => {
  const { runner, advanceMinutes, row, errors } = processes();
  const { step } = longStep();
  const first = runner('first', step).tick();
  await vi.waitFor(() => expect(step).toHaveBeenCalled());
  Object.assign(row, { holder: 'second', until: 100 * MINUTE });
  await advanceMinutes(1);
  await first;
  expect(step.mock.calls[0]?.[0].aborted).toBe(true);
  expect(step).toHaveBeenCalledTimes(1);
  expect(errors).toEqual([]);
  expect(row).toEqual({ holder: 'second', until: 100 * MINUTE });
});

it('aborts a step before its lease expires when the lease cannot be renewed', async () => {
  const { runner, advanceMinutes, stopDatabase } = processes();
  const { step } = longStep();
  const first = runner('first', step).tick();
  await vi.waitFor(() => expect(step).toHaveBeenCalled());
  stopDatabase();
  await advanceMinutes(1);
  expect(ended).toBe(false);
  await advanceMinutes(1);
  await first;
  expect(ended).toBe(true);
});

it('stops only when it no longer looks for work, since the database is closed next', async () => {
  let found: (jobs: Job[]) => void = () => {};
  const step = vi.fn(async () => false);
  const runner = createJobRunner({
    sources: [{ due: () => new Promise((resolve) => (found = resolve)) }],
    leases: { take: async () => true, release: async () => {} },
    clock: () => 0,
    log: { warn: () => {}, error: () => {} },
    sleep: async () => {},
  });
  void runner.tick();
  const stopped = vi.fn();
  const stopping = runner.stop().then(stopped);
  await new Promise((resolve) => setTimeout(resolve));
  expect(stopped).not.toHaveBeenCalled();
  found([{ name: 'export:1', step }]);
  await stopping;
  expect(step).not.toHaveBeenCalled();
});
