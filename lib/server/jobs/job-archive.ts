import type { Archive } from '../ports/archive';
import type { RequestOptions } from '../ports/door';

/**
 * Returns an archive whose requests all use a job's options, whatever options a report passes. `options` is called for
 * each request; if it rejects, the request fails and is not sent.
 */
export function archiveForJob(archive: Archive, options: () => Promise<RequestOptions>): Archive {
  return {
    ...archive,
    premises: async (account) => archive.premises(account, await options()),
    rawAccount: async (account) => archive.rawAccount(account, await options()),
    states: async (account, since) => archive.states(account, since, await options()),
    fleet: async (account, fleetOptions) => archive.fleet(account, fleetOptions, await options()),
    emails: async (account, { notBefore }) => archive.emails(account, { ...(await options()), notBefore }),
    bulk: async (account) => archive.bulk(account, await options()),
    gridLatest: async (account) => archive.gridLatest(account, await options()),
    aggregateUsage: async (account, query) => archive.aggregateUsage(account, query, await options()),
    live: async (account, premiseId) => archive.live(account, premiseId, await options()),
    series: async (account, query) => archive.series(account, query, await options()),
    readings: async (account, query) => archive.readings(account, query, await options()),
    gridReadings: async (account, query) => archive.gridReadings(account, query, await options()),
    prefetchGrid: async (account, query) => archive.prefetchGrid(account, query, await options()),
  };
}
