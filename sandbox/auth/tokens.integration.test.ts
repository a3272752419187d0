import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuthHarness } from './auth-harness';
import { completeSignIn, startAuthHarness } from './auth-harness';
import {
  API_AUDIENCE,
  DEMO_CLIENT_ID,
  DEMO_CLIENT_SECRET,
  ENTERPRISE_CLIENT_ID,
  ENTERPRISE_CLIENT_SECRET,
} from './clients';

let sandbox: AuthHarness;
beforeAll(async () => {
  sandbox = await startAuthHarness();
});
beforeEach(() => {
  Object.assign(sandbox.settings, { rotation: true, tokenSeconds: 86_400, otpGrant: 'open' });
});
afterAll(() => sandbox.close());

function refresh(token: string | undefined, as: 'json' | 'form' = 'json') {
  return sandbox.token({ grant_type: 'refresh_token', client_id: DEMO_CLIENT_ID, refresh_token: token ?? '' }, as);
}

const REVOKED = { status: 403, error: 'invalid_grant', description: 'Unknown or invalid refresh token.' };

describe('refresh with rotation', () => {
  it('returns a new refresh token each time, for JSON and form bodies', async () => {
    const first = await completeSignIn(sandbox, 'alex@example.com');
    const second = await refresh(first.refresh);
    expect(second).toMatchObject({ status: 200, scope: first.scope });
    expect(second.refresh).toBeTruthy();
    expect(second.refresh).not.toBe(first.refresh);
    expect(second.access).not.toBe(first.access);
    expect(await sandbox.auth.verify(second.access)).toMatchObject({ sub: 'auth0|alex' });
    expect((await refresh(second.refresh, 'form')).status).toBe(200);
  });

  it('revokes the family of a reused token, and no other family', async () => {
    const first = await completeSignIn(sandbox, 'alex@example.com');
    const elsewhere = await completeSignIn(sandbox, 'alex@example.com');
    const second = await refresh(first.refresh);
    expect(await refresh(first.refresh)).toMatchObject(REVOKED);
    expect(await refresh(second.refresh)).toMatchObject(REVOKED);
    expect((await refresh(elsewhere.refresh)).status).toBe(200);
  });

  it('treats simultaneous refreshes as reuse', async () => {
    const first = await completeSignIn(sandbox, 'alex@example.com');
    const answers = await Promise.all([refresh(first.refresh), refresh(first.refresh), refresh(first.refresh)]);
    expect(answers.filter((answer) => answer.status === 200).length).toBeLessThanOrEqual(1);
    expect(answers.filter((answer) => answer.error === 'invalid_grant').length).toBeGreaterThanOrEqual(2);
    for (const answer of answers) if (answer.refresh) expect(await refresh(answer.refresh)).toMatchObject(REVOKED);
  });

  it('rejects a token of another client', async () => {
    const first = await completeSignIn(sandbox, 'alex@example.com');
    const answer = await sandbox.token({
      grant_type: 'refresh_token',
      client_id: ENTERPRISE_CLIENT_ID,
      client_secret: ENTERPRISE_CLIENT_SECRET,
      refresh_token: first.refresh ?? '',
    });
    expect(answer).toMatchObject({ status: 403, error: 'unauthorized_client' });
  });
});

describe('refresh without rotation', () => {
  it('returns no refresh token and keeps accepting the old one', async () => {
    sandbox.settings.rotation = false;
    const first = await completeSignIn(sandbox, 'alex@example.com');
    for (let times = 0; times < 3; times += 1) {
      expect(await refresh(first.refresh)).toMatchObject({ status: 200, refresh: undefined });
    }
  });
});

