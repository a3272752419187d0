import type { Log } from '@/lib/server/log';
import { GrantRefused, type TokenEndpoint } from './token-endpoint';

/** Tokens that this site has forgotten. */
export interface ForgottenTokens {
  clientId: string;
  refreshToken: string | null;
}

/** A sign-out waits no longer for the auth host. */
const WAIT_MS = 3_000;

/**
 * Returns a function that ends forgotten refresh tokens at the auth host, so that a copy of one is worthless. Best
 * effort: it never throws, and resolves after three seconds at the latest; a request that is on its way goes on. Call it
 * after the tokens are deleted here.
 */
export function createRevokeTokens(deps: {
  tokenEndpoint: Pick<TokenEndpoint, 'revoke'>;
  log: Log;
  waitMs?: number;
}): (tokens: ForgottenTokens) => Promise<void> {
  const { tokenEndpoint, log, waitMs = WAIT_MS } = deps;

  return async ({ clientId, refreshToken }) => {
    if (refreshToken === null) return;
    const revoked = tokenEndpoint.revoke({ clientId, refreshToken }).then(
      () => log.info('refresh token revoked'),
      (err: unknown) => {
        const refusal = err instanceof GrantRefused ? { status: err.status, problem: err.error } : { err };
        log.warn(refusal, 'refresh token not revoked at the auth host');
      },
    );
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, waitMs);
    });
    await Promise.race([revoked, timeout]);
    clearTimeout(timer);
  };
}
