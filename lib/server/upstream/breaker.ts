import { nextPauseMs } from '../concurrency/backoff';

/** What a request is about: a failure that all requests of one endpoint or one meter share says nothing about others. */
export interface Target {
  accountId: string;
  endpoint: string;
  /** The meter or premise; for a list, the endpoint itself. */
  subject: string;
}

/** A request that got no answer (`down`), or one that is of no use: unreadable, or the refusal of a new token. */
export interface Failure extends Target {
  kind: 'down' | 'bad_answer';
}

/** State of a breaker; times in milliseconds. Closed while `openUntil` is null. */
export interface BreakerState {
  /** Increases with each opening and closing: failures of requests sent in an earlier era are not counted. */
  era: number;
  /** The latest failures in a row, while closed. */
  failures: readonly Failure[];
  /** The pause of the last opening, before jitter; 0 when the cloud has answered since. */
  pauseMs: number;
  openUntil: number | null;
  /** One request is probing whether the cloud is back. If its result gets lost, another may be sent then. */
  probeUntil: number | null;
}

/** The right to send one request. */
export type Pass = Pick<BreakerState, 'era'>;

/**
 * What a breaker stops, from one endpoint's requests about one meter to all requests. Each has its own failures in a
 * row, and opens only where they are spread enough that the cause cannot be something smaller.
 */
export type BreakerScope = 'target' | 'endpoint' | 'account' | 'host';

export const CLOSED: BreakerState = { era: 0, failures: [], pauseMs: 0, openUntil: null, probeUntil: null };

/** A page costs several requests with a retry each, so one page view during an outage may open the breaker. */
const OPENS_AFTER = 5;
/** Failures in a row that are remembered, to see how they are spread. */
const REMEMBERED = 10;
const MAX_PAUSE_MS = 5 * 60_000;
const PAUSES = { firstMs: 15_000, maxMs: MAX_PAUSE_MS };
/** Pauses are shortened by up to this share, so that several sites do not retry at the same moment. */
const JITTER = 0.2;
/** Longer than a request may take. */
const PROBE_MS = 30_000;
/** A running probe usually ends soon. */
const RETRY_AFTER_PROBE_MS = 5_000;

/** Returns whether a request may be sent now, and if not, when a retry can work. Pure. */
export function gate(
  { openUntil, probeUntil }: BreakerState,
  now: number,
): { allowed: true; probe: boolean } | { allowed: false; retryAt: number } {
  if (openUntil === null) return { allowed: true, probe: false };
  // Times further ahead than any pause were written under a wrong clock.
  if (openUntil > now && openUntil <= now + MAX_PAUSE_MS) return { allowed: false, retryAt: openUntil };
  if (probeUntil !== null && probeUntil > now && probeUntil <= now + PROBE_MS) {
    return { allowed: false, retryAt: Math.min(probeUntil, now + RETRY_AFTER_PROBE_MS) };
  }
  return { allowed: true, probe: true };
}

/** Returns the state after `gate` allowed a request. Pure. */
export function entered(state: BreakerState, now: number): BreakerState {
  return state.openUntil === null ? state : { ...state, probeUntil: now + PROBE_MS };
}

/** Returns the state after a useful answer: closed. Pure. */
export function answered(state: BreakerState): BreakerState {
  if (state.openUntil === null) return state.failures.length === 0 ? state : { ...state, failures: [] };
  return { ...CLOSED, era: state.era + 1 };
}

/** Returns the state after a response that says nothing about what the breaker stops: another probe may be sent. Pure. */
export function undecided(state: BreakerState): BreakerState {
  return state.probeUntil === null ? state : { ...state, probeUntil: null };
}

/** Returns the state after a failed request. `jitter`: 0 ≤ n < 1. Pure. */
export function failed(
  state: BreakerState,
  pass: Pass,
  failure: Failure,
  { scope, now, jitter }: { scope: BreakerScope; now: number; jitter: number },
): BreakerState {
  if (pass.era !== state.era) return state;
  const failures = [...state.failures, failure].slice(-REMEMBERED);
  if (state.openUntil === null && !OPENS[scope](failures)) return { ...state, failures };
  const pauseMs = nextPauseMs(state.pauseMs, PAUSES);
  const era = state.openUntil === null ? state.era + 1 : state.era;
  return { era, failures: [], pauseMs, openUntil: now + Math.round(pauseMs * (1 - JITTER * jitter)), probeUntil: null };
}

const OPENS: Record<BreakerScope, (failures: readonly Failure[]) => boolean> = {
  target: ({ length }) => length >= OPENS_AFTER,
  endpoint: (failures) => failures.length >= OPENS_AFTER && areSpread(failures, { subject: 3 }),
  account: (failures) => failures.length >= OPENS_AFTER && areSpread(failures, { endpoint: 2, subject: 3 }),
  // No answer at all is never about one meter. Bad answers are about the host when several accounts get them.
  host: (failures) => {
    const bad = failures.filter(({ kind }) => kind === 'bad_answer');
    const count = areSpread(bad, { accountId: 2, endpoint: 2, subject: 3 })
      ? failures.length
      : failures.length - bad.length;
    return count >= OPENS_AFTER;
  },
};

/** True when the failures have at least so many different values in each of these fields. */
function areSpread(failures: readonly Failure[], least: Partial<Record<keyof Target, number>>): boolean {
  return (Object.entries(least) as [keyof Target, number][]).every(
    ([field, count]) => new Set(failures.map((failure) => failure[field])).size >= count,
  );
}
