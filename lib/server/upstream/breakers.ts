import { BoundedMap } from '@/lib/domain/bounded-map';
import type { Clock } from '@/lib/server/clock';
import type { AppError } from '@/lib/server/errors';
import { reporter } from '@/lib/server/events';
import {
  answered,
  type BreakerScope,
  type BreakerState,
  CLOSED,
  entered,
  failed,
  gate,
  type Pass,
  type Target,
  undecided,
} from './breaker';
import { notSentError } from './cloud-error';

/** The right to send one request: one pass for each breaker it concerns. */
export type Passes = readonly (Pass & { scope: BreakerScope })[];

/** What came of a request: an answer, a failure, or neither (a refused token that may just be old, a 429). */
export type Outcome =
  | { kind: 'answered' }
  | { kind: 'undecided' }
  | { kind: 'down'; error: AppError }
  | { kind: 'bad_answer'; error: AppError };

/**
 * Stops sending requests where they fail in a row, and starts again by itself: to the whole cloud, for an account, an
 * endpoint of it, or one meter there; see breaker.ts. One for each process and API host: a process learns this from a
 * few requests, so it is not worth storing in the database.
 */
export interface Breakers {
  /** Returns the error to throw while nothing may be sent (the last failure, with the time of the next try), else null. */
  refusal(target: Target): AppError | null;
  /** Call right before sending. Throws the `refusal`. */
  enter(target: Target): Passes;
  /** Call with the result of the request. */
  leave(target: Target, passes: Passes, outcome: Outcome): void;
}

interface BreakersDeps {
  clock: Clock;
  /** 0 ≤ n < 1. */
  random: () => number;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
}

interface OneBreaker {
  state: BreakerState;
  lastError: AppError | null;
}

const reportBreaker = reporter('breaker');

/** More than a fleet's pages ask about. A breaker that is forgotten is closed. */
const MAX_BREAKERS = 2000;
const SCOPES: readonly BreakerScope[] = ['host', 'account', 'endpoint', 'target'];

export function createBreakers({ clock, random, log }: BreakersDeps): Breakers {
  let host: OneBreaker = { state: CLOSED, lastError: null };
  const others = new BoundedMap<string, OneBreaker>(MAX_BREAKERS);

  function find(scope: BreakerScope, target: Target): OneBreaker {
    if (scope === 'host') return host;
    return others.get(keyOf(scope, target)) ?? { state: CLOSED, lastError: null };
  }

  function save(scope: BreakerScope, target: Target, breaker: OneBreaker): void {
    if (scope === 'host') host = breaker;
    // Breakers of what never failed are not stored.
    else if (breaker.state !== CLOSED) others.set(keyOf(scope, target), breaker);
  }

  function refusal(target: Target): AppError | null {
    let latest: { error: AppError; retryAt: number } | null = null;
    for (const scope of SCOPES) {
      const { state, lastError } = find(scope, target);
      const decision = gate(state, clock());
      if (decision.allowed || !lastError || (latest && latest.retryAt >= decision.retryAt)) continue;
      latest = { error: lastError, retryAt: decision.retryAt };
    }
    return latest && notSentError(latest.error, latest.retryAt);
  }

  return {
    refusal,
    enter(target) {
      const refused = refusal(target);
      if (refused) throw refused;
      return SCOPES.map((scope) => {
        const breaker = find(scope, target);
        const state = entered(breaker.state, clock());
        save(scope, target, { ...breaker, state });
        return { scope, era: state.era };
      });
    },
    leave(target, passes, outcome) {
      for (const { scope, ...pass } of passes) {
        const before = find(scope, target);
        const after = next(before, scope, pass, target, outcome);
        save(scope, target, after);
        logChange(scope, target, before.state, after.state);
      }
    },
  };

  function next(breaker: OneBreaker, scope: BreakerScope, pass: Pass, target: Target, outcome: Outcome): OneBreaker {
    const { state } = breaker;
    if (outcome.kind === 'answered') return { ...breaker, state: answered(state) };
    // No answer at all says nothing about an account, an endpoint or a meter.
    if (outcome.kind === 'undecided' || (outcome.kind === 'down' && scope !== 'host'))
      return { ...breaker, state: undecided(state) };
    const at = { scope, now: clock(), jitter: random() };
    return { state: failed(state, pass, { ...target, kind: outcome.kind }, at), lastError: outcome.error };
  }

  function logChange(scope: BreakerScope, { endpoint }: Target, before: BreakerState, after: BreakerState): void {
    if (after.openUntil === before.openUntil) return;
    reportBreaker(() => ({ scope, open: after.openUntil !== null }));
    const what = scope === 'host' ? {} : { scope, endpoint };
    if (after.openUntil === null) log.info(what, 'the cloud is up again');
    else
      log.warn(
        { ...what, until: new Date(after.openUntil).toISOString() },
        'the cloud is down: no requests until the pause ends',
      );
  }
}

function keyOf(scope: BreakerScope, { accountId, endpoint, subject }: Target): string {
  const parts = {
    host: [],
    account: [accountId],
    endpoint: [accountId, endpoint],
    target: [accountId, endpoint, subject],
  };
  return [scope, ...parts[scope]].join('\n');
}
