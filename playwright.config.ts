import { defineConfig, devices } from '@playwright/test';
import { CHROMIUM_ARGS, systemChromium } from './scripts/launch/system-chromium';

/** A name of this machine as a home network gives it. */
const HOME_NETWORK = '--host-resolver-rules=MAP energy.lan 127.0.0.1';

/** Each worker has its own sandbox and dashboard (e2e/fixtures), so tests do not affect each other. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  // One more than the processors that CI has: some tests wait for what happens once a minute.
  workers: 3,
  // A test that passes only then is listed by `npm test`.
  retries: 1,
  forbidOnly: true,
  // Far more than tests take, on two processors that also serve two sites.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    locale: 'en-US',
    // Not the zone of any premise, so that tests find times in the wrong zone.
    timezoneId: 'Pacific/Auckland',
    // Only the tests of the service worker have it: it takes requests out of the reach of `page.route`.
    serviceWorkers: 'block',
    contextOptions: { reducedMotion: 'reduce' },
    // Traces cost a fifth of the time. To record them: `npx playwright test --trace retain-on-failure FILE`.
    trace: 'off',
    launchOptions: { executablePath: systemChromium(), args: [...CHROMIUM_ARGS, HOME_NETWORK] },
  },
  projects: [
    {
      name: 'phone',
      // Only tests that depend on the screen size run again on a phone.
      grep: /@phone/,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
      // A worker belongs to one project, and starts a site of its own: one is enough, if it begins at once.
      workers: 1,
    },
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
  ],
});
