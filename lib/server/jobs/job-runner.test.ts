import { expect, it, vi } from 'vitest';
import type { Job, Leases } from '../ports/jobs';
import { createJobRunner } from './job-runner';

const MINUTE = 60_000;

/** Several processes on one database, and a clock that goes on only when it is told to. */
function machines() {
  let now = 0;
  let down = false;
  const row: { holder: string | null; until: number } = { holder: null, until: 0 };
  const sleepers: { at: number; wake: () => void }[] = [];
  const errors: string[] = [];
  const leasesOf = (holder: string): Leases => ({
    async take(_name, forMs) {
      if (down) throw new Error('no database');
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
    fail: () => {
      down = true;
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
            sleepers.push({ at: now + milliseconds, wake });
            signal.addEventListener('abort', wake);
          }),
      }),
    async minutesPass(minutes: number) {
      for (let minute = 0; minute < minutes; minute += 1) {
        now += MINUTE;
        const due = sleepers.filter(({ at }) => at <= now);
        for (const sleeper of due) {
          sleepers.splice(sleepers.indexOf(sleeper), 1);
          sleeper.wake();
        }
        await vi.waitFor(() => expect(sleepers.length + Number(ended)).toBeGreaterThan(0));
      }
    },
  };
}

let ended = false;

/** A step that goes on until it is told to end, by whom. */
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

it('keeps a job to itself while a step takes longer than a lease', async () => {
  const { runner, minutesPass } = machines();
  const long = longStep();
  const other = vi.fn(async () => false);
  const first = runner('first', long.step).tick();
  await vi.waitFor(() => expect(long.step).toHaveBeenCalled());
  for (let time = 0; time < 5; time += 1) {
    await minutesPass(2);
    await runner('second', other).tick();
  }
  expect(other).not.toHaveBeenCalled();
  expect(ended).toBe(false);
  long.finish();
  await first;
  await runner('second', other).tick();
  expect(other).toHaveBeenCalledTimes(1);
});

it('ends a step whose job another process has taken over, and calls that no failure', async () => {
  const { runner, minutesPass, row, errors } = machines();
  const { step } = longStep();
  const first = runner('first', step).tick();
  await vi.waitFor(() => expect(step).toHaveBeenCalled());
  Object.assign(row, { holder: 'second', until: 100 * MINUTE });
  await minutesPass(1);
  await first;
  expect(step.mock.calls[0]?.[0].aborted).toBe(true);
  expect(step).toHaveBeenCalledTimes(1);
  expect(errors).toEqual([]);
  expect(row).toEqual({ holder: 'second', until: 100 * MINUTE });
});

it('ends a step before its lease does when nobody knows whether that lasts', async () => {
  const { runner, minutesPass, fail } = machines();
  const { step } = longStep();
  const first = runner('first', step).tick();
  await vi.waitFor(() => expect(step).toHaveBeenCalled());
  fail();
  await minutesPass(1);
  expect(ended).toBe(false);
  await minutesPass(1);
  await first;
  expect(ended).toBe(true);
});
