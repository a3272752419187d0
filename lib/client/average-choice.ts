/** Whether the chart shows the average of comparable homes: a choice in the URL, beside the view. */
const PARAM = 'average';

/** True when the URL asks for the average. */
export function wantsAverage(params: Pick<URLSearchParams, 'get'>): boolean {
  return params.get(PARAM) === '1';
}

/** Returns the URL's parameters with the choice; others stay. */
export function withAverageChoice(current: URLSearchParams, average: boolean): URLSearchParams {
  const next = new URLSearchParams(current);
  if (average) next.set(PARAM, '1');
  else next.delete(PARAM);
  return next;
}
