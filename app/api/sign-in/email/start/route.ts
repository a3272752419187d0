import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { emailStart } from '@/lib/server/http/sign-in/start-routes';

export const dynamic = 'force-dynamic';

export const POST = emailStart;
export const { GET, PUT, PATCH, DELETE } = methodNotAllowed('POST');
