import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { accountOfEmail, accountOfSub } from '../accounts';
import { claimsInScope } from './account-claims';
import type { AuthServer, AuthServerDeps } from './auth.types';
import { isLogoutReturn } from './clients';
import { InvalidBodyError, sendError, sendHtml, sendJsonBody, sendRedirect } from './http-messages';
import { createIssuedTokens } from './issued-tokens';
import { createMemoryStore } from './memory-adapter';
import { createOneTimeCodes } from './one-time-codes';
import { registerOtpGrant } from './otp-grant';
import { mailboxPage, messagePage } from './pages';
import { createPasswordless } from './passwordless';
import { createProvider } from './provider';
import { signOutSession } from './session';
import { handleSignIn } from './sign-in';
import { signingKey } from './signing-key';
import { handleTokenRequest, respondLikeAuth0 } from './token-endpoint';

const AUTH_PATHS = /^\/(authorize|oauth|oidc|passwordless|u\/login|v2\/logout|userinfo|mailbox|\.well-known)(\/|$)/;

/** Creates the sandbox's sign-in service: it behaves like an Auth0 tenant and runs on oidc-provider. */
export async function createAuthServer(options: AuthServerDeps): Promise<AuthServer> {
  const deps = { ...options, issuer: new URL('/', options.issuer).href };
  const key = await signingKey();
  const store = createMemoryStore();
  const tokens = await createIssuedTokens(deps.issuer, key, deps.clock);
  const codes = createOneTimeCodes(deps.clock, deps.log);
  const provider = createProvider(deps, key, store, tokens);
  respondLikeAuth0(provider, deps.settings);
  registerOtpGrant(provider, deps.settings, codes);
  const passwordless = createPasswordless(provider, codes, deps.clock);
  const handleByProvider = provider.callback();

  /** Accepts API tokens at /userinfo, as Auth0 does. oidc-provider accepts only its own opaque tokens there. */
  async function userinfo(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const token = /^bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? '';
    if (!token.includes('.')) return handleByProvider(req, res);
    const verified = await tokens.verify(token);
    const account = verified && accountOfSub(verified.sub);
    const scopes = verified?.scope.split(' ') ?? [];
    if (!account || !scopes.includes('openid')) return sendError(res, 401, 'invalid_token', 'Unauthorized');
    sendJsonBody(res, 200, Object.fromEntries(claimsInScope(account, scopes)));
  }

  async function dispatch(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', deps.issuer);
    const signIn = /^\/u\/login\/([\w-]+)$/.exec(url.pathname)?.[1];
    if (signIn) return handleSignIn(provider, req, res, signIn);
    switch (`${req.method} ${url.pathname}`) {
      case 'POST /oauth/token':
      case 'POST /oauth/revoke':
        return handleTokenRequest(req, res, handleByProvider);
      case 'POST /passwordless/start':
        return passwordless.start(req, res);
      case 'POST /passwordless/verify':
        return passwordless.verify(req, res);
      case 'GET /passwordless/verify_redirect':
        return passwordless.verifyRedirect(req, res, url.searchParams);
      case 'GET /userinfo':
      case 'POST /userinfo':
        return userinfo(req, res);
      case 'GET /v2/logout':
        return logout(provider, req, res, url.searchParams);
      case 'GET /mailbox':
        return sendHtml(res, 200, mailboxPage(codes.mailbox.all()));
      case 'GET /authorize':
        // Auth0 ignores a nonce without the openid scope; oidc-provider rejects it.
        if (!(url.searchParams.get('scope') ?? '').split(' ').includes('openid')) url.searchParams.delete('nonce');
        req.url = `${url.pathname}${url.search}`;
        return handleByProvider(req, res);
      default:
        return handleByProvider(req, res);
    }
  }

  return {
    handles: (pathname) => AUTH_PATHS.test(pathname),
    async handle(req, res) {
      try {
        await dispatch(req, res);
      } catch (error) {
        if (error instanceof InvalidBodyError) return sendError(res, 400, 'invalid_request', error.message);
        deps.log(`auth: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        if (res.headersSent) res.destroy();
        else sendError(res, 500, 'server_error', 'The sandbox failed. See its log.');
      }
    },
    verify: (accessToken) => tokens.verify(accessToken),
    mailbox: codes.mailbox,
    async revoke(email) {
      const account = accountOfEmail(email);
      if (account) store.revokeAccount(account.sub);
    },
  };
}

/** `GET /v2/logout?client_id&returnTo`: Auth0's own logout, without a confirmation page. */
async function logout(provider: Provider, req: IncomingMessage, res: ServerResponse, query: URLSearchParams) {
  const returnTo = query.get('returnTo');
  const client = await provider.Client.find(query.get('client_id') ?? '');
  if (returnTo !== null && !(client && isLogoutReturn(client.clientId, client.redirectUris ?? [], returnTo))) {
    const text = 'The "returnTo" address is not among the allowed logout addresses of this client.';
    return sendHtml(res, 400, messagePage('Invalid request', text));
  }
  await signOutSession(provider, req, res);
  if (returnTo !== null) return sendRedirect(res, returnTo);
  sendHtml(res, 200, messagePage('Signed out', 'You are signed out of the sandbox.'));
}
