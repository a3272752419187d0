/** Thrown when a step fails. The message tells the user what to do. */
export class StepFailed extends Error {}

/** Prints on standard error, because standard output may be a report. */
export function printStep(message) {
  console.error(`▸ ${message}`);
}

/** Prints the error and exits with 1. Unexpected errors are printed with their stack. */
export function fail(error) {
  console.error(error instanceof StepFailed ? `✗ ${error.message}` : error);
  process.exit(1);
}
