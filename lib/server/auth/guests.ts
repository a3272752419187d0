import { randomBytes, randomUUID } from 'node:crypto';
import { MAX_GUESTS } from '@/lib/domain/guests';
import type { GuestOf, Viewer } from '@/lib/server/account';
import type { Clock } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/database';
import {
  deleteGuest,
  findGuest,
  type GuestRow,
  insertGuest,
  listGuestRows,
  recordGuestVisit,
} from '@/lib/server/db/guests';
import { AppError } from '@/lib/server/errors';
import type { GuestInfo, Guests } from '../ports/guests';
import { hashSecret } from './hash-secret';
import { createRefuseSecret } from './refuse-secret';
import type { Keyring } from './seal';
import type { Vault } from './vault';

const SECRET_BYTES = 32;
const WELL_FORMED = /^[A-Za-z0-9_-]{43}$/;
const VISIT_RECORDED_EVERY_MS = 60_000;

type GuestViewer = Viewer & { guest: GuestOf };

/** Guests, and who a guest's secret makes of a request. */
export interface GuestAccess extends Guests {
  /**
   * Returns the viewer that a secret makes; null for an unknown one, and when its guest was ended or the time is over.
   */
  viewerOf(secret: string): Promise<GuestViewer | null>;
  /**
   * Returns the same for someone who opens the link. `from` is the client address, for counting wrong secrets. Throws
   * `token_refused`, and `limited` after too many of those from one address.
   */
  welcome(secret: string, from: string): Promise<GuestViewer>;
}

/**
 * Keeps the guests of homes. A secret is looked up for each request, so that an end
 * takes effect at once, also in other processes. This is the only place that makes a viewer with an `onlyPremise`.
 */
export function createGuests(deps: {
  db: Database;
  keyring: Pick<Keyring, 'fingerprint'>;
  vault: Pick<Vault, 'state'>;
  clock: Clock;
  log: { warn(fields: object, message: string): void };
}): GuestAccess {
  const { db, vault, clock, log } = deps;
  const refuse = createRefuseSecret(deps, { kind: 'guest-from', things: 'wrong guest links' });

  async function viewerOf(secret: string): Promise<GuestViewer | null> {
    const now = clock();
    const row = WELL_FORMED.test(secret) ? await findGuest(db, hashSecret(secret), now) : null;
    if (!row) return null;
    const before = now - VISIT_RECORDED_EVERY_MS;
    if (row.lastSeenAt === null || row.lastSeenAt.getTime() <= before) {
      // A failed write of the visit must not block the request.
      await recordGuestVisit(db, row.accountId, row.id, { now, before }).catch((err: unknown) =>
        log.warn({ err }, 'visit of a guest not recorded'),
      );
    }
    const { accountId, premiseId, name, expiresAt } = row;
    return {
      sessionId: null,
      home: { id: accountId, kind: 'home', enterpriseId: null, clientId: row.account.clientId, onlyPremise: premiseId },
      email: null,
      emailVerified: false,
      enterprises: [],
      isAdmin: false,
      needsSignIn: (await vault.state(accountId)) !== 'usable',
      readsOnly: true,
      guest: { name, until: expiresAt.getTime() },
    };
  }

  return {
    async invite(accountId, { premiseId, name, expiresAt }) {
      const secret = randomBytes(SECRET_BYTES).toString('base64url');
      const now = clock();
      const guest: GuestInfo = { id: randomUUID(), premiseId, name, createdAt: now, expiresAt, lastSeenAt: null };
      const { id } = guest;
      if (
        await insertGuest(db, accountId, { id, premiseId, name, expiresAt, hash: hashSecret(secret), now }, MAX_GUESTS)
      ) {
        return { secret, guest };
      }
      throw new AppError('bad_request', {
        userMessage: `You have ${MAX_GUESTS} guests, which is the maximum. End one who no longer needs to look.`,
      });
    },

    list: async (accountId) => (await listGuestRows(db, accountId)).map(guestInfo),
    end: (accountId, id) => deleteGuest(db, accountId, id),
    viewerOf,

    async welcome(secret, from) {
      const viewer = await viewerOf(secret);
      if (viewer) return viewer;
      return refuse(from, 'This guest link has ended, or was not copied completely. Ask for a new one.');
    },
  };
}

function guestInfo({ id, premiseId, name, createdAt, expiresAt, lastSeenAt }: GuestRow): GuestInfo {
  return {
    ...{ id, premiseId, name },
    createdAt: createdAt.getTime(),
    expiresAt: expiresAt.getTime(),
    lastSeenAt: lastSeenAt?.getTime() ?? null,
  };
}
