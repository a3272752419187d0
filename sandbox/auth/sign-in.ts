import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { accountOfEmail } from '../accounts';
import { readFields, sendHtml } from './http-messages';
import { messagePage, signInPage } from './pages';

async function interactionOf(provider: Provider, req: IncomingMessage, res: ServerResponse, uid: string) {
  try {
    const details = await provider.interactionDetails(req, res);
    return details.uid === uid ? details : null;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null;
    throw error;
  }
}

/** `GET` and `POST /u/login/{uid}`: the page to choose or type an account. */
export async function handleSignIn(
  provider: Provider,
  req: IncomingMessage,
  res: ServerResponse,
  uid: string,
): Promise<void> {
  const details = await interactionOf(provider, req, res, uid);
  if (!details) {
    sendHtml(res, 400, messagePage('This sign-in has expired', 'Go back and start again.'));
    return;
  }
  const client = await provider.Client.find(String(details.params.client_id));
  const clientName = client?.clientName ?? 'an application';
  const action = `/u/login/${uid}`;
  if (req.method !== 'POST') {
    const typed = String(details.params.login_hint ?? '');
    sendHtml(res, 200, signInPage({ action, clientName, typed, problem: null }));
    return;
  }

  const fields = await readFields(req);
  if (fields.has('cancel')) {
    const refusal = { error: 'access_denied', error_description: 'User did not authorize the request' };
    return provider.interactionFinished(req, res, refusal, { mergeWithLastSubmission: false });
  }
  const typed = fields.get('email') ?? '';
  const account = accountOfEmail(typed);
  if (!account) {
    const problem = 'That does not look like an email address.';
    sendHtml(res, 400, signInPage({ action, clientName, typed, problem }));
    return;
  }
  return provider.interactionFinished(req, res, { login: { accountId: account.sub } });
}
