/**
 * Runs once when the server starts, before the first request. Invalid settings or an unusable database stop the server
 * with one sentence. It puts the checks of every request in front of Next's, then it installs the signal handlers and
 * continues the background jobs.
 */
export async function register(): Promise<void> {
  // A build constant: the bundler removes this branch and its Node modules from other runtimes.
  // biome-ignore lint/style/noProcessEnv: not a setting
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { checkSettingsAtStart } = await import('@/lib/server/start/check-settings');
    checkSettingsAtStart();
    const { admitAllRequests } = await import('@/lib/server/http/admit-request');
    // biome-ignore lint/style/noProcessEnv: a build constant
    if (process.env.NODE_ENV === 'production') {
      const { printToLog } = await import('@/lib/server/start/console-to-log');
      printToLog();
      const { createServeApi } = await import('@/lib/server/http/serve-api');
      const { API_ROUTES } = await import('@/app/api/api-routes');
      admitAllRequests(createServeApi(API_ROUTES));
    } else {
      // Next serves our API, so that it reloads what changes.
      admitAllRequests(undefined);
    }
    const { checkStorageAtStart } = await import('@/lib/server/start/check-storage');
    await checkStorageAtStart();
    const { checkZoneDataAtStart } = await import('@/lib/server/start/zone-data');
    checkZoneDataAtStart();
    // Set by scripts/launch, so that Next does not handle signals.
    // biome-ignore lint/style/noProcessEnv: not a setting
    if (process.env.NEXT_MANUAL_SIG_HANDLE) {
      const { stopOnSignal } = await import('@/lib/server/start/graceful-stop');
      stopOnSignal();
    }
    const { startJobs } = await import('@/lib/server/start/start-jobs');
    startJobs();
    const { freeStartMemory } = await import('@/lib/server/start/free-start-memory');
    freeStartMemory();
  }
}
