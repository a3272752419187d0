import { env } from '../env';
import { sessionSecret } from '../secrets';
import { SettingsError } from '../settings-error';

/**
 * Reads all settings and the secret at start. When one is invalid, prints a sentence and ends the process with code 1,
 * because every request would fail.
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
