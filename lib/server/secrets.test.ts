import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sessionSecret } from './secrets';
import { SettingsError } from './settings-error';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'copper-secrets-'));
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

describe('sessionSecret', () => {
  it('takes the setting and writes nothing', () => {
    const dataDir = join(folder(), 'data');
    expect(sessionSecret({ secret: 'set-by-hand-set-by-hand', dataDir })).toBe('set-by-hand-set-by-hand');
    expect(() => statSync(dataDir)).toThrow();
  });

  it('makes one once, readable by this user only', () => {
    const dataDir = join(folder(), 'data');
    const first = sessionSecret({ secret: null, dataDir });
    expect(first.length).toBeGreaterThanOrEqual(40);
    expect(sessionSecret({ secret: null, dataDir })).toBe(first);
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(readdirSync(dataDir)).toEqual(['secrets.json']);
  });

  it.each(['', '{"NEXTAUTH_SECRET":"short"}', '[]', 'null'])('refuses a damaged file: %s', (text) => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'secrets.json'), text);
    expect(() => sessionSecret({ secret: null, dataDir })).toThrow(SettingsError);
  });

  it('refuses a folder that cannot be made', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(() => sessionSecret({ secret: null, dataDir: join(file, 'data') })).toThrow(/^DATA_DIR holds/);
  });

  it('gives processes that start together the same one', async () => {
    const dataDir = join(folder(), 'data');
    const program = `import { sessionSecret } from './lib/server/secrets.ts';
      process.stdout.write(sessionSecret({ secret: null, dataDir: ${JSON.stringify(dataDir)} }));`;
    const run = () =>
      new Promise<string>((resolve, reject) => {
        const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
        let out = '';
        child.stdout.on('data', (chunk) => {
          out += chunk;
        });
        child.on('error', reject);
        child.on('exit', () => resolve(out));
      });
    const secrets = await Promise.all([run(), run(), run()]);
    expect(secrets[0]).toMatch(/^[\w-]{43}$/);
    expect(new Set(secrets).size).toBe(1);
  }, 30_000);
});
