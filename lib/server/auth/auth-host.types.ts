/** An answer of the auth host, not followed and not judged. */
export interface AuthHostReply {
  status: number;
  /** The parsed body; null when it is empty or no JSON. */
  json: unknown;
  /** The `Location` header as sent (may be relative). */
  location: string | null;
  setCookies: readonly string[];
}

/**
 * How sign-in talks to the auth host. Both throw an `AppError` (`cloud_down`, `cloud_timeout`) when no answer comes;
 * every answer that does come is returned, whatever its status.
 */
export interface AuthHost {
  /** POST with a JSON body. `path` is below the auth host. */
  postJson(path: string, body: Record<string, string>, cookie?: string): Promise<AuthHostReply>;
  /** GET without following a redirect. `url` is absolute. */
  getNoFollow(url: string, cookie?: string): Promise<AuthHostReply>;
}
