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

/** All scopes of an API token. Auth0 includes the granted OIDC scopes. */
const API_SCOPE = 'openid profile email app offline_access';

export const SESSION_COOKIE = 'copper_sandbox_session';

/** Returns the requested audience (Auth0's name for `resource`). Without one, tokens work only for /userinfo. */
function requestedAudience(ctx: KoaContextWithOIDC): string | undefined {
  const audience = ctx.oidc.params?.audience ?? ctx.oidc.body?.audience;
  if (typeof audience === 'string' && audience !== '') return audience;
  if (ctx.oidc.params?.grant_type === 'client_credentials') {
    throw new errors.AccessDenied('No audience parameter was provided, and no default audience has been configured');
  }
  return undefined;
}

/**
 * Restores the offline_access scope: oidc-provider drops it without prompt=consent, Auth0 does not. Validators of extra
 * parameters run after that check.
 */
function keepOfflineAccess(ctx: KoaContextWithOIDC): void {
  const { params, client } = ctx.oidc;
  const requested = typeof ctx.query.scope === 'string' ? ctx.query.scope.split(' ') : [];
  const granted = typeof params?.scope === 'string' ? params.scope.split(' ') : [];
  if (!params || !requested.includes('offline_access') || granted.includes('offline_access')) return;
  if (client?.grantTypeAllowed('refresh_token')) params.scope = [...granted, 'offline_access'].join(' ');
}

/** Grants all requested scopes without a consent screen. Each authorization starts a new family of refresh tokens. */
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
    // Auth0 always puts the claims of the scopes into the id_token.
    conformIdTokenClaims: false,
    extraParams: { audience: keepOfflineAccess },
    pkce: { required: () => true },
    loadExistingGrant: grantEverything,
    expiresWithSession: async () => false,
    rotateRefreshToken: () => deps.settings.rotation,
    // Cookies ignore the port, so default names would collide with the cookies of a dashboard on the same host.
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
      ctx.body = messagePage('Invalid request', `${out.error}: ${out.error_description ?? ''}`);
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

/** Creates oidc-provider at Auth0's paths, over plain HTTP, with every setting it would warn about set. */
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
