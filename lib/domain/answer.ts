/** Where an answer came from: asked just now, held and still fresh, or held and older than it should be. */
export type AnswerSource = 'cloud' | 'cache' | 'stale';

/** Why an answer is not what it should be, in a sentence for a person, and when it will be better. */
export interface Notice {
  code: 'limited' | 'cloud_down' | 'cloud_timeout' | 'cloud_error' | 'cloud_malformed' | 'sign_in_again' | 'refreshing';
  message: string;
  /** UTC instant of the next possible try, where known. */
  retryAt: string | null;
}

/** How old an answer is. `asOf` and `freshUntil` are UTC instants. */
export interface Freshness {
  asOf: string;
  freshUntil: string;
  source: AnswerSource;
  notice: Notice | null;
}

/** Data with its freshness: the only form in which anything from the cloud travels through this product. */
export interface Answer<T> extends Freshness {
  data: T;
}
