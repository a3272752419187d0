import type { ClientMetadata } from 'oidc-provider';
import type { ClientSpec } from './auth.types';

export const API_AUDIENCE = 'https://api.copperlabs.com';
export const OTP_GRANT = 'http://auth0.com/oauth/grant-type/passwordless/otp';

/** The public client of the vendor's script. */
export const VENDOR_SCRIPT_CLIENT_ID = 'RvXeGVUtzcz9iWnP4QJFwnVwCHVUoMIA';
/** The client of `npm run demo`: public, or with the secret below. Its redirect may be on any loopback origin. */
export const DEMO_CLIENT_ID = 'copper-dashboard';
export const DEMO_CLIENT_SECRET = 'sandbox-dashboard-secret';
export const ENTERPRISE_CLIENT_ID = 'sandbox-enterprise';
export const ENTERPRISE_CLIENT_SECRET = 'sandbox-enterprise-secret';

const DEMO_CALLBACK_PATH = '/api/auth/callback/copper';

function userClient(id: string, name: string, secret: string | null, redirectUris: string[]): ClientMetadata {
  return {
    client_id: id,
    client_name: name,
    ...(secret === null ? {} : { client_secret: secret }),
    token_endpoint_auth_method: secret === null ? 'none' : 'client_secret_post',
    grant_types: ['authorization_code', 'refresh_token', OTP_GRANT],
    redirect_uris: redirectUris,
  };
}

/** Returns the metadata of every client of this sandbox. */
export function clientMetadata(issuer: string, extra: readonly ClientSpec[]): ClientMetadata[] {
  const clients = [
    userClient(VENDOR_SCRIPT_CLIENT_ID, 'Copper', null, [
      new URL('/api/v2/app', issuer).href,
      `${API_AUDIENCE}/api/v2/app`,
    ]),
    userClient(DEMO_CLIENT_ID, 'Copper Dashboard', null, [`http://localhost:3000${DEMO_CALLBACK_PATH}`]),
    {
      client_id: ENTERPRISE_CLIENT_ID,
      client_name: 'Sandbox Utility',
      client_secret: ENTERPRISE_CLIENT_SECRET,
      token_endpoint_auth_method: 'client_secret_post' as const,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    },
    ...extra.map((client) => userClient(client.id, client.id, client.secret, client.redirectUris)),
  ];
  return [...new Map(clients.map((client) => [client.client_id, client])).values()];
}

function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname);
}

/** True for the demo's callback on any port and below any path: the demo uses whichever port is free. */
export function isDemoCallback(clientId: string, redirectUri: string): boolean {
  const url = URL.parse(redirectUri);
  if (clientId !== DEMO_CLIENT_ID || !url || !isLoopback(url)) return false;
  return url.pathname.endsWith(DEMO_CALLBACK_PATH) && url.search === '' && url.hash === '' && url.username === '';
}

/** True when logout may redirect here: any page on an origin of the client's redirect addresses. */
export function isLogoutReturn(clientId: string, redirectUris: readonly string[], returnTo: string): boolean {
  const url = URL.parse(returnTo);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  if (clientId === DEMO_CLIENT_ID && isLoopback(url)) return true;
  return redirectUris.some((uri) => URL.parse(uri)?.origin === url.origin);
}
