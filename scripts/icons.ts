/** `npx tsx scripts/icons.ts`: draws the PNG icons of the installed app from `public/icon.svg`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, systemChromium } from './launch/system-chromium';

const FOLDER = 'public/icons';
const BACKGROUND = '#81431f';

/** `share` is the width of the drawing: devices crop a maskable icon to its middle four fifths, and iOS rounds corners. */
const ICONS = [
  { name: 'icon-192', size: 192, share: 1, background: 'transparent' },
  { name: 'icon-512', size: 512, share: 1, background: 'transparent' },
  { name: 'maskable-512', size: 512, share: 0.8, background: BACKGROUND },
  { name: 'apple-touch-icon', size: 180, share: 0.9, background: BACKGROUND },
];

mkdirSync(FOLDER, { recursive: true });
const drawing = readFileSync('public/icon.svg', 'utf8');
const browser = await chromium.launch({ executablePath: systemChromium(), args: CHROMIUM_ARGS });
for (const { name, size, share, background } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0;background:${background}}svg{position:absolute;inset:${((1 - share) / 2) * size}px;width:${share * size}px}</style>${drawing}`,
  );
  await page.screenshot({ path: `${FOLDER}/${name}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
