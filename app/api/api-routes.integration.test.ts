import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { API_ROUTES } from './api-routes';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Served by Next: next-auth needs its requests, and every other address is unknown. */
const BY_NEXT = ['auth/[...nextauth]', '[...unknown]'];

it('names every address with a GET', async () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'));
  const readable: string[] = [];
  for (const folder of files.map(dirname)) {
    if (BY_NEXT.includes(folder)) continue;
    const { GET } = await import(`${root}${folder}/route.ts`);
    if (!('accepts' in GET)) continue;
    readable.push(`/api/${folder}`);
    expect((await API_ROUTES[`/api/${folder}`]?.())?.GET, folder).toBe(GET);
  }
  expect(Object.keys(API_ROUTES).sort()).toEqual(readable.sort());
});
