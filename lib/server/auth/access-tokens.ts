import { randomBytes, randomUUID } from 'node:crypto';
import { MAX_TOKENS, TOKEN_PREFIX, TOKEN_SCOPES, type TokenScope } from '@/lib/domain/access-tokens';
import { calendarDayInZone } from '@/lib/domain/times';
import type { Viewer } from '@/lib/server/account';
import type { Clock } from '@/lib/server/clock';
import {
  type AccessTokenRow,
  deleteAccessToken,
  findAccessToken,
  insertAccessToken,
  listAccessTokenRows,
  recordAccessTokenUse,
} from '@/lib/server/db/access-tokens';
import type { Database } from '@/lib/server/db/database';
import { AppError } from '@/lib/server/errors';
import type { AccessTokenInfo, AccessTokens } from '../ports/access-tokens';
import { hashSecret } from './hash-secret';
import { createRefuseSecret } from './refuse-secret';
import { type Keyring, SealError } from './seal';
import type { ViewerIdentity } from './viewer-lookup';

const TOKEN_BYTES = 32;
const WELL_FORMED = /^copper_pat_[A-Za-z0-9_-]{43}$/;

const DAY_MS = 24 * 3_600_000;
const USE_RECORDED_EVERY_MS = 60_000;

/**
 * Creates and checks access tokens. What the owner may see is not stored with the token; `viewerOf` looks it up at each
 * use.
 */
export function createAccessTokens(deps: {
  db: Database;
  keyring: Keyring;
  viewerOf: (identity: ViewerIdentity) => Promise<Viewer>;
  clock: Clock;
  log: { warn(fields: object, message: string): void };
}): AccessTokens {
  const { db, keyring, viewerOf, clock, log } = deps;

  function emailOf({ accountId, keyId, emailSealed }: AccessTokenRow): string | null {
    if (emailSealed === null) return null;
    try {
      return keyring.open({ keyId, box: emailSealed }, { column: 'AccessToken.email', owner: accountId });
    } catch (error) {
      if (error instanceof SealError) return null;
      throw error;
    }
  }

  const refuse = createRefuseSecret(deps, { kind: 'token-from', things: 'invalid access tokens' });

  return {
    async create({ home, email, emailVerified }, { name, scope, days }) {
      const secret = `${TOKEN_PREFIX}${randomBytes(TOKEN_BYTES).toString('base64url')}`;
      const sealed = email === null ? null : keyring.seal(email, { column: 'AccessToken.email', owner: home.id });
      const now = clock();
      const token: AccessTokenInfo = {
        id: randomUUID(),
        name,
        scope,
        createdAt: now,
        expiresAt: now + days * DAY_MS,
        lastUsedAt: null,
      };
      const fields = {
        id: token.id,
        hash: hashSecret(secret),
        name,
        scope,
        keyId: sealed?.keyId ?? keyring.keyId,
        emailSealed: sealed?.box ?? null,
        emailVerified,
        expiresAt: token.expiresAt,
        now,
      };
      if (await insertAccessToken(db, home.id, fields, MAX_TOKENS)) return { secret, token };
      throw new AppError('bad_request', {
        userMessage: `You have ${MAX_TOKENS} access tokens, which is the maximum. Revoke one that you no longer use.`,
      });
    },

    async list({ home }) {
      return (await listAccessTokenRows(db, home.id)).map(tokenInfo);
    },

    revoke: ({ home }, id) => deleteAccessToken(db, home.id, id),

    async authenticate(secret, from) {
      const row = WELL_FORMED.test(secret) ? await findAccessToken(db, hashSecret(secret)) : null;
      if (!row) {
        return refuse(
          from,
          'This access token is not valid: it was revoked or not copied completely. Create a new one under Access tokens in the account menu.',
        );
      }
      const now = clock();
      if (row.expiresAt.getTime() <= now) {
        const day = calendarDayInZone(row.expiresAt.toISOString(), 'UTC');
        return refuse(
          from,
          `This access token expired on ${day}. Create a new one under Access tokens in the account menu.`,
        );
      }
      const before = now - USE_RECORDED_EVERY_MS;
      if (row.lastUsedAt === null || row.lastUsedAt.getTime() <= before) {
        // A failed write of the last use must not block the request.
        await recordAccessTokenUse(db, row.accountId, row.id, { now, before }).catch((err: unknown) =>
          log.warn({ err }, 'use of an access token not recorded'),
        );
      }
      const email = emailOf(row);
      const viewer = await viewerOf({
        sessionId: null,
        home: { id: row.accountId, kind: 'home', enterpriseId: null, clientId: row.account.clientId },
        email,
        emailVerified: email !== null && row.emailVerified,
      });
      return { viewer, scope: scopeOf(row) };
    },
  };
}

function tokenInfo(row: AccessTokenRow): AccessTokenInfo {
  return {
    id: row.id,
    name: row.name,
    scope: scopeOf(row),
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
    lastUsedAt: row.lastUsedAt?.getTime() ?? null,
  };
}

/** A scope that this version does not know counts as `reports`, which allows the least. */
function scopeOf({ scope }: AccessTokenRow): TokenScope {
  return TOKEN_SCOPES.find((each) => each === scope) ?? 'reports';
}
