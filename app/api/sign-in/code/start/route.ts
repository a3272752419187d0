import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { codeStart } from '@/lib/server/http/sign-in/start-routes';

export const dynamic = 'force-dynamic';

export const POST = codeStart;
export const { GET, PUT, PATCH, DELETE } = methodNotAllowed('POST');
