import { DEMO_CLIENT_ID, ENTERPRISE_CLIENT_ID, ENTERPRISE_CLIENT_SECRET, OTP_GRANT } from './auth/clients';
import type { Sandbox } from './start';

/** Gets tokens for tests and tools in the fewest requests. The browser flows are tested in `auth/`. */
const AUDIENCE = 'https://api.copperlabs.com';

async function post(sandbox: Sandbox, path: string, body: Record<string, string>): Promise<Record<string, unknown>> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const result = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(result)}`);
  return result;
}

/** Returns an access token of an account, by emailed code. Needs the passwordless grant to be open. */
export async function userToken(sandbox: Sandbox, email: string, clientId = DEMO_CLIENT_ID): Promise<string> {
  return (await userTokens(sandbox, email, clientId)).accessToken;
}

/** Returns the access token with its refresh token. */
export async function userTokens(
  sandbox: Sandbox,
  email: string,
  clientId = DEMO_CLIENT_ID,
): Promise<{ accessToken: string; refreshToken: string }> {
  await post(sandbox, '/passwordless/start', { client_id: clientId, connection: 'email', email, send: 'code' });
  const result = await post(sandbox, '/oauth/token', {
    grant_type: OTP_GRANT,
    client_id: clientId,
    username: email,
    otp: sandbox.mailbox.latest(email) ?? '',
    realm: 'email',
    audience: AUDIENCE,
    scope: 'openid profile email offline_access',
  });
  return { accessToken: String(result.access_token), refreshToken: String(result.refresh_token) };
}

/** Returns an access token of the enterprise, by client credentials. */
export async function enterpriseToken(sandbox: Sandbox): Promise<string> {
  const result = await post(sandbox, '/oauth/token', {
    grant_type: 'client_credentials',
    client_id: ENTERPRISE_CLIENT_ID,
    client_secret: ENTERPRISE_CLIENT_SECRET,
    audience: AUDIENCE,
  });
  return String(result.access_token);
}
