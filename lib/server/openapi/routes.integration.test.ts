import { readdirSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { RouteAccepts } from '../http/route';
import { OPERATIONS } from './operations/all';

const root = fileURLToPath(new URL('../../../app', import.meta.url));

/** Every report has its own URL in the document, but one file serves them all. */
const REPORT = /^\/api\/reports\/[^/]+\.\{format\}$/;

type RouteModule = Record<string, ((...args: never[]) => unknown) & { accepts?: RouteAccepts }>;

/** Returns the existing routes, by method and URL as in the document. The routes of next-auth cannot be inspected. */
async function routes(): Promise<Map<string, RouteAccepts | null>> {
  const files = readdirSync(`${root}/api`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('route.ts'),
  );
  const routesByKey = new Map<string, RouteAccepts | null>();
  for (const file of files) {
    const folder = relative(root, dirname(`${root}/api/${file}`));
    if (folder === 'api/[...unknown]') continue;
    const path = `/${folder}`.replace(/\[(?:\.\.\.)?([^\]]+)\]/g, '{$1}');
    if (folder === 'api/auth/[...nextauth]') {
      routesByKey.set(`get ${path}`, null).set(`post ${path}`, null);
      continue;
    }
    const module: RouteModule = await import(`${root}/api/${file}`);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const accepts = module[method]?.accepts;
      if (accepts) routesByKey.set(`${method.toLowerCase()} ${path}`, accepts);
    }
  }
  return routesByKey;
}

it('describes exactly the existing routes, with their input and scope', async () => {
  const routesByKey = await routes();
  const operationKey = ({ method, path }: (typeof OPERATIONS)[number]) =>
    `${method} ${REPORT.test(path) ? '/api/reports/{file}' : path}`;
  // If a route is missing here, add an entry in lib/server/openapi/operations.
  expect(new Set(OPERATIONS.map(operationKey))).toEqual(new Set(routesByKey.keys()));
  for (const operation of OPERATIONS) {
    const accepts = routesByKey.get(operationKey(operation));
    if (!accepts) continue;
    const name = `${operation.method} ${operation.path}`;
    expect(operation.scope, name).toBe(accepts.scope);
    const described = operation.body ?? operation.params;
    // Validated by the report's own schema, which document.test.ts compares.
    if (REPORT.test(operation.path) || operation.path === '/api/reports/cost') continue;
    if (described && !isEmptyObject(described)) expect(described, name).toBe(accepts.input);
    else expect(isEmptyObject(accepts.input), name).toBe(true);
  }
});

function isEmptyObject(schema: object): boolean {
  return 'shape' in schema && Object.keys(schema.shape as object).length === 0;
}
