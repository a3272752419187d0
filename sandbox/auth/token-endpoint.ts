import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { AuthSettings } from './auth.types';
import { DEMO_CLIENT_ID, DEMO_CLIENT_SECRET } from './clients';
import { asFormRequest, readFields, sendError } from './http-messages';

interface Refusal {
  status: number;
  error: string;
  description: string;
}

const GENERIC_GRANT_PROBLEM = 'grant request is invalid';

/** Returns Auth0's status and text for an error of oidc-provider. */
function toAuth0Error(error: string, description: string, grantType: string, detail: string): Refusal {
  switch (error) {
    case 'invalid_grant': {
      if (description !== GENERIC_GRANT_PROBLEM) return { status: 403, error, description };
      if (grantType === 'refresh_token')
        return { status: 403, error, description: 'Unknown or invalid refresh token.' };
      const pkce = detail.startsWith('code_verifier');
      return {
        status: 403,
        error,
        description: pkce ? 'Failed to verify code verifier' : 'Invalid authorization code',
      };
    }
    case 'invalid_client':
      if (detail === 'client not found') return { status: 401, error, description: 'Client not found.' };
      return { status: 401, error: 'access_denied', description: 'Unauthorized' };
    case 'invalid_request':
      if (!description.startsWith('requested grant type')) return { status: 400, error, description };
      return {
        status: 403,
        error: 'unauthorized_client',
        description: `Grant type '${grantType}' not allowed for the client.`,
      };
    case 'unsupported_grant_type':
      return { status: 403, error, description: `Unsupported grant type: ${grantType}` };
    case 'invalid_target':
      return { status: 403, error: 'access_denied', description };
    case 'access_denied':
    case 'unauthorized_client':
      return { status: 403, error, description };
    default:
      return { status: 400, error, description };
  }
}

/** Rewrites responses of the token endpoint into Auth0's form. Call before the first request. */
export function respondLikeAuth0(provider: Provider, settings: AuthSettings): void {
  const details = new WeakMap<IncomingMessage, string>();
  provider.on('grant.error', (ctx, error) => details.set(ctx.req, error.error_detail ?? ''));
  provider.on('revocation.error', (ctx, error) => details.set(ctx.req, error.error_detail ?? ''));

  provider.use(async (ctx, next) => {
    await next();
    if (!ctx.path.startsWith('/oauth/') || typeof ctx.body !== 'object' || ctx.body === null) return;
    const body = ctx.body as Record<string, unknown>;
    const grantType = String(ctx.oidc?.params?.grant_type ?? '');
    if (typeof body.error === 'string' && ctx.status < 500) {
      const description = String(body.error_description ?? '');
      const refusal = toAuth0Error(body.error, description, grantType, details.get(ctx.req) ?? '');
      ctx.status = refusal.status;
      ctx.body = { error: refusal.error, error_description: refusal.description };
    } else if (grantType === 'refresh_token' && !settings.rotation) {
      // Auth0 does not return a refresh token that did not change.
      delete body.refresh_token;
    }
  });
}

function isSecret(actual: string, expected: string): boolean {
  return actual.length === expected.length && timingSafeEqual(Buffer.from(actual), Buffer.from(expected));
}

/** Returns the id and secret of an HTTP Basic header, or null without one. */
function basicCredentials(req: IncomingMessage): { id: string; secret: string } | null {
  const encoded = /^basic (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (!encoded) return null;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  try {
    return { id: decodeURIComponent(id), secret: decodeURIComponent(secret.join(':')) };
  } catch {
    return null;
  }
}

/**
 * `POST /oauth/token` and `/oauth/revoke`: converts JSON to a form. The demo's client may send its secret or not, but
 * oidc-provider allows one method for each client, so the secret is checked and removed here.
 */
export async function handleTokenRequest(
  req: IncomingMessage,
  res: ServerResponse,
  handleByProvider: (req: IncomingMessage, res: ServerResponse) => Promise<void>,
): Promise<void> {
  const fields = await readFields(req);
  const form = asFormRequest(req, fields);
  const basic = basicCredentials(req);
  if ((basic?.id ?? fields.get('client_id')) !== DEMO_CLIENT_ID) return handleByProvider(form, res);

  const secret = basic?.secret ?? fields.get('client_secret');
  if (secret !== undefined && !isSecret(secret, DEMO_CLIENT_SECRET)) {
    sendError(res, 401, 'access_denied', 'Unauthorized');
    return;
  }
  fields.set('client_id', DEMO_CLIENT_ID);
  fields.delete('client_secret');
  const stripped = asFormRequest(req, fields);
  delete stripped.headers.authorization;
  return handleByProvider(stripped, res);
}
