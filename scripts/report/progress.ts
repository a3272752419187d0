import type { AccountRef } from '@/lib/server/account';
import { countSentBy } from '@/lib/server/db/ledger';
import type { Services } from '@/lib/server/start/context';

const LOOK_EVERY_MS = 5_000;

/** Lines on standard error about what a report costs while it is made. */
export interface Progress {
  /** Writes a line, with the requests that were spent so far. */
  say(text: string): Promise<void>;
  stop(): void;
}

/** `toCome`: requests that were expected at the beginning; null where nobody can tell. */
export function startProgress(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  account: AccountRef,
  toCome: number | null,
): Progress {
  const began = clock() - 1;
  let told = 0;
  const spentText = (spent: number) => {
    const left = toCome === null ? '' : `, about ${Math.max(0, toCome - spent)} to come`;
    return `${spent} ${spent === 1 ? 'request' : 'requests'} spent${left}`;
  };
  const spent = () => countSentBy(db, account.clientId, account.id, began);
  const timer = setInterval(() => {
    void spent().then(
      (now) => {
        if (now === told) return;
        told = now;
        process.stderr.write(`  ${spentText(now)}\n`);
      },
      () => undefined,
    );
  }, LOOK_EVERY_MS);
  return {
    async say(text) {
      told = await spent();
      process.stderr.write(`${text} ${spentText(told)}.\n`);
    },
    stop: () => clearInterval(timer),
  };
}
