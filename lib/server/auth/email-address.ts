import { SignInError } from './sign-in-error';

/**
 * Returns a typed email address in the form that is sent, counted and compared. Throws `SignInError` `email_invalid`.
 */
export function normalizeEmail(typed: string): string {
  const email = typed.normalize('NFKC').trim().toLowerCase();
  const valid =
    // RFC 5321 counts bytes.
    Buffer.byteLength(email) <= 254 &&
    /^[^\s@"'<>(),:;[\]\\]{1,64}@[a-z0-9.\-\u00a1-\uffff]+\.[a-z0-9\-\u00a1-\uffff]{2,}$/.test(email);
  if (!valid || email.includes('..')) throw new SignInError('email_invalid');
  return email;
}
