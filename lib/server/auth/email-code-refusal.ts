import { SignInError } from './sign-in-error';
import type { GrantRefused } from './token-endpoint';

/** True when the client may not use this grant, with any code. */
export function isGrantClosed(refused: GrantRefused): boolean {
  return ['unauthorized_client', 'unsupported_grant_type'].includes(refused.error);
}

/** Maps a refused email code to a sign-in error. Some cases differ only in the description of the auth host. */
export function emailCodeRefusal(refused: GrantRefused): SignInError {
  const { error, description, status } = refused;
  const detail = `${status} ${error}`;
  if (status === 429 || /too[_ ]many|maximum number/i.test(`${error} ${description}`)) {
    return new SignInError('too_many_attempts', detail, refused);
  }
  if (/expired/i.test(description)) return new SignInError('code_expired', detail, refused);
  if (error === 'invalid_grant' || error === 'invalid_user_password') {
    return new SignInError('wrong_code', detail, refused);
  }
  if (isGrantClosed(refused) || status === 404 || status === 405)
    return new SignInError('grant_closed', detail, refused);
  if (error === 'access_denied') return new SignInError('access_denied', detail, refused);
  return new SignInError('auth_failed', detail, refused);
}
