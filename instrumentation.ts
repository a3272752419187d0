/**
 * Runs once when the server starts, before the first request: settings that can't be used stop it with one sentence.
 */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: a constant of the build, which keeps Node's modules out of other runtimes
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { checkSettingsAtStart } = await import('@/lib/server/check-settings');
  checkSettingsAtStart();
}
