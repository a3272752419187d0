import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuthHarness } from './auth-harness';
import { authorizeQuery, pkce, startAuthHarness, TEST_SCOPE } from './auth-harness';
import { API_AUDIENCE, OTP_GRANT, VENDOR_SCRIPT_CLIENT_ID } from './clients';

let sandbox: AuthHarness;
beforeAll(async () => {
  sandbox = await startAuthHarness();
});
beforeEach(() => {
  sandbox.settings.otpGrant = 'open';
});
afterAll(() => sandbox.close());

const EMAIL = 'alex@example.com';
const WRONG = { status: 403, error: 'invalid_grant', description: 'Wrong email or verification code.' };

async function sendCode(email = EMAIL): Promise<string> {
  const client_id = VENDOR_SCRIPT_CLIENT_ID;
  const answer = await sandbox.post('/passwordless/start', { client_id, connection: 'email', email, send: 'code' });
  expect(answer).toMatchObject({ status: 200, body: { email: email.toLowerCase() } });
  const code = sandbox.auth.mailbox.latest(email);
  expect(code).toMatch(/^\d{6}$/);
  return code ?? '';
}

function wrongCode(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

function redeem(otp: string, username = EMAIL) {
  return sandbox.token({
    grant_type: OTP_GRANT,
    client_id: VENDOR_SCRIPT_CLIENT_ID,
    username,
    otp,
    realm: 'email',
    audience: API_AUDIENCE,
    scope: TEST_SCOPE,
  });
}

describe('start', () => {
  it('shows the code in the log and on the mailbox page', async () => {
    const code = await sendCode('Kim@Example.com');
    expect(sandbox.logged.at(-1)).toBe(`email code for kim@example.com: ${code}`);
    expect(sandbox.auth.mailbox.all()[0]).toMatchObject({ email: 'kim@example.com', code });
    const page = await (await fetch(`${sandbox.url}/mailbox`)).text();
    expect(page).toContain(code);
    expect(page).toContain('kim@example.com');
  });

  it.each([
    ['an invalid address', { email: 'nonsense' }, 'bad.email'],
    ['another connection', { connection: 'sms' }, 'bad.connection'],
    ['an unknown client', { client_id: 'nobody' }, 'invalid_request'],
  ])('rejects %s', async (_case, changes, error) => {
    const fields = { client_id: VENDOR_SCRIPT_CLIENT_ID, connection: 'email', email: EMAIL, send: 'code', ...changes };
    expect(await sandbox.post('/passwordless/start', fields)).toMatchObject({ status: 400, body: { error } });
  });
});

describe('the OTP grant', () => {
  it('exchanges a code for tokens once', async () => {
    const code = await sendCode();
    const answer = await redeem(code);
    expect(answer).toMatchObject({ status: 200, scope: TEST_SCOPE, expiresIn: 86_400 });
    expect(await sandbox.auth.verify(answer.access)).toEqual({
      sub: 'auth0|alex',
      clientId: VENDOR_SCRIPT_CLIENT_ID,
      scope: TEST_SCOPE,
    });
    expect(decodeJwt(answer.idToken ?? '')).toMatchObject({
      iss: `${sandbox.url}/`,
      aud: VENDOR_SCRIPT_CLIENT_ID,
      sub: 'auth0|alex',
      email: EMAIL,
      email_verified: true,
    });
    expect(await redeem(code)).toMatchObject(WRONG);

    const refresh_token = answer.refresh ?? '';
    const refreshed = await sandbox.token({
      grant_type: 'refresh_token',
      client_id: VENDOR_SCRIPT_CLIENT_ID,
      refresh_token,
    });
    expect(refreshed).toMatchObject({ status: 200, scope: TEST_SCOPE });
    expect(decodeJwt(refreshed.idToken ?? '')).toMatchObject({ sub: 'auth0|alex', email: EMAIL });
  });

  it('rejects a wrong code and accepts the right one afterwards', async () => {
    const code = await sendCode();
    expect(await redeem(wrongCode(code))).toMatchObject(WRONG);
    expect(await redeem(code, 'kim@example.com')).toMatchObject({ status: 403, error: 'invalid_grant' });
    expect((await redeem(code)).status).toBe(200);
  });

  it('invalidates a code after three wrong guesses', async () => {
    const code = await sendCode();
    for (let times = 0; times < 3; times += 1) expect((await redeem(wrongCode(code))).status).toBe(403);
    const answer = await redeem(code);
    expect(answer).toMatchObject({ status: 403, error: 'invalid_grant' });
    expect(answer.description).toContain('maximum number of attempts');
    expect((await redeem(await sendCode())).status).toBe(200);
  });

  it('rejects a code that has expired or was replaced by a newer one', async () => {
    const old = await sendCode();
    sandbox.advance(6 * 60_000);
    const description = 'The verification code has expired. Please try to login again.';
    expect(await redeem(old)).toMatchObject({ ...WRONG, description });
    const replaced = await sendCode();
    const newer = await sendCode();
    if (replaced !== newer) expect(await redeem(replaced)).toMatchObject(WRONG);
    expect((await redeem(newer)).status).toBe(200);
  });

  it('does not use up the code while it is closed', async () => {
    sandbox.settings.otpGrant = 'closed';
    const code = await sendCode();
    expect(await redeem(code)).toMatchObject({ status: 403, error: 'unauthorized_client' });
    sandbox.settings.otpGrant = 'open';
    expect((await redeem(code)).status).toBe(200);
  });
});

describe('verify and verify_redirect', () => {
  const redirect_uri = 'https://api.copperlabs.com/api/v2/app';
  const json = { 'content-type': 'application/json' };

  function verifyBody(code: string): RequestInit {
    const body = JSON.stringify({ connection: 'email', email: EMAIL, verification_code: code });
    return { method: 'POST', headers: json, body };
  }

  function redirectQuery(code: string, changes: Record<string, string> = {}, proofKey = pkce()) {
    return authorizeQuery(proofKey, {
      client_id: VENDOR_SCRIPT_CLIENT_ID,
      redirect_uri,
      connection: 'email',
      email: EMAIL,
      verification_code: code,
      ...changes,
    });
  }

  it('redirect with an authorization code that can be exchanged', async () => {
    sandbox.settings.otpGrant = 'closed';
    const code = await sendCode();
    const browser = sandbox.browser();
    expect((await browser.request('/passwordless/verify', verifyBody(code))).status).toBe(200);
    const proofKey = pkce();
    const first = await browser.request(`/passwordless/verify_redirect?${redirectQuery(code, {}, proofKey)}`);
    expect(first.status).toBe(302);
    const redirect = await browser.follow(first);
    if (!(redirect instanceof URL)) throw new Error(`ended on a page: ${redirect.status}`);
    expect(redirect.href.startsWith(`${redirect_uri}?`)).toBe(true);
    expect(redirect.searchParams.get('state')).toBe('the-state');

    const answer = await sandbox.token({
      grant_type: 'authorization_code',
      client_id: VENDOR_SCRIPT_CLIENT_ID,
      code: redirect.searchParams.get('code') ?? '',
      code_verifier: proofKey.verifier,
      redirect_uri,
    });
    expect(answer.status).toBe(200);
    expect(answer.refresh).toBeTruthy();
    expect(await sandbox.auth.verify(answer.access)).toMatchObject({ sub: 'auth0|alex' });

    const silent = await browser.authorize(redirectQuery(code, { prompt: 'none' }), 'nobody@example.com');
    expect(silent.searchParams.get('code')).toBeTruthy();
    expect((await browser.request('/passwordless/verify', verifyBody(code))).status).toBe(403);
    expect((await browser.request(`/passwordless/verify_redirect?${redirectQuery(code)}`)).status).toBe(403);
  });

  it('reject a wrong code', async () => {
    const code = await sendCode();
    const answer = await sandbox.browser().request('/passwordless/verify', verifyBody(wrongCode(code)));
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ error: WRONG.error, error_description: WRONG.description });
  });

  it('require the cookie set by verify', async () => {
    const code = await sendCode();
    await sandbox.browser().request('/passwordless/verify', verifyBody(code));
    const answer = await sandbox.browser().request(`/passwordless/verify_redirect?${redirectQuery(code)}`);
    expect(answer.status).toBe(403);
  });

  it.each([
    ['another redirect', { redirect_uri: 'https://evil.example/' }],
    ['an unknown client', { client_id: 'nobody' }],
    ['no PKCE', { code_challenge: '' }],
    ['plain PKCE', { code_challenge_method: 'plain' }],
  ])('reject %s', async (_case, changes) => {
    const code = await sendCode();
    const browser = sandbox.browser();
    await browser.request('/passwordless/verify', verifyBody(code));
    const answer = await browser.request(`/passwordless/verify_redirect?${redirectQuery(code, changes)}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'invalid_request' });
  });
});
