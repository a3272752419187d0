import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

/** A program of a test: a TypeScript file of this project, or code that imports such files. */
export type Script = { file: string } | { code: string };

// Below the project, so that packages are found from there.
const FOLDER = join(process.cwd(), '.next', 'cache', 'test-scripts');
const bundled = new Map<string, Promise<string>>();

/**
 * Returns the path of a JavaScript file that runs a script. Node starts it in half the time that it takes through tsx,
 * which finds and translates each file anew. Arguments of the script begin at `process.argv[2]`.
 */
export function bundledScript(script: Script): Promise<string> {
  const source = 'file' in script ? script.file : script.code;
  const path = bundled.get(source) ?? bundle(script, createHash('sha256').update(source).digest('hex').slice(0, 16));
  bundled.set(source, path);
  return path;
}

async function bundle(script: Script, name: string): Promise<string> {
  const outdir = join(FOLDER, name);
  const { outputFiles } = await build({
    ...('file' in script
      ? { entryPoints: { main: script.file } }
      : { stdin: { contents: script.code, loader: 'ts', resolveDir: process.cwd(), sourcefile: 'main.ts' } }),
    entryNames: 'main',
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // Parts that are imported later are loaded later.
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    write: false,
  });
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    // Another process may be starting the same script.
    const written = `${path}.${process.pid}`;
    writeFileSync(written, contents);
    renameSync(written, path);
  }
  return join(outdir, 'main.mjs');
}
