import { env } from '../env';
import { sessionSecret } from '../secrets';
import { SettingsError } from '../settings-error';

/**
 * Reads every setting and the secret once at start. On one that can't be used, prints its sentence and ends the
 * process with code 1: a server that would fail on each request is worse than none.
 */
export function checkSettingsAtStart(): void {
  try {
    sessionSecret(env());
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
