import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '@/lib/server/db/database';
import { openDatabase } from '@/lib/server/db/open';
import { freshDatabase } from '@/lib/server/db/test-support/fresh-database';
import { createAttempts } from './attempts';
import { newProof } from './pkce';
import { createKeyring } from './seal';
import { createSignInLimits, SIGN_IN_LIMITS, type SignInLimits } from './sign-in-limits';
import { createSignInSweep } from './sign-in-sweep';

const MINUTE = 60_000;
const keyring = createKeyring('a secret for the tests only', []);

let db: Database;
let now: number;
let waits: number[];
let limits: SignInLimits;
let close: () => Promise<void>;

beforeEach(async () => {
  const fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  now = Date.parse('2026-03-01T12:00:00Z');
  waits = [];
  limits = createSignInLimits({ db, keyring, clock: () => now, wait: async (pause) => void waits.push(pause) });
  close = async () => {
    await db.close();
    await fresh.remove();
  };
});
afterEach(() => close());

/** True when the start is allowed. */
async function starts(from: string, email: string | null): Promise<boolean> {
  return limits.start(from, email).then(
    () => true,
    (error) => {
      expect(error).toMatchObject({ code: 'too_many_attempts' });
      return false;
    },
  );
}

async function allowed(count: number, start: (index: number) => Promise<boolean>): Promise<number> {
  let total = 0;
  for (let index = 0; index < count; index += 1) if (await start(index)) total += 1;
  return total;
}

const rows = () => db.query((tables) => tables.attemptCounter.findMany());

describe('limits of sign-in starts', () => {
  it('lets a stranger use up neither the mailbox of another person nor the site', async () => {
    const mailbox = 'alex@example.com';
    expect(await allowed(30, () => starts('192.0.2.1', mailbox))).toBe(SIGN_IN_LIMITS.emailsForMailboxAndAddress);
    expect(await starts('192.0.2.2', mailbox)).toBe(true);
    const others = await allowed(100, (index) => starts('192.0.2.1', `guest-${index}@example.com`));
    expect(others).toBe(SIGN_IN_LIMITS.startsForAddress - 30);
    expect(await starts('192.0.2.2', 'kim@example.com')).toBe(true);
  });

  it('limits the emails to a mailbox from all addresses together', async () => {
    const sent = await allowed(40, (index) => starts(`192.0.2.${index}`, 'alex@example.com'));
    expect(sent).toBe(SIGN_IN_LIMITS.emailsForMailbox);
    now += 15 * MINUTE;
    expect(await starts('192.0.2.1', 'alex@example.com')).toBe(true);
  });

  it('slows down the emails of the site above its limit, and refuses none', async () => {
    const guest = (index: number) => starts(`2001:db8:0:${index}::/64`, `guest-${index}@example.com`);
    const setCount = (count: number) =>
      db.query((tables) =>
        tables.attemptCounter.updateMany({ where: { key: keyring.fingerprint('start-site:') }, data: { count } }),
      );
    expect(await guest(0)).toBe(true);
    await setCount(SIGN_IN_LIMITS.emailsForSite - 1);
    expect(await allowed(4, (index) => guest(index + 1))).toBe(4);
    expect(waits).toEqual([100, 200, 300]);
    await setCount(SIGN_IN_LIMITS.emailsForSite + 98);
    waits.length = 0;
    expect(await allowed(4, (index) => guest(index + 5))).toBe(4);
    expect(waits).toEqual([9900, 10_000, 10_000, 10_000]);
    waits.length = 0;
    now += 15 * MINUTE;
    expect(await guest(9)).toBe(true);
    expect(waits).toEqual([]);
  });

  it('leaves one small row for an address that floods, and no longer writes it', async () => {
    expect(await allowed(200, () => starts('192.0.2.1', null))).toBe(SIGN_IN_LIMITS.startsForAddress);
    expect(await rows()).toMatchObject([{ count: SIGN_IN_LIMITS.startsForAddress + 1 }]);
  });
});

describe('sweep', () => {
  function attemptsWith(maxAttempts: number) {
    const sweep = createSignInSweep({ db, clock: () => now, maxAttempts });
    return { sweep, attempts: createAttempts({ db, keyring, clock: () => now, sweep }) };
  }
  const stored = () => db.query((tables) => tables.signInAttempt.findMany({ orderBy: { createdAt: 'asc' } }));

  it('stores small rows, whatever is typed', async () => {
    const { attempts } = attemptsWith(100);
    const { id } = await attempts.begin('email', { ...newProof(), email: `a@${'x'.repeat(240)}.example.com` });
    const [row] = await stored();
    expect(row?.sealed.length).toBeLessThan(600);
    expect(await attempts.open(id, 'email')).toMatchObject({ challenge: expect.stringMatching(/^[\w-]{43}$/) });
  });

  it('keeps the newest attempts when there are too many', async () => {
    const { attempts, sweep } = attemptsWith(5);
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      now += 1000;
      ids.push((await attempts.begin('code', { ...newProof(), email: null })).id);
    }
    now += MINUTE;
    await sweep();
    expect((await stored()).map(({ id }) => id)).toEqual(ids.slice(-5));
  });

  it('does not let a flood within a minute pass the limit by more than 250', async () => {
    const { attempts } = attemptsWith(5);
    for (let index = 0; index < 300; index += 1) await attempts.begin('code', { ...newProof(), email: null });
    expect((await stored()).length).toBeLessThanOrEqual(5 + 250);
  }, 60_000);

  it('deletes attempts an hour after they expired, and counters after their window', async () => {
    const { attempts, sweep } = attemptsWith(100);
    await starts('192.0.2.1', null);
    await attempts.begin('code', { ...newProof(), email: null });
    now += 69 * MINUTE;
    await sweep();
    expect([(await stored()).length, (await rows()).length]).toEqual([1, 0]);
    now += 2 * MINUTE;
    await sweep();
    expect(await stored()).toEqual([]);
  });

  it('works again after the clock was set back', async () => {
    const { attempts, sweep } = attemptsWith(0);
    await sweep();
    now -= 24 * 60 * MINUTE;
    await attempts.begin('code', { ...newProof(), email: null });
    now += 2 * MINUTE;
    await sweep();
    expect(await stored()).toEqual([]);
  });
});
