export interface LoggedRequest {
  /** ISO, by the sandbox's clock. */
  at: string;
  method: string;
  path: string;
  /** With the leading `?`, or empty. */
  query: string;
  /** 0 when the connection was dropped. */
  status: number;
  clientId: string | null;
  sub: string | null;
  kind: 'api' | 'auth';
}

const MAX_ENTRIES = 200_000;

/** Adds a request to the log. Drops the oldest entries when it is full. */
export function logRequest(log: LoggedRequest[], entry: LoggedRequest): void {
  if (log.length >= MAX_ENTRIES) log.splice(0, MAX_ENTRIES / 10);
  log.push(entry);
}
