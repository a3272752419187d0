import type { Answer, Freshness } from '../../domain/answer';
import type { SeriesFrame } from '../../domain/assemble-series';
import type { LiveReading, Premise } from '../../domain/premise';
import type { Series } from '../../domain/series';
import type { AccountRef } from '../account';
import type { AskOptions } from '../upstream/types';

/** A range of one meter's series. `start` and `end` are UTC instants on the premise's calendar. */
export type SeriesQuery = SeriesFrame;

export interface SeriesAnswer extends Freshness {
  data: Series;
  /** The cloud's answer as sent, or as it would be for intervals we added up; for reports that hand it on (`insights`). */
  raw: { summary: Record<string, unknown>; rows: Record<string, unknown>[] };
}

/** What everything above asks for Copper data. Knows how to get it with the fewest requests; nobody above does. */
export interface Archive {
  /** Premises with their meters and gateways: `/app/state` for a home, the partner lists for an enterprise. */
  premises(account: AccountRef, ask: AskOptions): Promise<Answer<Premise[]>>;
  /** The same answer as the cloud sent it, for the raw account download. */
  rawAccount(account: AccountRef, ask: AskOptions): Promise<Answer<Record<string, unknown>>>;
  /** Current rate of each meter of a premise. Home accounts only. */
  live(account: AccountRef, premiseId: string, ask: AskOptions): Promise<Answer<LiveReading[]>>;
  series(account: AccountRef, query: SeriesQuery, ask: AskOptions): Promise<SeriesAnswer>;
  /** Resolves when nothing is being asked for or stored. */
  settled(): Promise<void>;
}
