import type { Archive } from '../ports/archive';
import type { RequestOptions } from '../ports/door';

/**
 * An archive that asks as a job does, whatever a report says for somebody who waits: in turn, and for keeps. `ask` is
 * called anew for each question; where it rejects, the question fails with that and is not asked.
 */
export function archiveForJob(archive: Archive, ask: () => Promise<RequestOptions>): Archive {
  return {
    ...archive,
    premises: async (account) => archive.premises(account, await ask()),
    rawAccount: async (account) => archive.rawAccount(account, await ask()),
    states: async (account, since) => archive.states(account, since, await ask()),
    fleet: async (account, options) => archive.fleet(account, options, await ask()),
    bulk: async (account) => archive.bulk(account, await ask()),
    gridLatest: async (account) => archive.gridLatest(account, await ask()),
    aggregateUsage: async (account, query) => archive.aggregateUsage(account, query, await ask()),
    live: async (account, premiseId) => archive.live(account, premiseId, await ask()),
    series: async (account, query) => archive.series(account, query, await ask()),
    readings: async (account, query) => archive.readings(account, query, await ask()),
    gridReadings: async (account, query) => archive.gridReadings(account, query, await ask()),
    prefetchGrid: async (account, query) => archive.prefetchGrid(account, query, await ask()),
  };
}
