import { env, variableNames } from '../env';
import { createLog } from '../log';
import { rememberLines } from '../recent-lines';
import { sessionSecret } from '../secrets';
import { SettingsError } from '../settings-error';
import { unknownSettings } from '../unknown-settings';

/**
 * Reads all settings and the secret at start. When one is invalid, prints a sentence and ends the process with code 1,
 * because every request would fail. Names that look like a setting and are none are logged.
 */
export function checkSettingsAtStart(): void {
  try {
    const settings = env();
    sessionSecret(settings);
    if (settings.admins.length > 0) rememberLines();
    const log = createLog({ level: settings.logLevel });
    for (const { name, meant } of unknownSettings(variableNames())) {
      log.warn({ name, meant }, 'this setting does not exist, so it does nothing');
    }
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
