/**
 * The server's time in the browser. A device's clock can be days off; what 'today' is, ages and countdowns must not
 * depend on it. Each answer of our server carries its time in `Date`, which bounds how far this device's clock is off.
 * Only this file may read the device's clock: a test checks that.
 */

/** `Date` has whole seconds: the time it was written at is up to this much later. */
const DATE_STEP_MS = 1000;

/** The server's time minus this device's, in milliseconds. On the server it stays 0. */
let offsetMs = 0;

/** Returns the server's time in milliseconds. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** Returns this device's time in milliseconds: only for the time between two calls, never for what time it is. */
export function deviceNow(): number {
  return Date.now();
}

/** Converts a time of this device's clock, such as react-query's `dataUpdatedAt`, to the server's. */
export function toServerTime(deviceMs: number): number {
  return deviceMs + offsetMs;
}

/** Converts a time of the server's clock to this device's. */
export function toDeviceTime(serverMs: number): number {
  return serverMs - offsetMs;
}

/**
 * Sets the clock from the time at which the server rendered the page, which is about when its first byte arrived: the
 * page's scripts may run much later. Does nothing on the server.
 */
export function startServerClock(renderedAt: number): void {
  if (typeof window === 'undefined') return;
  offsetMs = renderedAt - firstByteAt();
}

/**
 * Renews the offset from the `Date` header of an answer whose request was sent and answered at these device times. The
 * header was written in between, which leaves a range of possible offsets. An offset inside it stays, so that the time
 * does not jump with every answer; one outside it moves to the middle.
 */
export function noteServerDate(date: string | null, sentAt: number, receivedAt: number): void {
  const written = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(written) || receivedAt < sentAt) return;
  const least = written - receivedAt;
  const most = written + DATE_STEP_MS - sentAt;
  if (offsetMs < least || offsetMs > most) offsetMs = Math.round((least + most) / 2);
}

/**
 * Returns when the first byte of the page arrived, by this device's clock; now where the browser does not say. Not from
 * `performance.timeOrigin`: in Chrome it does not follow a clock that was set since the browser started.
 */
function firstByteAt(): number {
  const [navigation] = performance.getEntriesByType?.('navigation') ?? [];
  const responseStart = (navigation as PerformanceNavigationTiming | undefined)?.responseStart ?? 0;
  return responseStart > 0 ? Date.now() - (performance.now() - responseStart) : Date.now();
}
