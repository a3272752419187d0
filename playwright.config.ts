import { defineConfig, devices } from '@playwright/test';
import { CHROMIUM_ARGS, systemChromium } from './scripts/launch/system-chromium';

/** Each worker has a cloud and a dashboard of its own (e2e/fixtures), so tests never wait for or disturb each other. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    locale: 'en-US',
    // Far from every premise, so that a time in the wrong zone shows.
    timezoneId: 'Pacific/Auckland',
    // Recording costs a fifth of the time: `npx playwright test --trace retain-on-failure FILE` where one is wanted.
    trace: 'off',
    launchOptions: { executablePath: systemChromium(), args: CHROMIUM_ARGS },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      // The same job on a small screen; what has nothing to do with the screen runs once.
      grep: /@phone/,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
  ],
});
