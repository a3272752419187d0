/**
 * A failed request to our own API, as described by its `application/problem+json`.
 * `status` is 0 and `code` is `offline` if the server sent no answer.
 */
export class ApiProblem extends Error {
  override name = 'ApiProblem';

  constructor(
    readonly status: number,
    /** Stable code, e.g. `limited`, `not_found`, `cloud_down`. */
    readonly code: string,
    /** A sentence to show to the user, with what happens next. */
    readonly detail: string,
    /** The invalid parameter, for `bad_request`. */
    readonly field: string | null = null,
    /** UTC instant at which trying again can work. */
    readonly retryAt: string | null = null,
  ) {
    super(detail);
  }
}
