/** Signs in with an emailed code, as the page does. Returns the `Cookie` header of the session. */
export async function signInByCode(url: string, email: string, codeSent: () => Promise<string>): Promise<string> {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = { ...init.headers, Cookie: cookie() };
    const answer = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' });
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  };
  const { csrfToken } = (await (await request('/api/auth/csrf')).json()) as { csrfToken: string };
  const start = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email }) };
  await request('/api/sign-in/email/start', start);
  const form = new URLSearchParams({ csrfToken, code: await codeSent(), json: 'true' });
  await request('/api/auth/callback/copper-email', { method: 'POST', body: form });
  return cookie();
}
