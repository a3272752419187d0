/** A step that cannot go on, with the one sentence a person needs. */
export class StepFailed extends Error {}

export function say(message) {
  console.log(`▸ ${message}`);
}

/** Ends the program with one sentence; only an error nobody foresaw comes with its stack. */
export function fail(error) {
  console.error(error instanceof StepFailed ? `✗ ${error.message}` : error);
  process.exit(1);
}
