import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { SandboxAccount } from '../accounts';
import { accountOfEmail } from '../accounts';
import { DEMO_CLIENT_ID } from './clients';
import { cookieOf, readFields, sendError, sendJsonBody, sendRedirect } from './http-messages';
import type { OneTimeCodes } from './one-time-codes';
import { codeErrorMessage } from './one-time-codes';
import { signInSession } from './session';

const COOKIE = 'copper_sandbox_passwordless';
const VERIFIED_LIFETIME_MS = 10 * 60_000;

interface Verified {
  account: SandboxAccount;
  code: string;
  expiresAt: number;
}

export interface Passwordless {
  start(req: IncomingMessage, res: ServerResponse): Promise<void>;
  verify(req: IncomingMessage, res: ServerResponse): Promise<void>;
  verifyRedirect(req: IncomingMessage, res: ServerResponse, query: URLSearchParams): Promise<void>;
}

/** Handles sign-in by emailed code: `start`, and the two calls for clients that may not use the OTP grant. */
export function createPasswordless(provider: Provider, codes: OneTimeCodes, clock: () => number): Passwordless {
  const verifiedByCookie = new Map<string, Verified>();

  /** Returns why the redirect is not allowed for this client, or null. */
  async function redirectProblem(query: URLSearchParams): Promise<string | null> {
    const client = await provider.Client.find(query.get('client_id') ?? '');
    if (!client) return 'Unknown client.';
    if (!client.redirectUriAllowed(query.get('redirect_uri') ?? '')) return 'Callback URL mismatch.';
    if (query.get('response_type') !== 'code') return 'Unsupported response type.';
    if (query.get('code_challenge_method') !== 'S256') return 'Parameter code_challenge_method must be S256.';
    if (!/^[\w.~-]{43}$/.test(query.get('code_challenge') ?? '')) return 'Invalid parameter code_challenge.';
    return null;
  }

  return {
    async start(req, res) {
      const fields = await readFields(req);
      const client = await provider.Client.find(fields.get('client_id') ?? '');
      if (!client) return sendError(res, 400, 'invalid_request', 'Unknown client.');
      if (client.clientSecret && client.clientId !== DEMO_CLIENT_ID) {
        const matches = await client.compareClientSecret(fields.get('client_secret') ?? '');
        if (!matches) return sendError(res, 401, 'access_denied', 'Unauthorized');
      }
      if (fields.get('connection') !== 'email') {
        return sendError(res, 400, 'bad.connection', 'Connection does not exist');
      }
      if ((fields.get('send') ?? 'link') !== 'code') {
        return sendError(res, 400, 'bad.send', 'This sandbox sends codes only, not links');
      }
      const account = accountOfEmail(fields.get('email') ?? '');
      if (!account) return sendError(res, 400, 'bad.email', 'error in email - email format validation failed');
      codes.send(account.email);
      const _id = Buffer.from(account.sub).toString('hex').slice(0, 24);
      sendJsonBody(res, 200, { _id, email: account.email, email_verified: account.emailVerified });
    },

    async verify(req, res) {
      const fields = await readFields(req);
      const account = accountOfEmail(fields.get('email') ?? '');
      const code = fields.get('verification_code');
      if (fields.get('connection') !== 'email' || !account || !code) {
        return sendError(res, 400, 'invalid_request', 'Parameters connection, email and verification_code are needed.');
      }
      const check = codes.redeem(account.email, code);
      if (check !== 'ok') return sendError(res, 403, 'invalid_grant', codeErrorMessage(check));
      const id = randomBytes(24).toString('base64url');
      verifiedByCookie.set(id, { account, code: code.trim(), expiresAt: clock() + VERIFIED_LIFETIME_MS });
      res.setHeader('set-cookie', `${COOKIE}=${id}; Path=/passwordless; HttpOnly; SameSite=Lax`);
      sendJsonBody(res, 200, {});
    },

    async verifyRedirect(req, res, query) {
      const problem = await redirectProblem(query);
      if (problem) return sendError(res, 400, 'invalid_request', problem);
      const id = cookieOf(req, COOKIE) ?? '';
      const verified = verifiedByCookie.get(id);
      const email = query.get('email')?.trim().toLowerCase();
      const matches = verified?.account.email === email && verified?.code === query.get('verification_code')?.trim();
      if (!verified || verified.expiresAt <= clock() || !matches) {
        return sendError(res, 403, 'invalid_grant', codeErrorMessage('wrong'));
      }
      verifiedByCookie.delete(id);
      await signInSession(provider, req, res, verified.account.sub);
      const next = new URLSearchParams(query);
      for (const name of ['connection', 'email', 'verification_code']) next.delete(name);
      // Never show a page: every problem must return to the client as an error.
      next.set('prompt', 'none');
      sendRedirect(res, `/authorize?${next}`);
    },
  };
}
