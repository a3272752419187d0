/**
 * Everything that can go wrong while signing in, as codes that travel in an address (`/sign-in?error=…`) or an answer,
 * and the sentence that each stands for. No zod, no server code: the sign-in page imports it.
 */
const SENTENCES = {
  email_invalid: 'That is not an e-mail address. Check it and try again.',
  code_missing: 'No code was found in what you entered. Paste the code, or the whole address of the page you ended on.',
  wrong_code: 'That code is not right. Check it and try again.',
  code_expired: 'That code has expired. Ask for a new one and use it within a few minutes.',
  attempt_used: 'That code has been used already: each works once. Start again to get a new one.',
  code_refused:
    'Copper did not accept that code: it is incomplete, too old, or was used before. Open Copper’s page again for a new one.',
  no_attempt: 'No sign-in is under way in this browser, or it took longer than ten minutes. Start again.',
  too_many_attempts: 'Too many tries. Wait a quarter of an hour, then start again with a new code.',
  state_mismatch:
    'That address belongs to another sign-in. Open Copper’s page again from here and paste the new address.',
  grant_closed:
    'Copper does not let this site sign in with an e-mail code at the moment. Use another way to sign in below.',
  access_denied: 'Copper did not let you in, or you cancelled there. Nothing was changed; you can try again.',
  auth_unreachable:
    'Copper’s sign-in service can’t be reached right now. Nothing is wrong with your code; try again soon.',
  auth_failed: 'Copper’s sign-in service gave an answer that can’t be used. Try again, or use another way below.',
  identity_unverified: 'Copper’s answer could not be verified, so it was not used. Try again.',
  storage_failed:
    'Your sign-in worked but could not be stored here. Try again; if it stays so, tell whoever runs this site.',
  redirect_failed: 'Coming back from Copper did not work, or took too long. Start again.',
  forged: 'This page was open for too long, or its cookies are blocked. Reload it and try again.',
  configuration: 'Signing in is not set up correctly here. Whoever runs this site finds the reason in its log.',
  session_over: 'You were signed out. Sign in again to go on.',
  unknown: 'Signing in did not work. Try again.',
} as const;

export type SignInErrorCode = keyof typeof SENTENCES;

/** What next-auth calls its own failures. */
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

/** The code that a text from an address stands for; `unknown` for any other text. */
export function signInErrorCode(text: string): SignInErrorCode {
  if (Object.hasOwn(SENTENCES, text)) return text as SignInErrorCode;
  return (Object.hasOwn(NEXT_AUTH, text) ? NEXT_AUTH[text] : undefined) ?? 'unknown';
}

/** What to tell a person about it: what is the matter and what to do next. Never echoes the text itself. */
export function signInErrorMessage(text: string): string {
  return SENTENCES[signInErrorCode(text)];
}

/** True when entering something else into the same form can work; otherwise the flow starts over. */
export function canRetrySameAttempt(text: string): boolean {
  return ['wrong_code', 'code_missing', 'auth_unreachable', 'state_mismatch'].includes(signInErrorCode(text));
}
