import { existsSync } from 'node:fs';

/** Reads `.env` where there is one; what the shell has set already wins. */
export function loadDotenv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
