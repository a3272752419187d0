import type { AccountRef } from '@/lib/server/account';
import type { Clock } from '@/lib/server/clock';
import { AppError } from '@/lib/server/errors';
import { reporter } from '@/lib/server/events';
import type { Slots } from '../concurrency/slots';
import type { RequestOptions, TokenSource, UpstreamRequest } from '../ports/door';
import type { Target } from './breaker';
import type { Breakers, Outcome, Passes } from './breakers';
import { type CloudFailure, cloudError } from './cloud-error';
import { isDeeperThan } from './json-depth';
import type { Ledger } from './ledger';
import { requestKey } from './request-key';
import type { Send, SendOutcome } from './send';

/** What the door writes to its log; pino fits. */
export interface DoorLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface FetchDeps {
  send: Send;
  ledger: Ledger;
  breakers: Breakers;
  slots: Slots;
  tokens: TokenSource;
  clock: Clock;
  log: DoorLog;
  /** 0 ≤ n < 1. */
  random: () => number;
  sleep: (ms: number) => Promise<void>;
}

/** A complete, well-formed answer, or the cloud's word that the cached one is still valid (304). */
export type Fetched<T> =
  | { kind: 'body'; value: T; body: Uint8Array; headers: Record<string, string> }
  | { kind: 'not_modified'; headers: Record<string, string> };

/** Makes a request conditional: its validators, and whether a 304 is about the answer they name. */
export interface Condition {
  headers: Record<string, string>;
  isMetBy: (headers: Record<string, string>) => boolean;
}

type Attempt<T> = Fetched<T> | { kind: 'failed'; error: AppError; failure: CloudFailure };

const reportRequest = reporter('request');

const RETRY_AFTER_MS = 300;
/** The cloud's answers have up to six levels. */
const MAX_JSON_DEPTH = 100;
const RETRY_JITTER_MS = 700;

/**
 * Fetches one answer from the cloud, with at most one refresh of the token (401, 403) and one retry (connection lost,
 * 5xx). Each request is counted before it is sent. Sends nothing while a breaker is open. Throws `AppError`.
 */
export async function fetchAnswer<T>(
  deps: FetchDeps,
  account: AccountRef,
  request: UpstreamRequest<T>,
  condition: Condition | null,
  options: Pick<RequestOptions, 'purpose' | 'priority' | 'unpaced' | 'onSent'>,
): Promise<Fetched<T>> {
  const { breakers, slots, tokens, random, sleep } = deps;
  const target = targetOf(account, request);
  let refreshed = false;
  const attempt = (token: string) =>
    slots.run(options.priority, () => attemptOnce(deps, account, request, condition, options, token, refreshed));
  const refusal = breakers.refusal(target);
  if (refusal) throw refusal;
  let token = await tokens.accessToken(account);
  let result = await attempt(token);
  let retried = false;
  while (result.kind === 'failed') {
    const { error, failure } = result;
    if (isTokenRefused(failure) && !refreshed) {
      refreshed = true;
      token = await tokens.refresh(account, token);
      result = await attempt(token);
    } else if (isTransient(failure) && !retried && !breakers.refusal(target)) {
      retried = true;
      await sleep(RETRY_AFTER_MS + random() * RETRY_JITTER_MS);
      // When no budget is left for the retry, the error of the first try explains more.
      result = await attempt(token).catch((refused: unknown) => {
        throw (
          breakers.refusal(target) ?? (refused instanceof AppError && refused.upstreamStatus === null ? error : refused)
        );
      });
    } else {
      // Once a breaker is open, its error has the better time to retry.
      throw (!isTokenRefused(failure) && breakers.refusal(target)) || error;
    }
  }
  return result;
}