describe('revocation', () => {
  it('of an account ends all of its refresh tokens, and no others', async () => {
    const [alex, kim] = [
      await completeSignIn(sandbox, 'alex@example.com'),
      await completeSignIn(sandbox, 'kim@example.com'),
    ];
    await sandbox.auth.revoke('alex@example.com');
    expect(await refresh(alex.refresh)).toMatchObject(REVOKED);
    expect((await refresh(kim.refresh)).status).toBe(200);
  });

  it('by the client ends the token', async () => {
    const { refresh: token = '' } = await completeSignIn(sandbox, 'kim@example.com');
    const answer = await sandbox.post('/oauth/revoke', { client_id: DEMO_CLIENT_ID, token });
    expect(answer.status).toBe(200);
    expect(await refresh(token)).toMatchObject(REVOKED);
    // As at Auth0, a token that has ended or never existed is no error.
    expect((await sandbox.post('/oauth/revoke', { client_id: DEMO_CLIENT_ID, token })).status).toBe(200);
  });

  it('by the client ends every token of the family, and no other family', async () => {
    const first = await completeSignIn(sandbox, 'kim@example.com');
    const elsewhere = await completeSignIn(sandbox, 'kim@example.com');
    const second = await refresh(first.refresh);
    const body = { client_id: DEMO_CLIENT_ID, client_secret: DEMO_CLIENT_SECRET, token: second.refresh ?? '' };
    expect((await sandbox.post('/oauth/revoke', body)).status).toBe(200);
    expect(await refresh(second.refresh)).toMatchObject(REVOKED);
    expect((await refresh(elsewhere.refresh)).status).toBe(200);
  });

  it.each([
    ['no token', { client_id: DEMO_CLIENT_ID, token: '' }, 400, 'invalid_request'],
    ['no client', { client_id: '' }, 400, 'invalid_request'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client'],
    ['a wrong secret', { client_id: DEMO_CLIENT_ID, client_secret: 'no' }, 401, 'access_denied'],
  ])('is refused with %s', async (_case, fields, status, error) => {
    const { refresh: token = '' } = await completeSignIn(sandbox, 'kim@example.com');
    const answer = await sandbox.post('/oauth/revoke', { token, ...fields });
    expect([answer.status, answer.body.error]).toEqual([status, error]);
    expect((await refresh(token)).status).toBe(200);
  });

  it('of a token of another client does not end it', async () => {
    const { refresh: token = '' } = await completeSignIn(sandbox, 'kim@example.com');
    const body = { client_id: ENTERPRISE_CLIENT_ID, client_secret: ENTERPRISE_CLIENT_SECRET, token };
    await sandbox.post('/oauth/revoke', body);
    expect((await refresh(token)).status).toBe(200);
  });
});

describe('client credentials', () => {
  const fields = {
    grant_type: 'client_credentials',
    client_id: ENTERPRISE_CLIENT_ID,
    client_secret: ENTERPRISE_CLIENT_SECRET,
    audience: API_AUDIENCE,
  };

  it.each(['json', 'form'] as const)('returns a token for the API for a %s body', async (as) => {
    const answer = await sandbox.token(fields, as);
    expect(answer).toMatchObject({ status: 200, refresh: undefined, expiresIn: 86_400 });
    expect(await sandbox.auth.verify(answer.access)).toEqual({
      sub: `${ENTERPRISE_CLIENT_ID}@clients`,
      clientId: ENTERPRISE_CLIENT_ID,
      scope: '',
    });
  });

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'access_denied'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client'],
    ['an unknown audience', { audience: 'https://other.example' }, 403, 'access_denied'],
    ['no audience', { audience: '' }, 403, 'access_denied'],
    [
      'a client for users',
      { client_id: DEMO_CLIENT_ID, client_secret: DEMO_CLIENT_SECRET },
      403,
      'unauthorized_client',
    ],
    ['the demo client with a wrong secret', { client_id: DEMO_CLIENT_ID, client_secret: 'no' }, 401, 'access_denied'],
    ['an unknown grant', { grant_type: 'magic' }, 403, 'unsupported_grant_type'],
    ['no grant', { grant_type: '' }, 400, 'invalid_request'],
  ])('rejects %s', async (_case, changes, status, error) => {
    const answer = await sandbox.token({ ...fields, ...changes });
    expect(answer).toMatchObject({ status, error });
    expect(answer.description).toBeTruthy();
  });

  it('rejects an invalid JSON body', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${sandbox.url}/oauth/token`, { method: 'POST', headers, body: '{"grant_type":' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'invalid_request' });
  });
});

describe('lifetime of access tokens', () => {
  it('follows the setting, by the sandbox clock', async () => {
    sandbox.settings.tokenSeconds = 5;
    const { access, expiresIn } = await completeSignIn(sandbox, 'alex@example.com');
    expect(expiresIn).toBe(5);
    expect(await sandbox.auth.verify(access)).not.toBeNull();
    sandbox.advance(4_000);
    expect(await sandbox.auth.verify(access)).not.toBeNull();
    sandbox.advance(2_000);
    expect(await sandbox.auth.verify(access)).toBeNull();
    const later = await completeSignIn(sandbox, 'alex@example.com');
    expect(await sandbox.auth.verify(later.access)).not.toBeNull();
  });

  it('rejects tokens that were not issued here', async () => {
    const { access } = await completeSignIn(sandbox, 'alex@example.com');
    const [head, body, signature = ''] = access.split('.');
    const forged = `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    expect(await sandbox.auth.verify(forged)).toBeNull();
    expect(await sandbox.auth.verify('nonsense')).toBeNull();
    const other = await startAuthHarness();
    expect(await other.auth.verify(access)).toBeNull();
    await other.close();
  });
});
