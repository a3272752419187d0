import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UNVERSIONED_FIELDS } from './list-fields';
import * as devices from './wire-devices';
import * as readings from './wire-readings';
import * as series from './wire-series';

/** Fields without `_` that only Copper's answers have. Others (`value`, `state`) are words of our own too. */
const PLAIN_NAMES = ['energy'];

/** Files and folders that use a name of Copper's as a word of their own: a column, a line of a bill. */
const OWN_WORDS: readonly [path: string, name: string][] = [
  ['lib/server/reports/meter-series.ts', 'energy'],
  ['lib/domain/money/', 'energy'],
  ['lib/contract/schemas/tariff.ts', 'energy'],
];

/** Copper's own folder, generated code, and tests, which make answers of the cloud. */
const EXCLUDED = /^lib\/server\/(copper|db\/generated[^/]*)\/|\.test\.tsx?$|\/test-support\//;

/** Collects the field names of every object in a zod schema. */
function collectNames(value: unknown, names: Set<string>, visited = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || visited.has(value)) return;
  visited.add(value);
  if (Array.isArray(value)) for (const item of value) collectNames(item, names, visited);
  const def = (value as { def?: Record<string, unknown> }).def;
  if (!def) return;
  for (const part of Object.values(def)) collectNames(part, names, visited);
  if (typeof def.shape !== 'object' || def.shape === null) return;
  for (const [name, field] of Object.entries(def.shape)) {
    names.add(name);
    collectNames(field, names, visited);
  }
}

/** Returns the wire names in a source text, apart from its comments. */
function namesIn(source: string, names: readonly string[]): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
  return names.filter((name) =>
    name.includes('_')
      ? new RegExp(`\\b${name}\\b`).test(code)
      : new RegExp(`\\.${name}\\b|(['"\`])${name}\\1|\\b${name}\\??:`).test(code),
  );
}

const names = new Set(PLAIN_NAMES);
for (const schema of [devices, readings, series].flatMap((module) => Object.values(module))) {
  collectNames(schema, names);
}
const wireNames = [...names, ...UNVERSIONED_FIELDS].filter((name) => name.includes('_') || PLAIN_NAMES.includes(name));

describe('names of Copper’s fields', () => {
  it('are collected from the schemas, also those inside lists and optional parts', () => {
    expect(wireNames).toEqual(
      expect.arrayContaining(['premise_list', 'gateway_list', 'hw_timestamp', 'postal_code', 'sum_energy', 'energy']),
    );
    expect(names).toContain('usage');
  });

  it('are found as properties, keys and strings, but not in comments', () => {
    const found = (source: string) => namesIn(source, ['gateway_id', 'energy']);
    expect(found("row.gateway_id; const { energy: kwh } = row; pick('energy')")).toEqual(['gateway_id', 'energy']);
    expect(found('const energy = 1; // row.gateway_id\n/** `gateway_id` */')).toEqual([]);
  });

  it('are used only in lib/server/copper', () => {
    const files = ['lib', 'app', 'components']
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
      )
      .filter((file) => /\.tsx?$/.test(file) && !EXCLUDED.test(file));
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) => {
      const isOwn = (name: string) => OWN_WORDS.some(([path, word]) => word === name && file.startsWith(path));
      const used = namesIn(readFileSync(file, 'utf8'), wireNames).filter((name) => !isOwn(name));
      return used.map((name) => `${file}: ${name}`);
    });
    expect(found).toEqual([]);
  });
});