async function attemptOnce<T>(
  deps: FetchDeps,
  account: AccountRef,
  request: UpstreamRequest<T>,
  condition: Condition | null,
  options: Pick<RequestOptions, 'purpose' | 'priority' | 'unpaced' | 'onSent'>,
  token: string,
  isNewToken: boolean,
): Promise<Attempt<T>> {
  const { send, ledger, breakers, clock, log } = deps;
  const { endpoint } = request;
  const target = targetOf(account, request);
  let passes: Passes = [];
  const { purpose, priority, unpaced = false } = options;
  const pending = { account, endpoint, purpose, priority, unpaced };
  const id = await ledger.begin(pending, () => {
    passes = breakers.enter(target);
  });
  options.onSent?.();
  const startedAt = clock();
  const sent = await send(requestKey(request), { ...condition?.headers, authorization: `Bearer ${token}` });
  const attempt = readOutcome(sent, request, condition, clock());
  breakers.leave(target, passes, outcomeFor(attempt, isNewToken));
  const status = sent.kind === 'answer' ? sent.status : null;
  const outcome =
    attempt.kind === 'body' ? 'ok' : attempt.kind === 'failed' ? outcomeOf(attempt.failure) : attempt.kind;
  // The request is already counted. A failure to record its end must not lose the answer.
  await ledger.end(account, id, { status, outcome }).catch((err: unknown) => {
    log.warn({ err, endpoint }, 'end of a request not recorded');
  });
  const ms = clock() - startedAt;
  reportRequest(() => ({ purpose, endpoint, outcome, milliseconds: ms }));
  const line = { endpoint, purpose, status, outcome, ms };
  if (attempt.kind === 'failed') log.warn({ ...line, err: attempt.error }, 'request to the cloud failed');
  else log.info(line, 'request to the cloud');
  if (sent.kind === 'answer' && status === 429) throw await ledger.pause(account, sent.headers);
  return attempt;
}

function readOutcome<T>(
  outcome: SendOutcome,
  request: UpstreamRequest<T>,
  condition: Condition | null,
  now: number,
): Attempt<T> {
  const failed = (failure: CloudFailure): Attempt<T> => ({
    kind: 'failed',
    failure,
    error: cloudError(failure, request.endpoint, now),
  });
  if (outcome.kind !== 'answer') return failed(outcome);
  const { status, headers, body } = outcome;
  if (status === 304)
    return condition?.isMetBy(headers) ? { kind: 'not_modified', headers } : failed({ kind: 'malformed' });
  if (status !== 200) return failed({ kind: 'status', status });
  try {
    if (isDeeperThan(body, MAX_JSON_DEPTH)) throw new Error('JSON is nested too deeply');
    const value = request.parse(JSON.parse(new TextDecoder().decode(body)));
    return { kind: 'body', value, body, headers };
  } catch (cause) {
    return failed({ kind: 'malformed', cause });
  }
}

function outcomeOf(failure: CloudFailure): string {
  return failure.kind === 'status' ? `status_${failure.status}` : failure.kind;
}

function isTokenRefused(failure: CloudFailure): boolean {
  return failure.kind === 'status' && (failure.status === 401 || failure.status === 403);
}

function targetOf(account: AccountRef, { endpoint, subject = endpoint }: UpstreamRequest<unknown>): Target {
  return { accountId: account.id, endpoint, subject };
}

/** Statuses with which the cloud answers about this request. The ledger handles 429. */
const ANSWERS: ReadonlySet<number> = new Set([400, 404, 405, 429]);

/** Returns what the breakers learn from an attempt. */
function outcomeFor<T>(attempt: Attempt<T>, isNewToken: boolean): Outcome {
  if (attempt.kind !== 'failed') return { kind: 'answered' };
  const { failure, error } = attempt;
  if (failure.kind === 'timeout' || isTransient(failure)) return { kind: 'down', error };
  if (failure.kind === 'status' && ANSWERS.has(failure.status)) return { kind: 'answered' };
  // The token may just be old. And a range that is too long is halved, which says nothing about the cloud.
  if ((isTokenRefused(failure) && !isNewToken) || failure.kind === 'too_large') return { kind: 'undecided' };
  return { kind: 'bad_answer', error };
}

/** True for failures worth an immediate retry. Not for a timeout: the user has waited long enough. */
function isTransient(failure: CloudFailure): boolean {
  return failure.kind === 'network' || (failure.kind === 'status' && failure.status >= 500);
}
