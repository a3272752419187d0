import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { systemChromium } from '../launch/system-chromium';
import { aptInstall } from './apt-install';

/**
 * Makes sure there is a browser to test with: the system's Chromium, else Playwright's own, else the system's
 * package. Returns false, having said so, when none can be had.
 */
export function ensureBrowser(): boolean {
  if (systemChromium() || existsSync(chromium.executablePath())) return true;
  const root = process.getuid?.() === 0;
  console.log('▸ No Chromium here: installing the one of Playwright');
  const install = ['node_modules/@playwright/test/cli.js', 'install', ...(root ? ['--with-deps'] : []), 'chromium'];
  if (run(process.execPath, install) && existsSync(chromium.executablePath())) return true;
  console.log('▸ That failed');
  if (aptInstall('chromium') && systemChromium()) return true;
  console.error('✗ No browser could be installed. Install Chromium by hand, or name one in CHROMIUM_PATH.');
  return false;
}

function run(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}
