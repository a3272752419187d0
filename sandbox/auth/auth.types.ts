import type { IncomingMessage, ServerResponse } from 'node:http';

/** Read at every request, so that a test can change them while the sandbox runs. */
export interface AuthSettings {
  /** `closed`: the passwordless grant returns 403 unauthorized_client, as reported for the real tenant. */
  otpGrant: 'open' | 'closed';
  /** False: a refresh keeps the refresh token and does not return one. */
  rotation: boolean;
  /** Lifetime of new access tokens, in seconds. */
  tokenSeconds: number;
}

/** An additional OAuth client. The id of a built-in client replaces that one. */
export interface ClientSpec {
  id: string;
  /** null: a public client. */
  secret: string | null;
  redirectUris: string[];
}

export interface AuthServerDeps {
  /** Origin with or without the trailing slash. Tokens contain it with the slash, as Auth0's do. */
  issuer: string;
  /** Milliseconds since the epoch; may jump when a test sets it. Access tokens and emailed codes expire by it. */
  clock: () => number;
  settings: AuthSettings;
  clients: ClientSpec[];
  log: (line: string) => void;
}

export interface Mail {
  email: string;
  code: string;
  /** Time of sending, in milliseconds of the sandbox's clock. */
  at: number;
}

export interface Mailbox {
  /** Returns the last code sent to this address, used or not. */
  latest(email: string): string | null;
  /** Newest first. */
  all(): Mail[];
}

export interface VerifiedToken {
  /** The account's subject; `<client id>@clients` for client credentials. */
  sub: string;
  clientId: string;
  /** Space-separated; empty for client credentials without a scope. */
  scope: string;
}

export interface AuthServer {
  handles(pathname: string): boolean;
  handle(req: IncomingMessage, res: ServerResponse): Promise<void> | void;
  /** Resolves to null for a token that was not issued here for the API, or has expired by the sandbox's clock. */
  verify(accessToken: string): Promise<VerifiedToken | null>;
  mailbox: Mailbox;
  /** Revokes every refresh token and unused code of this account. Access tokens stay valid until they expire. */
  revoke(email: string): Promise<void>;
}
