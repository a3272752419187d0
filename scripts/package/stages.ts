import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folders that stand for the stages of the Dockerfile. */
export interface Stages {
  root: string;
  /** What the first stage is made of, and builds in. */
  sources: string;
  /** What the last stage has as /app. */
  app: string;
  /** Stands for the volume /data. */
  data: string;
  remove(): void;
}

/** What runs the image has no use for. */
const UNWANTED = ['typescript', 'tsx', 'esbuild', '@esbuild', 'vitest', 'prisma', '@biomejs', 'sharp', '@img'];

/** Copies what git knows and `.dockerignore` lets through, without what was built or generated here. */
export function copySources(): Stages {
  const root = mkdtempSync(join(tmpdir(), 'copper-package-'));
  const stages = { root, sources: join(root, 'sources'), app: join(root, 'app'), data: join(root, 'data') };
  const ignored = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => /^[^#]/.test(line));
  const files = run('git', ['ls-files', '--cached', '--others', '--exclude-standard']).split('\n');
  for (const file of files) {
    if (file === '' || ignored.some((name) => file === name || file.startsWith(`${name}/`))) continue;
    mkdirSync(dirname(join(stages.sources, file)), { recursive: true });
    cpSync(file, join(stages.sources, file));
  }
  console.log(`▸ ${files.length} files copied`);
  return { ...stages, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Builds the package in the copied sources, with links to the packages that are installed here. */
export async function makePackage({ sources, app, root }: Stages): Promise<void> {
  run('cp', ['-al', 'node_modules', join(sources, 'node_modules')]);
  console.log('▸ Building');
  run(process.execPath, ['scripts/run.mjs', 'package', '--to', app], { cwd: sources, print: true });
  run('chmod', ['-R', 'a+rX,a-w', app]);
  run('chmod', ['a+rx', root]);
}

/** Prints the size of the package, and fails if it has what no server needs. */
export function measure({ app }: Stages): void {
  const megabytes = (path: string) => Number(run('du', ['-sk', path]).split('\t')[0]) / 1024;
  console.log(
    `▸ Size of /app: ${megabytes(app).toFixed(0)} MB, of which packages ${megabytes(join(app, 'node_modules')).toFixed(0)} MB`,
  );
  const found = run('find', [
    app,
    '(',
    '-name',
    '*.test.*',
    '-o',
    '-name',
    '*.spec.ts',
    ')',
    '-not',
    '-path',
    '*/node_modules/*',
  ]).trim();
  const packages = run('ls', [join(app, 'node_modules')]).split('\n');
  const unwanted = [...UNWANTED.filter((name) => packages.includes(name)), ...(found === '' ? [] : [found])];
  if (unwanted.length > 0) throw new Error(`The package has what it does not need: ${unwanted.join(', ')}`);
}

/** Runs a program and returns its output. Throws with the output when it fails. */
export function run(
  program: string,
  args: readonly string[],
  { cwd, print = false }: { cwd?: string; print?: boolean } = {},
): string {
  const result = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (print) process.stdout.write(result.stderr);
  if (result.status === 0) return result.stdout;
  throw new Error(`${program} ${args[0] ?? ''} failed:\n${result.stdout}${result.stderr}`);
}
