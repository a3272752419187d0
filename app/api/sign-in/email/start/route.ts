import { emailStart } from '@/lib/server/auth/start-routes';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';

export const dynamic = 'force-dynamic';

export const POST = emailStart;
export const { GET, PUT, PATCH, DELETE } = methodNotAllowed('POST');
