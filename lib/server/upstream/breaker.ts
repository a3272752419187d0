import type { Clock } from '@/lib/server/clock';
import { AppError } from '@/lib/server/errors';
import { nextPauseMs } from '../concurrency/backoff';

/** State of the breaker; times in milliseconds. Closed while `openUntil` is null. */
export interface BreakerState {
  /** Increases with each opening and closing: failures of requests sent in an earlier era are not counted. */
  era: number;
  /** Failures in a row, while closed. */
  failures: number;
  /** The pause of the last opening, before jitter; 0 when the cloud has answered since. */
  pauseMs: number;
  openUntil: number | null;
  /** One request is probing whether the cloud is back. If its result gets lost, another may be sent then. */
  probeUntil: number | null;
}

/** The right to send one request. */
export type Pass = Pick<BreakerState, 'era'>;

export const CLOSED: BreakerState = { era: 0, failures: 0, pauseMs: 0, openUntil: null, probeUntil: null };

/** A page costs several requests with a retry each, so one page view during an outage may open the breaker. */
const OPENS_AFTER = 5;
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

/** Returns the state after any response with a status below 500: closed. Pure. */
export function answered(state: BreakerState): BreakerState {
  if (state.openUntil === null) return state.failures === 0 ? state : { ...state, failures: 0 };
  return { ...CLOSED, era: state.era + 1 };
}

/** Returns the state after a request that found the cloud down. `jitter`: 0 ≤ n < 1. Pure. */
export function failed(state: BreakerState, pass: Pass, now: number, jitter: number): BreakerState {
  if (pass.era !== state.era) return state;
  const failures = state.failures + 1;
  if (state.openUntil === null && failures < OPENS_AFTER) return { ...state, failures };
  const pauseMs = nextPauseMs(state.pauseMs, PAUSES);
  const era = state.openUntil === null ? state.era + 1 : state.era;
  return { era, failures: 0, pauseMs, openUntil: now + Math.round(pauseMs * (1 - JITTER * jitter)), probeUntil: null };
}

/**
 * Stops sending requests while the cloud is down, and closes by itself. One for each process and API host: a process
 * learns this from five requests, so it is not worth storing in the database.
 */
export interface Breaker {
  /** Returns the error to throw while nothing may be sent (the last failure, with the time of the next try), else null. */
  refusal(): AppError | null;
  /** Call right before sending. Throws the `refusal`. */
  enter(): Pass;
  /** Call with the result of the request: the error when the cloud is down, null when it responded. */
  leave(pass: Pass, error: AppError | null): void;
}

interface BreakerDeps {
  clock: Clock;
  /** 0 ≤ n < 1. */
  random: () => number;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
}

export function createBreaker({ clock, random, log }: BreakerDeps): Breaker {
  let state = CLOSED;
  let lastError: AppError | null = null;

  function refusal(): AppError | null {
    const decision = gate(state, clock());
    if (decision.allowed || !lastError) return null;
    return new AppError(lastError.code, {
      userMessage: lastError.userMessage,
      detail: `not sent, since several requests failed in a row: ${lastError.message}`,
      retryAt: new Date(decision.retryAt).toISOString(),
    });
  }

  return {
    refusal,
    enter() {
      const refused = refusal();
      if (refused) throw refused;
      state = entered(state, clock());
      return { era: state.era };
    },
    leave(pass, error) {
      const openBefore = state.openUntil;
      if (error) lastError = error;
      state = error ? failed(state, pass, clock(), random()) : answered(state);
      if (state.openUntil === openBefore) return;
      if (state.openUntil === null) log.info({}, 'the cloud is up again');
      else
        log.warn(
          { until: new Date(state.openUntil).toISOString() },
          'the cloud is down: no requests until the pause ends',
        );
    },
  };
}
