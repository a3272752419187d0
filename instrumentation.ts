/**
 * Runs once when the server starts, before the first request: settings or a database that can't be used stop it with
 * one sentence, a signal lets it finish what is under way, and work that needs no person goes on where it was.
 */
export async function register(): Promise<void> {
  // A constant of the build; the bundler drops the branch, and Node's modules with it, from other runtimes.
  // biome-ignore lint/style/noProcessEnv: it is no setting
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { checkSettingsAtStart } = await import('@/lib/server/start/check-settings');
    checkSettingsAtStart();
    const { checkStorageAtStart } = await import('@/lib/server/start/check-storage');
    await checkStorageAtStart();
    // Set by scripts/launch: Next leaves signals alone.
    // biome-ignore lint/style/noProcessEnv: it is no setting
    if (process.env.NEXT_MANUAL_SIG_HANDLE) {
      const { stopOnSignal } = await import('@/lib/server/start/graceful-stop');
      stopOnSignal();
    }
    const { startJobs } = await import('@/lib/server/start/start-jobs');
    startJobs();
  }
}
