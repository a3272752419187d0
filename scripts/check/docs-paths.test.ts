import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const DOCS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true }).flatMap((name) =>
    String(name).endsWith('.md') ? [join('docs', String(name))] : [],
  ),
];
/** Paths of this project in code spans, but for those with a part that stands for others. */
const PATH = /`((?:app|components|deploy|docs|e2e|lib|prisma|public|sandbox|scripts)\/[^`\s<>*{}…]+)`/g;
const LINK = /\]\((?!https?:|#)([^)#\s]+)/g;

it.each(DOCS)('%s names files that exist', (file) => {
  const text = readFileSync(file, 'utf8');
  const named = [
    ...[...text.matchAll(PATH)].map(([, path = '']) => path),
    ...[...text.matchAll(LINK)].map(([, path = '']) => join(dirname(file), path)),
  ];
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});
