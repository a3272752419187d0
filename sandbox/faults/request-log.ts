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

const KEEP = 200_000;

/** Every request the sandbox received, oldest first; tests count them. */
export function logRequest(log: LoggedRequest[], entry: LoggedRequest): void {
  if (log.length >= KEEP) log.splice(0, KEEP / 10);
  log.push(entry);
}
