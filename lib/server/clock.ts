/** The only source of 'now' for server code; passed in so that tests can set it. Milliseconds since the epoch. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
