/** Exits with 1 and a message when a setting is invalid, before anything is built or started. */
import { parseEnv } from '@/lib/server/env';
import { loadDotenv } from './launch/load-dotenv';

loadDotenv();
try {
  parseEnv(process.env);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
