import { BACKFILL_CHOICES, type BackfillChoice } from '@/lib/domain/backfill/choices';
import type { JobWaitReason } from '@/lib/domain/job-wait';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import {
  type AccountRow,
  type BackfillPlanRow,
  findAccountsWithoutPlan,
  findBackfillPlan,
  findDueBackfillPlans,
  recordBackfillWait,
  saveBackfillPlan,
  startBackfillPlan,
  startBackfillRound,
} from '../db/backfill-plans';
import {
  addTracks,
  advanceTrack,
  type BackfillTrackRow,
  clearTrackProblems,
  deleteTracks,
  findNextTrack,
  listTracks,
  stopTrack,
} from '../db/backfill-tracks';
import type { Database } from '../db/database';
import { deleteQueuedWork, saveQueuedWork } from '../db/queued-work';
import type { BackfillPlan, BackfillState, BackfillStore, BackfillTrack } from '../ports/backfill';

/** Returns a `BackfillStore` that keeps plans and tracks in the database. */
export function createBackfillStore(db: Database, clock: Clock): BackfillStore {
  return {
    async plan(accountId) {
      const row = await findBackfillPlan(db, accountId);
      return row && toPlan(row);
    },
    savePlan: (accountId, { choices, ...plan }) =>
      saveBackfillPlan(db, accountId, { ...plan, granularities: JSON.stringify(choices) }, clock()),
    saveWait: (accountId, wait) => recordBackfillWait(db, accountId, wait, clock()),
    accountsWithoutPlan: async (excludedIds, max) =>
      (await findAccountsWithoutPlan(db, excludedIds, max)).map(toAccountRef),
    startPlan(accountId, choices) {
      const now = clock();
      const plan = {
        state: 'on',
        granularities: JSON.stringify(choices),
        waitingFor: null,
        nextAt: null,
        startedAt: now,
      };
      return startBackfillPlan(db, accountId, plan, now);
    },
    due: async (max) => (await findDueBackfillPlans(db, clock(), max)).map(({ account }) => toAccountRef(account)),
    tracks: async (accountId) => (await listTracks(db, accountId)).map(toTrack),
    addTracks: (accountId, tracks) =>
      addTracks(
        db,
        accountId,
        tracks.map(({ choice, ...track }) => ({ ...track, ...seriesColumns(choice) })),
        clock(),
      ),
    async nextTrack(accountId, choice, excludedIds) {
      const row = await findNextTrack(db, accountId, seriesColumns(choice), excludedIds);
      return row && toTrack(row);
    },
    moveTrack: (accountId, read, step) =>
      advanceTrack(db, accountId, { ...trackKey(read), filledFrom: read.filledFrom }, step, clock()),
    stopTrack: (accountId, track, problem) => stopTrack(db, accountId, trackKey(track), problem, clock()),
    clearProblems: (accountId) => clearTrackProblems(db, accountId, clock()),
    startRound: (accountId) => startBackfillRound(db, accountId, clock()),
    deleteTracks: (accountId) => deleteTracks(db, accountId),
    saveQueued: (account, work) =>
      saveQueuedWork(db, account, {
        ...work,
        id: queueId(account.id),
        purpose: 'backfill',
        title: 'Save my history',
        now: clock(),
      }),
    deleteQueued: (accountId) => deleteQueuedWork(db, accountId, queueId(accountId)),
  };
}

function toAccountRef({ id, kind, enterpriseId, clientId }: AccountRow): AccountRef {
  return { id, kind: kind === 'enterprise' ? 'enterprise' : 'home', enterpriseId, clientId };
}

const queueId = (accountId: string) => `backfill:${accountId}`;

/** Returns the archive's resource and granularity for a choice. */
function seriesColumns(choice: BackfillChoice) {
  return choice === 'grid' ? { resource: 'grid', granularity: 'none' } : { resource: 'usage', granularity: choice };
}

function trackKey({ meterId, choice }: BackfillTrack) {
  return { meterId, ...seriesColumns(choice) };
}

function isChoice(value: unknown): value is BackfillChoice {
  return BACKFILL_CHOICES.some((choice) => choice === value);
}

function toPlan(row: BackfillPlanRow): BackfillPlan {
  const choices: unknown = JSON.parse(row.granularities);
  return {
    state: row.state as BackfillState,
    choices: Array.isArray(choices) ? choices.filter(isChoice) : [],
    waitingFor: row.waitingFor as JobWaitReason | null,
    nextAt: row.nextAt?.getTime() ?? null,
    startedAt: row.startedAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  };
}

function toTrack(row: BackfillTrackRow): BackfillTrack {
  const { meterId, resource, granularity, requests, problem } = row;
  return {
    meterId,
    choice: resource === 'grid' ? 'grid' : (granularity as BackfillChoice),
    filledFrom: row.filledFrom.getTime(),
    goal: row.goal?.getTime() ?? null,
    doneAt: row.doneAt?.getTime() ?? null,
    requests,
    problem,
  };
}
