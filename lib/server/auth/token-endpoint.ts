import { z } from 'zod';
import type { Clock } from '@/lib/server/clock';
import { COPPER_AUDIENCE, type Env } from '@/lib/server/env';
import { AppError } from '@/lib/server/errors';
import type { AuthHost, AuthHostReply } from './auth-host.types';

/** Issued tokens. `expiresAt` is in milliseconds of our clock, so the clock of the auth host does not matter. */
export interface TokenSet {
  accessToken: string;
  /** Null when the response had none; an earlier one stays valid. */
  refreshToken: string | null;
  idToken: string | null;
  scope: string | null;
  expiresAt: number;
}

/** An OAuth error of the auth host. `description` distinguishes cases and is never shown. */
export class GrantRefused extends Error {
  override name = 'GrantRefused';

  constructor(
    readonly status: number,
    readonly error: string,
    readonly description: string,
  ) {
    super(`auth host refused: ${status} ${error}`);
  }
}

/**
 * The grants of `POST /oauth/token`, and `POST /oauth/revoke`. All throw `GrantRefused`, or `AppError` without a usable
 * response.
 */
export interface TokenEndpoint {
  exchangeCode(grant: { clientId: string; code: string; verifier: string; redirectUri: string }): Promise<TokenSet>;
  /** The passwordless grant: exchanges an email code for tokens. */
  redeemEmailCode(grant: { clientId: string; email: string; code: string; scope: string }): Promise<TokenSet>;
  refresh(grant: { clientId: string; refreshToken: string }): Promise<TokenSet>;
  clientCredentials(grant: { clientId: string; clientSecret: string }): Promise<TokenSet>;
  /** Ends a refresh token at the auth host. A token that is not valid any more counts as ended. */
  revoke(grant: { clientId: string; refreshToken: string }): Promise<void>;
}

const OTP_GRANT = 'http://auth0.com/oauth/grant-type/passwordless/otp';

/** Used when the response has no lifetime. Short: the cost is an extra refresh. */
const DEFAULT_LIFETIME_SECONDS = 900;

/** Whatever the response says, a token is renewed after a year. */
const MAX_LIFETIME_SECONDS = 366 * 24 * 3600;

const tokenResponse = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  id_token: z.string().min(1).nullish(),
  scope: z.string().nullish(),
  expires_in: z.coerce.number().positive().nullish().catch(null),
});

const errorResponse = z.object({
  error: z.string().catch('unknown'),
  error_description: z.string().nullish().catch(null),
});

/** Returns the OAuth error of a 4xx response. Throws `AppError` for any other status. */
export function parseRefusal(reply: AuthHostReply): GrantRefused {
  if (reply.status >= 400 && reply.status < 500) {
    const { data } = errorResponse.safeParse(reply.json);
    return new GrantRefused(reply.status, data?.error ?? 'unknown', data?.error_description ?? '');
  }
  throw new AppError('cloud_down', {
    userMessage: 'Copper’s sign-in service is not working right now. Try again in a few minutes.',
    detail: `auth host answered ${reply.status}`,
    upstreamStatus: reply.status,
  });
}

export function createTokenEndpoint(deps: {
  authHost: AuthHost;
  env: Pick<Env, 'oauth'>;
  clock: Clock;
}): TokenEndpoint {
  const { authHost, env, clock } = deps;

  /** Adds the secret of this site's own client, if it has one. */
  function withSecret(body: Record<string, string>): Record<string, string> {
    const { clientId, clientSecret } = env.oauth;
    return body.client_id === clientId && clientSecret ? { client_secret: clientSecret, ...body } : body;
  }

  async function request(body: Record<string, string>): Promise<TokenSet> {
    const sentAt = clock();
    const reply = await authHost.postJson('/oauth/token', withSecret(body));
    if (reply.status !== 200) throw parseRefusal(reply);
    const { data } = tokenResponse.safeParse(reply.json);
    if (!data) {
      throw new AppError('cloud_malformed', {
        userMessage: 'Copper’s sign-in service sent an invalid response. Try again in a few minutes.',
        detail: 'token response of the wrong shape',
      });
    }
    return {
      accessToken: data.access_token,
      refreshToken: data.refresh_token ?? null,
      idToken: data.id_token ?? null,
      scope: data.scope ?? null,
      // From the time of the request: the token may have been issued at any moment since.
      expiresAt: sentAt + Math.min(data.expires_in ?? DEFAULT_LIFETIME_SECONDS, MAX_LIFETIME_SECONDS) * 1000,
    };
  }

  return {
    exchangeCode: ({ clientId, code, verifier, redirectUri }) =>
      request({
        grant_type: 'authorization_code',
        client_id: clientId,
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
      }),
    redeemEmailCode: ({ clientId, email, code, scope }) =>
      request({
        grant_type: OTP_GRANT,
        client_id: clientId,
        username: email,
        otp: code,
        realm: 'email',
        audience: COPPER_AUDIENCE,
        scope,
      }),
    refresh: ({ clientId, refreshToken }) =>
      request({ grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken }),
    clientCredentials: ({ clientId, clientSecret }) =>
      request({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        audience: COPPER_AUDIENCE,
      }),
    async revoke({ clientId, refreshToken }) {
      const body = withSecret({ client_id: clientId, token: refreshToken });
      const reply = await authHost.postJson('/oauth/revoke', body);
      if (reply.status < 200 || reply.status >= 300) throw parseRefusal(reply);
    },
  };
}
