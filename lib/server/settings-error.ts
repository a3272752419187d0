/** An invalid setting. `message` is one sentence for the administrator, without secrets. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}
