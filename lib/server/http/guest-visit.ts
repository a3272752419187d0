import { guestCookie } from '@/lib/server/auth/guest-cookie';
import { getServices } from '@/lib/server/start/context';
import { clientAddressIn } from './client-address';

/** Puts the secret of a guest link into a cookie of the browser, so that it need not stay in an address. */
export async function beginGuestVisit(secret: string, request: Request): Promise<Response> {
  const { auth, env, clock } = await getServices();
  const { guest } = await auth.guests.welcome(secret, clientAddressIn(request.headers));
  const seconds = Math.ceil((guest.until - clock()) / 1000);
  return Response.json(
    { data: { until: new Date(guest.until).toISOString() } },
    { headers: { 'Set-Cookie': guestCookie(env, secret, seconds), 'Cache-Control': 'private, no-store' } },
  );
}

/** Makes the browser forget that it is a guest's. The link works again until its time is over. */
export async function endGuestVisit(): Promise<Response> {
  const { env } = await getServices();
  const headers = { 'Set-Cookie': guestCookie(env, '', 0), 'Cache-Control': 'private, no-store' };
  return new Response(null, { status: 204, headers });
}
