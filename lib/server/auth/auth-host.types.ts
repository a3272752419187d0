/** A response of the auth host. Redirects are not followed and the status is not checked. */
export interface AuthHostReply {
  status: number;
  /** The parsed body; null when it is empty or not JSON. */
  json: unknown;
  /** The `Location` header as sent (may be relative). */
  location: string | null;
  setCookies: readonly string[];
}

/**
 * Sends the requests of sign-in to the auth host. Both methods return a response of any status, and throw an `AppError`
 * (`cloud_down`, `cloud_timeout`) when there is no response.
 */
export interface AuthHost {
  /** Sends a POST with a JSON body. `path` is relative to the auth host. */
  postJson(path: string, body: Record<string, string>, cookie?: string): Promise<AuthHostReply>;
  /** Sends a GET without following redirects. `url` is absolute. */
  getNoFollow(url: string, cookie?: string): Promise<AuthHostReply>;
}
