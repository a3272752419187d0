import { channel } from 'node:diagnostics_channel';

/**
 * What parts of the server report about themselves. A report that no one listens to costs a comparison: metrics listen
 * only where they are switched on. The channels are those of the process, however often Next loads this module.
 */
interface Events {
  /** A request to the cloud has ended. */
  request: { purpose: string; endpoint: string; outcome: string; milliseconds: number };
  /** Requests were stopped (`open`), or are sent again. */
  breaker: { scope: string; open: boolean };
  /** The outermost use of the database has ended. */
  database: { kind: 'query' | 'transaction' | 'select'; milliseconds: number; failed: boolean };
  /** A sign-in was refused or failed. */
  signInFailed: { problem: string };
  /** A step of a background job has ended. */
  jobStep: { job: string; failed: boolean };
}

const nameOf = (event: keyof Events) => `copper-dashboard.${event}`;

/** Returns a function that reports an event, made only when someone listens. */
export function reporter<Name extends keyof Events>(event: Name): (make: () => Events[Name]) => void {
  const reports = channel(nameOf(event));
  return (make) => {
    if (reports.hasSubscribers) reports.publish(make());
  };
}

/** Returns true when someone listens to an event. */
export function isHeard(event: keyof Events): boolean {
  return channel(nameOf(event)).hasSubscribers;
}

/** Calls `handle` with every event of this process from now on. */
export function onEvent<Name extends keyof Events>(event: Name, handle: (data: Events[Name]) => void): void {
  channel(nameOf(event)).subscribe((data) => handle(data as Events[Name]));
}
