import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import type { AccountRef } from '@/lib/server/account';
import { countSentBy } from '@/lib/server/db/ledger';
import type { Services } from '@/lib/server/start/context';

const PRINT_EVERY_MS = 5_000;

/** Prints the requests of a report on standard error while it is made. */
export interface Progress {
  /** Prints a line with the number of requests used so far. */
  print(text: string): Promise<void>;
  stop(): void;
}

/** Starts printing with `print`, a line at a time. `estimate`: the expected number of requests, or null when unknown. */
export function startProgress(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  account: AccountRef,
  estimate: number | null,
  print: (text: string) => void,
): Progress {
  const began = clock() - 1;
  let printed = 0;
  const usedText = (used: number) => {
    const left = Math.max(0, (estimate ?? 0) - used);
    const remaining = left === 0 ? '' : `, about ${left} left`;
    return `${AMERICAN_FORMATS.counted(used, 'request')} used${remaining}`;
  };
  const used = () => countSentBy(db, account.clientId, account.id, began);
  const timer = setInterval(() => {
    void used().then(
      (now) => {
        if (now === printed) return;
        printed = now;
        print(`  ${usedText(now)}`);
      },
      () => undefined,
    );
  }, PRINT_EVERY_MS);
  return {
    async print(text) {
      printed = await used();
      print(`${text} ${usedText(printed)}.`);
    },
    stop: () => clearInterval(timer),
  };
}
