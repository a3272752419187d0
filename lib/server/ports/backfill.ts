import type { BackfillChoice } from '@/lib/domain/backfill/choices';
import type { FilledTrack } from '@/lib/domain/backfill/progress';
import type { AccountRef } from '../account';
import type { JobWaitReason } from './jobs';

export type BackfillState = 'on' | 'paused' | 'off';

/** 'Keep my history' of an account as stored; instants in milliseconds. */
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

/** Where plans and their progress are kept; each method names its account but `due`, which looks for work. */
export interface BackfillStore {
  plan(accountId: string): Promise<BackfillPlan | null>;
  savePlan(accountId: string, plan: Omit<BackfillPlan, 'updatedAt'>): Promise<void>;
  /** Only while the plan is on. */
  saveWait(accountId: string, wait: Pick<BackfillPlan, 'waitingFor' | 'nextAt'>): Promise<void>;
  due(most: number): Promise<AccountRef[]>;
  tracks(accountId: string): Promise<BackfillTrack[]>;
  addTracks(accountId: string, tracks: readonly NewBackfillTrack[]): Promise<void>;
  /** The unfinished track of a choice that is filled least far back; not of the meters in `without`. */
  nextTrack(accountId: string, choice: BackfillChoice, without: readonly string[]): Promise<BackfillTrack | null>;
  /** False when somebody else moved it since it was read. */
  moveTrack(
    accountId: string,
    read: BackfillTrack,
    step: { filledFrom: number; goal: number | null; done: boolean; requests: number },
  ): Promise<boolean>;
  stopTrack(accountId: string, track: BackfillTrack, problem: string): Promise<void>;
  /** Lets tracks with a problem be tried again. */
  clearProblems(accountId: string): Promise<void>;
  /** Begins anew from today, while the plan is on: what is held is passed over. False when it is not on any more. */
  startRound(accountId: string): Promise<boolean>;
  deleteTracks(accountId: string): Promise<void>;
  /** The line on the budget page. */
  saveQueued(
    account: AccountRef,
    work: { requestsDone: number; requestsLeft: number | null } & Pick<BackfillPlan, 'waitingFor' | 'nextAt'>,
  ): Promise<void>;
  deleteQueued(accountId: string): Promise<void>;
}
