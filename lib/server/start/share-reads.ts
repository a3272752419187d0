import type { Context } from '../ports/context';

/**
 * Returns a context that reads the premises of an account, its meters' names and who lives there only once. For what is
 * rendered at one time for one viewer: it sees no later change.
 */
export function shareReads(ctx: Context): Context {
  const { archive, meterNames, households } = ctx;
  const reads = new Map<string, Promise<unknown>>();
  function once<T>(key: string, read: () => Promise<T>): Promise<T> {
    // Every key has its own type.
    const known = reads.get(key) as Promise<T> | undefined;
    if (known) return known;
    const reading = read();
    reads.set(key, reading);
    return reading;
  }
  return {
    ...ctx,
    archive: {
      ...archive,
      premises: (account, options) =>
        once(`premises ${account.id} ${account.onlyPremise} ${options.purpose} ${options.priority}`, () =>
          archive.premises(account, options),
        ),
    },
    meterNames: { ...meterNames, of: (accountId) => once(`names ${accountId}`, () => meterNames.of(accountId)) },
    households: { ...households, of: (accountId) => once(`people ${accountId}`, () => households.of(accountId)) },
  };
}
