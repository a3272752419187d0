import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { NeedsGuestLink } from '@/components/guest/needs-guest-link';
import { SignInView } from '@/components/sign-in/sign-in-view';
import { safeRedirectPath } from '@/lib/client/safe-redirect-path';
import { signInErrorMessage } from '@/lib/contract/sign-in-errors';
import { availableMethods } from '@/lib/server/auth/available-methods';
import { env } from '@/lib/server/env';
import { GUEST_LINK_ENDED, hasGuestLink } from '@/lib/server/http/find-viewer';
import { gateRoleIn } from '@/lib/server/http/gate';
import { getViewer, getViewerOrGuest } from '@/lib/server/http/viewer';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<{ next?: string | string[]; callbackUrl?: string | string[]; error?: string | string[] }>;
}

const firstValue = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const search = await searchParams;
  const viewer = await getViewer();
  const next = safeRedirectPath(firstValue(search.next));
  if (viewer && !viewer.needsSignIn) redirect(next);
  if (gateRoleIn(await headers()) === 'guest') return <NeedsGuestLink />;
  const error = firstValue(search.error);
  return (
    <SignInView
      methods={availableMethods(env())}
      next={next}
      error={error ? signInErrorMessage(error) : await endedLink()}
      again={viewer !== null}
    />
  );
}

/** Returns what to say in a browser whose guest link has ended; null in others. */
async function endedLink(): Promise<string | null> {
  const given = await headers();
  return (await hasGuestLink(given)) && !(await getViewerOrGuest()) ? GUEST_LINK_ENDED : null;
}
