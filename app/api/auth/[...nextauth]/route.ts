import { nextAuthRoute } from '@/lib/server/auth/next-auth-route';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';

export const dynamic = 'force-dynamic';

export { nextAuthRoute as GET, nextAuthRoute as POST };
export const { PUT, PATCH, DELETE } = methodNotAllowed('GET', 'POST');
