/**
 * Everything that can go wrong while signing in, as codes used in URLs (`/sign-in?error=…`) and answers, with the
 * message of each. No zod and no server code: the sign-in page imports it.
 */
const MESSAGES = {
  email_invalid: 'That is not an email address. Check it and try again.',
  code_missing: 'No code was found in what you entered. Paste the code, or the complete address of the last page.',
  wrong_code: 'That code is not right. Check it and try again.',
  code_expired: 'That code has expired. Get a new one and enter it within a few minutes.',
  attempt_used: 'That code has already been used. Start again to get a new one.',
  code_refused:
    'Copper did not accept that code: it is incomplete, too old or already used. Open Copper’s page again for a new one.',
  no_attempt: 'This sign-in has expired or was started in another browser. Start again.',
  too_many_attempts: 'Too many tries. Wait 15 minutes, then start again with a new code.',
  state_mismatch:
    'That address belongs to another sign-in. Open Copper’s page again from here and paste the new address.',
  grant_closed: 'Copper does not allow sign-in by email code here at the moment. Use another way to sign in below.',
  access_denied: 'You canceled, or Copper denied access. You can try again.',
  auth_unreachable: 'Copper’s sign-in service can’t be reached right now. Your code is fine; try again in a moment.',
  auth_failed: 'Copper’s sign-in service sent an unexpected answer. Try again, or use another way below.',
  identity_unverified: 'Copper’s answer could not be verified, so it was not used. Try again.',
  storage_failed:
    'Your sign-in worked but could not be saved here. Try again; if it keeps failing, contact the owner of this site.',
  redirect_failed: 'Returning from Copper did not work, or took too long. Start again.',
  forged: 'This page was open for too long, or its cookies are blocked. Reload it and try again.',
  configuration: 'Sign-in is not set up correctly here. The owner of this site can find the reason in the log.',
  session_over: 'You were signed out. Sign in again to continue.',
  unknown: 'Sign-in did not work. Try again.',
} as const;

export type SignInErrorCode = keyof typeof MESSAGES;

/** next-auth's own error codes. */
const NEXT_AUTH: Readonly<Record<string, SignInErrorCode>> = {
  OAuthSignin: 'auth_unreachable',
  OAuthCallback: 'redirect_failed',
  Callback: 'redirect_failed',
  AccessDenied: 'access_denied',
  Configuration: 'configuration',
  configuration: 'configuration',
  SessionRequired: 'session_over',
  CredentialsSignin: 'unknown',
};

/** Returns the code for a text from a URL; `unknown` for any other text. */
export function signInErrorCode(text: string): SignInErrorCode {
  if (Object.hasOwn(MESSAGES, text)) return text as SignInErrorCode;
  return (Object.hasOwn(NEXT_AUTH, text) ? NEXT_AUTH[text] : undefined) ?? 'unknown';
}

/** Returns the message for an error: what went wrong and what to do next. Never contains the text itself. */
export function signInErrorMessage(text: string): string {
  return MESSAGES[signInErrorCode(text)];
}

/** True when another entry in the same form can work; otherwise the user has to start again. */
export function canRetrySameAttempt(text: string): boolean {
  return ['wrong_code', 'code_missing', 'auth_unreachable', 'state_mismatch'].includes(signInErrorCode(text));
}
