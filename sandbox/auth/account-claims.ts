import type { SandboxAccount } from '../accounts';

export interface AccountClaims {
  sub: string;
  name: string;
  nickname: string;
  email: string;
  email_verified: boolean;
  [claim: string]: string | boolean;
}

/** Claims of each scope, in the form oidc-provider takes. */
export const CLAIMS_BY_SCOPE: Record<string, string[]> = {
  openid: ['sub'],
  profile: ['name', 'nickname'],
  email: ['email', 'email_verified'],
};

export function accountClaims({ sub, name, email, emailVerified }: SandboxAccount): AccountClaims {
  return { sub, name, nickname: email.split('@')[0] ?? email, email, email_verified: emailVerified };
}

/** Returns the claims that these scopes grant. */
export function claimsInScope(account: SandboxAccount, scopes: readonly string[]): [string, string | boolean][] {
  const granted = new Set(scopes.flatMap((scope) => CLAIMS_BY_SCOPE[scope] ?? []));
  return Object.entries(accountClaims(account)).filter(([claim]) => granted.has(claim));
}
