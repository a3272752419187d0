/** A step that cannot go on, with the one sentence a person needs. */
export class StepFailed extends Error {}

/** On standard error: standard output may be a file that somebody asked for. */
export function say(message) {
  console.error(`▸ ${message}`);
}

/** Ends the program with one sentence; only an error nobody foresaw comes with its stack. */
export function fail(error) {
  console.error(error instanceof StepFailed ? `✗ ${error.message}` : error);
  process.exit(1);
}
