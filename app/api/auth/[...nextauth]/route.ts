import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { nextAuthRoute } from '@/lib/server/http/sign-in/next-auth-route';

export const dynamic = 'force-dynamic';

export { nextAuthRoute as GET, nextAuthRoute as POST };
export const { PUT, PATCH, DELETE } = methodNotAllowed('GET', 'POST');
