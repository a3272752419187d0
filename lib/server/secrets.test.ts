import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { secretProblem, sessionSecret } from './secrets';
import { SettingsError } from './settings-error';

const folders: string[] = [];
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'copper-secrets-'));
  folders.push(path);
  return path;
}
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

describe('sessionSecret', () => {
  it('returns the setting and writes nothing', () => {
    const dataDir = join(folder(), 'data');
    expect(sessionSecret({ secret: 'set-by-hand-set-by-hand', dataDir })).toBe('set-by-hand-set-by-hand');
    expect(() => statSync(dataDir)).toThrow();
  });

  it('creates a secret once, readable only by this user', () => {
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

  it('refuses a folder that can not be created', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(() => sessionSecret({ secret: null, dataDir: join(file, 'data') })).toThrow(/^DATA_DIR holds/);
  });

  it('returns the same secret to concurrent processes', async () => {
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

describe('secretProblem', () => {
  it('finds a key that was deleted or changed since the start, and none for a setting', () => {
    const settings = { secret: null, dataDir: folder() };
    const secret = sessionSecret(settings);
    expect(secretProblem(settings, secret)).toBeNull();
    expect(secretProblem(settings, 'another-secret-of-the-start')).toMatch(/now holds another key$/);
    writeFileSync(join(settings.dataDir, 'secrets.json'), '[]');
    expect(secretProblem(settings, secret)).toMatch(/without a usable NEXTAUTH_SECRET/);
    rmSync(join(settings.dataDir, 'secrets.json'));
    expect(secretProblem(settings, secret)).toMatch(/was deleted$/);
    expect(secretProblem({ ...settings, secret: 'set-by-hand-set-by-hand' }, secret)).toBeNull();
  });
});
