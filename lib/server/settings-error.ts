/** A setting that can't be used. `message` is one sentence for whoever runs the server; it holds no secret. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}
