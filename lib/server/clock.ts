/** The current time for server code, in milliseconds since the epoch. Passed in, so that tests can set it. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
