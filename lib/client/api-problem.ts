/**
 * A failed request to our own API, as its `application/problem+json` tells it.
 * `status` is 0 and `code` is `offline` when no answer came at all.
 */
export class ApiProblem extends Error {
  override name = 'ApiProblem';

  constructor(
    readonly status: number,
    /** Stable code, e.g. `limited`, `not_found`, `cloud_down`. */
    readonly code: string,
    /** One sentence for a person, with what happens next. */
    readonly detail: string,
    /** The parameter that is wrong, for `bad_request`. */
    readonly field: string | null = null,
    /** UTC instant of the next try that can work. */
    readonly retryAt: string | null = null,
  ) {
    super(detail);
  }
}
