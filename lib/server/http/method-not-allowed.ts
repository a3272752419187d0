import { AppError } from '@/lib/server/errors';
import { problemResponse } from './problem';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

/**
 * Handlers that answer 405 as a problem, for the methods that a route does not have:
 * `export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET')`.
 */
export function methodNotAllowed(...allowed: [Method, ...Method[]]): Record<Method, () => Response> {
  const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const answer = (): Response =>
    problemResponse(
      new AppError('method_not_allowed', {
        userMessage: `This address answers ${allowed.join(' and ')} requests only.`,
      }),
      { nowMs: Date.now(), headers: { Allow: allow } },
    );
  return { GET: answer, POST: answer, PUT: answer, PATCH: answer, DELETE: answer };
}
