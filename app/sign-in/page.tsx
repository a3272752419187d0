import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInView } from '@/components/sign-in/sign-in-view';
import { safeRedirectPath } from '@/lib/client/safe-redirect-path';
import { signInErrorMessage } from '@/lib/contract/sign-in-errors';
import { availableMethods } from '@/lib/server/auth/available-methods';
import { env } from '@/lib/server/env';
import { getViewer } from '@/lib/server/http/viewer';

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
  const error = firstValue(search.error);
  return (
    <SignInView
      methods={availableMethods(env())}
      next={next}
      error={error ? signInErrorMessage(error) : null}
      again={viewer !== null}
    />
  );
}
