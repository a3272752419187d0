/** An event that Copper itself reports about a home. `at` is a UTC instant; the text is Copper's own. */
export interface CloudEvent {
  at: string;
  text: string;
}

/** What Copper itself expects a meter to use, in the meter's unit; it does not say in which time. */
export interface CloudForecast {
  meterId: string;
  amount: number;
}
