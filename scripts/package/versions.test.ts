import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import packageJson from '@/package.json';

const read = (path: string) => readFileSync(path, 'utf8');

it('names the version of the package in the image and in the changelog', () => {
  expect(/^ARG VERSION=(.+)$/m.exec(read('Dockerfile'))?.[1]).toBe(packageJson.version);
  expect(read('CHANGELOG.md')).toContain(`\n## ${packageJson.version}\n`);
});

it('runs a supported Node of an exact version in the image', () => {
  const [, major] = /^ARG NODE_IMAGE=node:(\d+)\.\d+\.\d+-/m.exec(read('Dockerfile')) ?? [];
  expect(Number(major)).toBeGreaterThanOrEqual(24);
});
