import type { Clock } from '@/lib/server/clock';
import { AppError } from '@/lib/server/errors';
import { nextPauseMs } from '../concurrency/backoff';

/** What the breaker knows; times in milliseconds. Closed: `openUntil` is null. */
export interface BreakerState {
  /** Counts openings and closings, so that a failure of a request sent before one of them is not counted after it. */
  era: number;
  /** In a row, while closed. */
  failures: number;
  /** The pause of the last opening, before jitter; 0 when the cloud has answered since. */
  pauseMs: number;
  openUntil: number | null;
  /** One request is under way to see whether the cloud is back; should its end get lost, another may go then. */
  probeUntil: number | null;
}

/** The right to send one request. */
export type Pass = Pick<BreakerState, 'era'>;

export const CLOSED: BreakerState = { era: 0, failures: 0, pauseMs: 0, openUntil: null, probeUntil: null };

/** A page costs several requests and a retry for each: one page that meets a cloud in trouble may open it. */
const OPENS_AFTER = 5;
const MAX_PAUSE_MS = 5 * 60_000;
const PAUSES = { firstMs: 15_000, maxMs: MAX_PAUSE_MS };
/** Pauses are shorter by up to this part, so that several sites do not come back at the same moment. */
const JITTER = 0.2;
/** Longer than a request can take. */
const PROBE_MS = 30_000;
/** A probe under way usually ends soon. */
const AFTER_PROBE_MS = 5_000;

/** Whether a request may be sent now, and if not, when trying again can work. Pure. */
export function gate(
  { openUntil, probeUntil }: BreakerState,
  now: number,
): { allowed: true; probe: boolean } | { allowed: false; retryAt: number } {
  if (openUntil === null) return { allowed: true, probe: false };
  // Times further ahead than any pause were written under a clock that was wrong.
  if (openUntil > now && openUntil <= now + MAX_PAUSE_MS) return { allowed: false, retryAt: openUntil };
  if (probeUntil !== null && probeUntil > now && probeUntil <= now + PROBE_MS) {
    return { allowed: false, retryAt: Math.min(probeUntil, now + AFTER_PROBE_MS) };
  }
  return { allowed: true, probe: true };
}

/** After a request was let through by `gate`. Pure. */
export function entered(state: BreakerState, now: number): BreakerState {
  return state.openUntil === null ? state : { ...state, probeUntil: now + PROBE_MS };
}

/** After any answer that shows a cloud at work, whatever its status below 500: closed. Pure. */
export function answered(state: BreakerState): BreakerState {
  if (state.openUntil === null) return state.failures === 0 ? state : { ...state, failures: 0 };
  return { ...CLOSED, era: state.era + 1 };
}

/** After a request that met a cloud that is down. `jitter`: 0 ≤ n < 1. Pure. */
export function failed(state: BreakerState, pass: Pass, now: number, jitter: number): BreakerState {
  if (pass.era !== state.era) return state;
  const failures = state.failures + 1;
  if (state.openUntil === null && failures < OPENS_AFTER) return { ...state, failures };
  const pauseMs = nextPauseMs(state.pauseMs, PAUSES);
  const era = state.openUntil === null ? state.era + 1 : state.era;
  return { era, failures: 0, pauseMs, openUntil: now + Math.round(pauseMs * (1 - JITTER * jitter)), probeUntil: null };
}

/**
 * Stops hammering a cloud that is down, and closes by itself. One for each process and API host: what one process
 * learns in a handful of requests is not worth a table.
 */
export interface Breaker {
  /** What to fail with at once while nothing may be sent: the last failure, with when to try again. Else null. */
  refusal(): AppError | null;
  /** Call right before sending. Throws the `refusal`. */
  enter(): Pass;
  /** Call with what became of the request: the error when the cloud is down, null when it answered. */
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
  let last: AppError | null = null;

  function refusal(): AppError | null {
    const word = gate(state, clock());
    if (word.allowed || !last) return null;
    return new AppError(last.code, {
      userMessage: last.userMessage,
      detail: `not sent, since requests failed in a row: ${last.message}`,
      retryAt: new Date(word.retryAt).toISOString(),
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
      const before = state.openUntil;
      if (error) last = error;
      state = error ? failed(state, pass, clock(), random()) : answered(state);
      if (state.openUntil === before) return;
      if (state.openUntil === null) log.info({}, 'the cloud answers again');
      else
        log.warn({ until: new Date(state.openUntil).toISOString() }, 'the cloud is down: nothing is sent for a while');
    },
  };
}
