import type { Archive } from '../archive/types';
import type { AskOptions } from '../upstream/types';

/**
 * An archive that asks as a job does, whatever a report says for somebody who waits: in turn, and for keeps. `ask` is
 * called anew for each question.
 */
export function exportArchive(archive: Archive, ask: () => AskOptions): Archive {
  return {
    ...archive,
    premises: (account) => archive.premises(account, ask()),
    rawAccount: (account) => archive.rawAccount(account, ask()),
    states: (account, since) => archive.states(account, since, ask()),
    fleet: (account, options) => archive.fleet(account, options, ask()),
    bulk: (account) => archive.bulk(account, ask()),
    gridLatest: (account) => archive.gridLatest(account, ask()),
    aggregateUsage: (account, query) => archive.aggregateUsage(account, query, ask()),
    live: (account, premiseId) => archive.live(account, premiseId, ask()),
    series: (account, query) => archive.series(account, query, ask()),
    readings: (account, query) => archive.readings(account, query, ask()),
    gridReadings: (account, query) => archive.gridReadings(account, query, ask()),
    bringGrid: (account, query) => archive.bringGrid(account, query, ask()),
  };
}
