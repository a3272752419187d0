import { randomBytes } from 'node:crypto';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import Provider, { errors, interactionPolicy } from 'oidc-provider';
import { accountOfSub } from '../accounts';
import { accountClaims, CLAIMS_BY_SCOPE } from './account-claims';
import type { AuthServerDeps } from './auth.types';
import { API_AUDIENCE, clientMetadata, isDemoCallback, isLogoutReturn } from './clients';
import type { IssuedTokens } from './issued-tokens';
import type { MemoryStore } from './memory-adapter';
import { messagePage, signOutPage } from './pages';
import type { SigningKey } from './signing-key';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Everything a token for the API may carry. Auth0 puts the granted OIDC scopes into it too. */
const API_SCOPE = 'openid profile email app offline_access';

export const SESSION_COOKIE = 'copper_sandbox_session';

/** Auth0's `audience` is the standard's `resource`; without one, tokens are good for /userinfo only. */
function requestedAudience(ctx: KoaContextWithOIDC): string | undefined {
  const audience = ctx.oidc.params?.audience ?? ctx.oidc.body?.audience;
  if (typeof audience === 'string' && audience !== '') return audience;
  if (ctx.oidc.params?.grant_type === 'client_credentials') {
    throw new errors.AccessDenied('No audience parameter was provided, and no default audience has been configured');
  }
  return undefined;
}

/**
 * oidc-provider drops offline_access unless the request says prompt=consent; Auth0 asks for no such thing, not even
 * with prompt=none. Validators of extra parameters run after that check, so the scope can be put back here.
 */
function keepOfflineAccess(ctx: KoaContextWithOIDC): void {
  const { params, client } = ctx.oidc;
  const asked = typeof ctx.query.scope === 'string' ? ctx.query.scope.split(' ') : [];
  const kept = typeof params?.scope === 'string' ? params.scope.split(' ') : [];
  if (!params || !asked.includes('offline_access') || kept.includes('offline_access')) return;
  if (client?.grantTypeAllowed('refresh_token')) params.scope = [...kept, 'offline_access'].join(' ');
}

/** No consent screen: whatever was asked for is granted. Each authorization is its own family of refresh tokens. */
async function grantEverything(ctx: KoaContextWithOIDC) {
  const { provider, account, client, requestParamScopes, resourceServers } = ctx.oidc;
  const grant = new provider.Grant({ accountId: account?.accountId, clientId: client?.clientId });
  grant.addOIDCScope([...requestParamScopes].filter((scope) => scope !== 'app'));
  for (const resource of Object.keys(resourceServers ?? {})) grant.addResourceScope(resource, API_SCOPE);
  await grant.save();
  return grant;
}

function policyWithoutConsent() {
  const policy = interactionPolicy.base();
  policy.get('consent')?.checks.clear();
  return policy;
}

function configuration(deps: AuthServerDeps, key: SigningKey, store: MemoryStore, tokens: IssuedTokens): Configuration {
  const tokenSeconds = () => deps.settings.tokenSeconds;
  return {
    adapter: store.adapterFor,
    clients: clientMetadata(deps.issuer, deps.clients),
    clientBasedCORS: () => false,
    jwks: { keys: [{ ...key.privateJwk }] },
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    routes: {
      authorization: '/authorize',
      token: '/oauth/token',
      revocation: '/oauth/revoke',
      jwks: '/.well-known/jwks.json',
      userinfo: '/userinfo',
      end_session: '/oidc/logout',
    },
    responseTypes: ['code'],
    claims: CLAIMS_BY_SCOPE,
    // Auth0 puts the claims of the scopes into the id_token, whatever token comes with it.
    conformIdTokenClaims: false,
    extraParams: { audience: keepOfflineAccess },
    pkce: { required: () => true },
    loadExistingGrant: grantEverything,
    expiresWithSession: async () => false,
    rotateRefreshToken: () => deps.settings.rotation,
    // Cookies know hosts, not ports: plain names would collide with those of a dashboard on the same host.
    cookies: {
      names: { session: SESSION_COOKIE, interaction: 'copper_sandbox_sign_in', resume: 'copper_sandbox_resume' },
      keys: [randomBytes(24).toString('hex')],
    },
    ttl: {
      AccessToken: tokenSeconds,
      ClientCredentials: tokenSeconds,
      AuthorizationCode: 10 * MINUTE,
      Grant: 30 * DAY,
      IdToken: 10 * 60 * MINUTE,
      Interaction: 60 * MINUTE,
      RefreshToken: 30 * DAY,
      Session: 3 * DAY,
    },
    formats: { customizers: { jwt: (_ctx, _token, { payload }) => tokens.shape(payload) } },
    interactions: { policy: policyWithoutConsent(), url: (_ctx, { uid }) => `/u/login/${uid}` },
    findAccount: (_ctx, sub) => {
      const account = accountOfSub(sub);
      if (!account) return undefined;
      return { accountId: sub, claims: () => accountClaims(account) };
    },
    renderError: (ctx, out) => {
      if (ctx.path.startsWith('/oauth/')) {
        ctx.body = out;
        return;
      }
      ctx.type = 'html';
      ctx.body = messagePage('This request cannot be answered', `${out.error}: ${out.error_description ?? ''}`);
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      resourceIndicators: {
        enabled: true,
        defaultResource: (ctx) => requestedAudience(ctx),
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== API_AUDIENCE) throw new errors.AccessDenied(`Service not found: ${resource}`);
          return { scope: API_SCOPE, audience: API_AUDIENCE, accessTokenFormat: 'jwt' };
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = signOutPage(form);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = messagePage('Signed out', 'You are signed out of the sandbox.');
        },
      },
    },
  };
}

/** oidc-provider at Auth0's paths, over plain http, with nothing left at a default that it would warn about. */
export function createProvider(
  deps: AuthServerDeps,
  key: SigningKey,
  store: MemoryStore,
  tokens: IssuedTokens,
): Provider {
  const provider = new Provider(deps.issuer, configuration(deps, key, store, tokens));
  const client = provider.Client.prototype;
  const { redirectUriAllowed } = client;
  client.redirectUriAllowed = function allowed(uri) {
    return redirectUriAllowed.call(this, uri) || isDemoCallback(this.clientId, uri);
  };
  client.postLogoutRedirectUriAllowed = function allowed(uri) {
    return isLogoutReturn(this.clientId, this.redirectUris ?? [], uri);
  };
  provider.on('server_error', (_ctx, error) => deps.log(`auth: ${error.stack ?? error.message}`));
  const koa: NodeJS.EventEmitter = provider;
  koa.on('error', (error: Error) => deps.log(`auth: ${error.stack ?? error.message}`));
  return provider;
}
