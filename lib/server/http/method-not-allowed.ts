import { AppError } from '@/lib/server/errors';
import { problemResponse } from './problem';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

/**
 * Returns handlers that answer 405 as a problem, for the methods that a route does not have:
 * `export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET')`.
 */
export function methodNotAllowed(...allowed: [Method, ...Method[]]): Record<Method, () => Response> {
  const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const respond = (): Response =>
    problemResponse(
      new AppError('method_not_allowed', {
        userMessage: `This address only accepts ${allowed.join(' and ')} requests.`,
      }),
      { nowMs: Date.now(), headers: { Allow: allow } },
    );
  return { GET: respond, POST: respond, PUT: respond, PATCH: respond, DELETE: respond };
}
