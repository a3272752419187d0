import type { IncomingMessage, ServerResponse } from 'node:http';

/** Read anew for every request, so that a test can change it while the sandbox runs. */
export interface AuthSettings {
  /** `closed`: the passwordless grant answers 403 unauthorized_client, as reported of the real tenant. */
  otpGrant: 'open' | 'closed';
  /** Off: a refresh keeps the old refresh token, and the answer holds none. */
  rotation: boolean;
  /** Life of the next access tokens, in seconds. */
  tokenSeconds: number;
}

/** One more OAuth client, beside the built-in ones; the same id replaces a built-in. */
export interface ClientSpec {
  id: string;
  /** null: a public client. */
  secret: string | null;
  redirectUris: string[];
}

export interface AuthServerDeps {
  /** Origin with or without the trailing slash; tokens carry it with the slash, as Auth0's do. */
  issuer: string;
  /** Milliseconds since the epoch; may jump when a test sets it. Judges access tokens and e-mailed codes. */
  clock: () => number;
  settings: AuthSettings;
  clients: ClientSpec[];
  log: (line: string) => void;
}

export interface Mail {
  email: string;
  code: string;
  /** When it was sent, in milliseconds of the sandbox's clock. */
  at: number;
}

export interface Mailbox {
  /** The code sent last to this address, used or not. */
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
  /** null when the token is not one of ours for the API, or is expired by the sandbox's clock. */
  verify(accessToken: string): Promise<VerifiedToken | null>;
  mailbox: Mailbox;
  /** Revokes every refresh token (and unused code) of this person. Access tokens live on until they expire. */
  revoke(email: string): Promise<void>;
}
