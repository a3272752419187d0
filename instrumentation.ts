/**
 * Runs once when the server starts, before the first request: settings that can't be used stop it with one sentence,
 * and a signal lets it finish what is under way.
 */
export async function register(): Promise<void> {
  // A constant of the build; the bundler drops the branch, and Node's modules with it, from other runtimes.
  // biome-ignore lint/style/noProcessEnv: it is no setting
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { checkSettingsAtStart } = await import('@/lib/server/check-settings');
    checkSettingsAtStart();
    // Set by scripts/launch: Next leaves signals alone.
    // biome-ignore lint/style/noProcessEnv: it is no setting
    if (process.env.NEXT_MANUAL_SIG_HANDLE) {
      const { stopOnSignal } = await import('@/lib/server/graceful-stop');
      stopOnSignal();
    }
  }
}
