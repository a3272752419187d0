import { BACKFILL_CHOICES, type BackfillChoice } from '@/lib/domain/backfill/choices';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import {
  type BackfillPlanRow,
  findBackfillPlan,
  findDueBackfillPlans,
  recordBackfillWait,
  saveBackfillPlan,
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
import type { JobWaitReason } from '../ports/jobs';

/** Plans and tracks in the database; see `BackfillStore`. */
export function createBackfillStore(db: Database, clock: Clock): BackfillStore {
  return {
    async plan(accountId) {
      const row = await findBackfillPlan(db, accountId);
      return row && planOf(row);
    },
    savePlan: (accountId, { choices, ...plan }) =>
      saveBackfillPlan(db, accountId, { ...plan, granularities: JSON.stringify(choices) }, clock()),
    saveWait: (accountId, wait) => recordBackfillWait(db, accountId, wait, clock()),
    async due(most) {
      const rows = await findDueBackfillPlans(db, clock(), most);
      return rows.map(({ account }): AccountRef => {
        const { id, kind, enterpriseId, clientId } = account;
        return { id, kind: kind === 'enterprise' ? 'enterprise' : 'home', enterpriseId, clientId };
      });
    },
    tracks: async (accountId) => (await listTracks(db, accountId)).map(trackOf),
    addTracks: (accountId, tracks) =>
      addTracks(
        db,
        accountId,
        tracks.map(({ choice, ...track }) => ({ ...track, ...seriesOf(choice) })),
        clock(),
      ),
    async nextTrack(accountId, choice, without) {
      const row = await findNextTrack(db, accountId, seriesOf(choice), without);
      return row && trackOf(row);
    },
    moveTrack: (accountId, read, step) =>
      advanceTrack(db, accountId, { ...keyOf(read), filledFrom: read.filledFrom }, step, clock()),
    stopTrack: (accountId, track, problem) => stopTrack(db, accountId, keyOf(track), problem, clock()),
    clearProblems: (accountId) => clearTrackProblems(db, accountId, clock()),
    startRound: (accountId) => startBackfillRound(db, accountId, clock()),
    deleteTracks: (accountId) => deleteTracks(db, accountId),
    saveQueued: (account, work) =>
      saveQueuedWork(db, account, {
        ...work,
        id: queueId(account.id),
        purpose: 'backfill',
        title: 'Keep my history',
        now: clock(),
      }),
    deleteQueued: (accountId) => deleteQueuedWork(db, accountId, queueId(accountId)),
  };
}

const queueId = (accountId: string) => `backfill:${accountId}`;

/** How a choice is called in the archive. */
function seriesOf(choice: BackfillChoice) {
  return choice === 'grid' ? { resource: 'grid', granularity: 'none' } : { resource: 'usage', granularity: choice };
}

function keyOf({ meterId, choice }: BackfillTrack) {
  return { meterId, ...seriesOf(choice) };
}

function isChoice(value: unknown): value is BackfillChoice {
  return BACKFILL_CHOICES.some((choice) => choice === value);
}

function planOf(row: BackfillPlanRow): BackfillPlan {
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

function trackOf(row: BackfillTrackRow): BackfillTrack {
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
