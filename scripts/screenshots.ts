/** `npm run screenshots`: makes the README's images from the demo, each page wide and narrow, light and dark. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { missingBrowser } from './check/missing-programs';
import { demoSettings } from './launch/demo-settings';
import { anyFreePort } from './launch/free-port';
import { startSandboxProcess } from './launch/sandbox';
import { CHROMIUM_ARGS, systemChromium } from './launch/system-chromium';
import { startServerProcess } from './launch/web-server';

const FOLDER = 'docs/screenshots';
const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
const THEMES = ['light', 'dark'] as const;
/** The zone of the home in the images, so that all times are in one zone. */
const ZONE = 'America/Denver';

type Size = keyof typeof SIZES;
type Theme = (typeof THEMES)[number];

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: 'Sign in with Copper' }).click();
  await page.getByRole('button', { name: /^alex@example\.com/ }).click();
  await page.waitForURL(`${url}/premises/*`);
}

async function openHome(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/premises`);
  await page.getByRole('main').getByRole('link', { name: 'Maple Street' }).click();
  await page.getByRole('heading', { name: 'Always on' }).waitFor();
}

/** Each page with the steps to open it. */
const PAGES: [name: string, open: (page: Page, url: string) => Promise<void>][] = [
  ['home', openHome],
  [
    'usage',
    async (page, url) => {
      await openHome(page, url);
      await page.getByRole('main').getByRole('link', { name: 'Electricity', exact: true }).click();
      await page.waitForURL(/\/usage/);
      await page.getByRole('radio', { name: 'Month', exact: true }).first().click();
      await page.waitForURL(/range=month/);
      await page.getByRole('button', { name: 'Previous month' }).click();
      await page.getByRole('figure').first().waitFor();
    },
  ],
  [
    'alerts',
    async (page, url) => {
      await page.goto(`${url}/alerts`);
      // The first alert comes with the first history.
      const found = page.getByRole('heading', { name: /needs your attention/ });
      for (let tries = 0; tries < 40 && !(await found.isVisible()); tries += 1) {
        await page.waitForTimeout(3_000);
        await page.reload();
      }
    },
  ],
];

async function takeAll(browser: Browser, url: string, size: Size, theme: Theme): Promise<void> {
  const context = await browser.newContext({
    viewport: SIZES[size],
    deviceScaleFactor: size === 'phone' ? 2 : 1,
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: ZONE,
    locale: 'en-US',
  });
  const page = await context.newPage();
  await signIn(page, url);
  for (const [name, open] of PAGES) {
    await open(page, url);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${FOLDER}/${name}-${size}-${theme}.png` });
  }
  await context.close();
  console.log(`▸ ${size}, ${theme}: ${PAGES.length} images`);
}

const missing = missingBrowser();
if (missing) {
  console.error(`✗ ${missing}`);
  process.exit(1);
}
mkdirSync(FOLDER, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), 'copper-screenshots-'));
const cloud = await startSandboxProcess();
try {
  const port = await anyFreePort();
  const settings = demoSettings({ cloud: cloud.url, port, dataDir });
  const server = await startServerProcess({ port, host: '127.0.0.1', settings });
  try {
    const browser = await chromium.launch({ executablePath: systemChromium(), args: CHROMIUM_ARGS });
    for (const size of ['desktop', 'phone'] as const) {
      for (const theme of THEMES) await takeAll(browser, server.url, size, theme);
    }
    await browser.close();
  } finally {
    await server.child.stop();
  }
} finally {
  await cloud.child.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
console.log(`▸ Images are in ${FOLDER}`);
