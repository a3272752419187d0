/** Where an answer came from: fetched just now, cached and fresh, or cached and no longer fresh. */
export type AnswerSource = 'cloud' | 'cache' | 'stale';

/** Why an answer is not fresh, in a sentence for the user. */
export interface Notice {
  code: 'limited' | 'cloud_down' | 'cloud_timeout' | 'cloud_error' | 'cloud_malformed' | 'sign_in_again' | 'refreshing';
  message: string;
  /** UTC instant of the next possible try, if known. */
  retryAt: string | null;
}

/** The age of an answer. `asOf` and `freshUntil` are UTC instants. */
export interface Freshness {
  asOf: string;
  freshUntil: string;
  source: AnswerSource;
  notice: Notice | null;
}

/** Data from the cloud with its freshness. All cloud data is passed in this form. */
export interface Answer<T> extends Freshness {
  data: T;
}
