/** The body of every failed answer of our API: `application/problem+json` (RFC 9457) with a stable `code`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  /** A sentence for a person, with what happens next. */
  detail: string;
  /** The parameter that is at fault, for a bad request. */
  field?: string;
  /** When trying again can work, UTC. */
  retryAt?: string;
}
