import type { BackfillChoice } from '@/lib/domain/backfill/choices';
import type { FilledTrack } from '@/lib/domain/backfill/progress';
import type { JobWaitReason } from '@/lib/domain/job-wait';
import type { AccountRef } from '../account';

export type BackfillState = 'on' | 'paused' | 'off';

/** An account's history plan ("Save my history") as stored; instants in milliseconds. */
export interface BackfillPlan {
  state: BackfillState;
  choices: BackfillChoice[];
  waitingFor: JobWaitReason | null;
  nextAt: number | null;
  startedAt: number;
  updatedAt: number;
}

/** How far back one choice is filled for a meter, or for a gateway (`grid`); instants in milliseconds. */
export interface BackfillTrack extends FilledTrack {
  meterId: string;
}

export type NewBackfillTrack = Pick<BackfillTrack, 'meterId' | 'choice' | 'filledFrom' | 'goal'>;

/**
 * Stores plans and their progress. Every method takes an account, except `due` and `accountsWithoutPlan`, which look for
 * work.
 */
export interface BackfillStore {
  plan(accountId: string): Promise<BackfillPlan | null>;
  savePlan(accountId: string, plan: Omit<BackfillPlan, 'updatedAt'>): Promise<void>;
  /** Returns home accounts that are signed in and never had a plan, without those of `excludedIds`. */
  accountsWithoutPlan(excludedIds: readonly string[], max: number): Promise<AccountRef[]>;
  /** Starts a plan, unless the account has one, whatever its state. */
  startPlan(accountId: string, choices: readonly BackfillChoice[]): Promise<void>;
  /** Has an effect only while the plan is on. */
  saveWait(accountId: string, wait: Pick<BackfillPlan, 'waitingFor' | 'nextAt'>): Promise<void>;
  due(max: number): Promise<AccountRef[]>;
  tracks(accountId: string): Promise<BackfillTrack[]>;
  addTracks(accountId: string, tracks: readonly NewBackfillTrack[]): Promise<void>;
  /** Returns the unfinished track of a choice that is filled least far back, excluding the meters in `excludedIds`. */
  nextTrack(accountId: string, choice: BackfillChoice, excludedIds: readonly string[]): Promise<BackfillTrack | null>;
  /** Returns false if another process moved the track since it was read. */
  moveTrack(
    accountId: string,
    read: BackfillTrack,
    step: { filledFrom: number; goal: number | null; done: boolean; requests: number },
  ): Promise<boolean>;
  stopTrack(accountId: string, track: BackfillTrack, problem: string): Promise<void>;
  /** Lets tracks with a problem be tried again. */
  clearProblems(accountId: string): Promise<void>;
  /** Starts over from today if the plan is on; stored data is skipped. Returns false if the plan is no longer on. */
  startRound(accountId: string): Promise<boolean>;
  deleteTracks(accountId: string): Promise<void>;
  /** Saves the entry in the queue on the budget page. */
  saveQueued(
    account: AccountRef,
    work: { requestsDone: number; requestsLeft: number | null } & Pick<BackfillPlan, 'waitingFor' | 'nextAt'>,
  ): Promise<void>;
  deleteQueued(accountId: string): Promise<void>;
}
