import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { separateBasePath } from './base-path.mjs';

/** Commands that an administrator runs beside the server. Each is a file of scripts/. */
const COMMANDS = ['report', 'archive', 'backup', 'restore', 'move-database'];

/** Loaded from node_modules: native code, and what the server loads from there too. */
const EXTERNAL = ['better-sqlite3', 'pg', 'pino', 'prom-client', '@prisma/*'];

/** What a standalone build has of the server. Beside it Next copies what it takes for read at run time. */
const SERVER = ['.next', 'node_modules', 'package.json', 'server.js'];

/** Packages that Next traces and this site has no use for: it resizes no images, and compiles nothing at run time. */
const UNUSED = ['@img', 'sharp', 'typescript', 'esbuild', '@esbuild', 'tsx', 'prisma'];

/**
 * Makes a folder of a finished standalone build: the server with the files that it needs, its pages, its migrations and
 * the commands as plain JavaScript. What was in the folder is deleted.
 */
export async function packageSite(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const copy = (from: string, to: string) =>
    cpSync(from, join(folder, to), { recursive: true, verbatimSymlinks: true });
  for (const name of SERVER) copy(`.next/standalone/${name}`, name);
  for (const name of readdirSync(join(folder, 'node_modules'))) {
    if (UNUSED.includes(name)) rmSync(join(folder, 'node_modules', name), { recursive: true });
  }
  copy('.next/static', '.next/static');
  copy('public', 'public');
  copy('prisma/migrations', 'prisma/migrations');
  copy('prisma/postgresql/migrations', 'prisma/postgresql/migrations');
  copy('scripts/package/start.mjs', 'start.mjs');
  copy('scripts/package/base-path.mjs', 'base-path.mjs');
  copy('scripts/package/json-console.mjs', 'json-console.mjs');
  copy('scripts/package/copper.mjs', 'copper.mjs');
  copy('LICENSE', 'LICENSE');
  separateBasePath(folder);
  await compileCommands(join(folder, 'commands'));
}

async function compileCommands(folder: string): Promise<void> {
  await build({
    entryPoints: COMMANDS.map((name) => `scripts/${name}.ts`),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['react-server'],
    external: EXTERNAL,
    // Packages in the older format load Node's modules with `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
}
