/**
 * Removes tokens, codes, email addresses, `Authorization`, cookies and the query strings of sign-in URLs from
 * everything that is logged. It works on values, so that new log lines are safe by default.
 */

const HIDDEN = '[hidden]';

const SECRET_NAME =
  /^(authorization|proxy-authorization|cookie|cookies|set-cookie|password|secret|client_?secret|otp|answer|email|e-?mail|username|login_hint|state|nonce|verifier|code_?verifier|code_?challenge|verification_?code|authorization_?code|csrf_?token|sealed|.*_?token|.*(Token|Secret|Verifier|Sealed))$/i;

/** Longer texts are cut: they may be sent by an attacker. */
const MAX_CHARACTERS = 5_000;

/** Lengths are limited, so that matching takes linear time for any text. */
const RULES: readonly (readonly [RegExp, string])[] = [
  // A database URL up to its last @, because the password may contain one.
  [/\b(postgres(?:ql)?:\/\/)[^\s"'<>]{1,500}@/gi, '$1[hidden]@'],
  [/[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g, '[e-mail]'],
  [/[\w.+-]{1,64}%40[\w-]+(?:\.[\w-]+)+/gi, '[e-mail]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [hidden]'],
  [/\beyJ[\w-]{5,}(?:\.[\w-]*)+/g, '[token]'],
  // Sign-in URLs have codes, states and email addresses in their query.
  [
    /((?:\/api\/auth|\/api\/sign-in|\/sign-in|\/authorize|\/oauth|\/passwordless|\/api\/v2\/app|\/v2\/logout)[\w/.-]{0,200})\?[^\s"'<>]*/g,
    '$1?[hidden]',
  ],
  [
    /\b(code|otp|state|nonce|token|access_token|refresh_token|id_token|code_verifier|verification_code|client_secret|email|username)=[^\s&"'<>]+/gi,
    '$1=[hidden]',
  ],
  [/\b(code|otp)(\W{1,3})\d{4,8}\b/gi, '$1$2[hidden]'],
  // openid-client puts the expected and the received value into the message.
  [/\b(state|nonce|at_hash|c_hash|s_hash)( mismatch\b)[^\n"]*/gi, '$1$2 [hidden]'],
];

/** True for error codes of ours and of Node, which are words. Sign-in codes have digits or are long. */
function isErrorCode(value: unknown): boolean {
  return typeof value === 'string' && (/^[a-z]+(_[a-z]+)*$/i.test(value) || /^[A-Z][A-Z0-9_]{1,39}$/.test(value));
}

/** Returns the text without secrets, cut if it is very long. Pure. */
export function scrubText(text: string): string {
  // Cut at a space, because a partial token would not be recognized.
  const end = text.length > MAX_CHARACTERS ? text.lastIndexOf(' ', MAX_CHARACTERS) + 1 : text.length;
  const cut = end < text.length ? `${text.slice(0, end)}[cut]` : text;
  return RULES.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), cut);
}

/** Returns a copy of a value without secrets, found by field name and by pattern. Errors become plain objects. Pure. */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth > 6) return '[deep]';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (value instanceof URL) return scrubText(value.href);
  if (value instanceof Error) {
    const { name, message, stack, cause, ...rest } = value as Error & Record<string, unknown>;
    const more = scrub(rest, depth + 1) as Record<string, unknown>;
    return {
      type: name ?? value.name,
      message: scrubText(value.message),
      stack: scrubText(value.stack ?? ''),
      ...(value.cause === undefined ? {} : { cause: scrub(value.cause, depth + 1) }),
      ...more,
    };
  }
  if (Array.isArray(value)) return value.slice(0, 100).map((entry) => scrub(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const hide = SECRET_NAME.test(name) || (name === 'code' && !isErrorCode(entry));
      return [name, hide && entry !== null && entry !== undefined ? HIDDEN : scrub(entry, depth + 1)];
    }),
  );
}
