import { inspect } from 'node:util';

/** Thrown when a step fails. The message tells the user what to do. */
export class StepFailed extends Error {}

/** Prints on standard error, because standard output may be a report. */
export function printStep(message) {
  process.stderr.write(`▸ ${message}\n`);
}

/** Prints the error and exits with 1. Unexpected errors are printed with their stack. */
export function fail(error) {
  process.stderr.write(`${error instanceof StepFailed ? `✗ ${error.message}` : inspect(error)}\n`);
  process.exit(1);
}
