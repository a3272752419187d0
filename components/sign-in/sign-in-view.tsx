import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner';
import { Disclosure } from '@/components/ui/disclosure';
import { Card } from '@/components/ui/section';
import { ownPath } from '@/lib/contract/own-path';
import type { SignInMethod } from '@/lib/contract/session';
import { CodeSignIn } from './code-sign-in';
import { EmailSignIn } from './email-sign-in';
import { RedirectSignIn } from './redirect-sign-in';

interface SignInViewProps {
  methods: readonly SignInMethod[];
  /** Path on this site to open after sign-in. */
  next: string;
  /** Why the last attempt on another page failed. */
  error: string | null;
  /** True when an account is signed in but Copper rejects its tokens. */
  again: boolean;
}

/** The available sign-in methods, easiest first. Copying a code is collapsed while there is another method. */
export function SignInView({ methods, next, error, again }: SignInViewProps) {
  const redirect = methods.includes('copper');
  const email = methods.includes('copper-email');
  const code = methods.includes('copper-code');
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col px-4 py-10 sm:justify-center sm:py-16">
      <div className="mb-6 flex items-center gap-3">
        {/* biome-ignore lint/performance/noImgElement: a static SVG of 400 bytes */}
        <img src={ownPath('/icon.svg')} alt="" width={36} height={36} />
        <div>
          <h1 className="text-lg">Copper Dashboard</h1>
          <p className="text-quiet">
            {again ? 'Sign in again to get new readings.' : 'Sign in with your Copper account.'}
          </p>
        </div>
      </div>
      {error ? (
        <div className="mb-4">
          <Banner role="alert" tone="bad">
            <p className="text-ink">{error}</p>
          </Banner>
        </div>
      ) : null}
      <Card className="divide-y divide-line">
        {redirect ? (
          <MethodSection>
            <RedirectSignIn next={next} />
          </MethodSection>
        ) : null}
        {email ? (
          <MethodSection title={redirect ? 'Or get a code by email' : undefined}>
            <EmailSignIn next={next} tone={redirect ? 'plain' : 'primary'} />
          </MethodSection>
        ) : null}
        {code && (redirect || email) ? (
          <div className="px-4 py-1.5">
            <Disclosure summary="Or copy a code from Copper’s page">
              <CodeSignIn next={next} />
            </Disclosure>
          </div>
        ) : null}
        {code && !redirect && !email ? (
          <MethodSection>
            <CodeSignIn next={next} />
          </MethodSection>
        ) : null}
        {redirect || email || code ? null : (
          <MethodSection>
            <p>Sign-in is not set up. The settings are described in the README.</p>
          </MethodSection>
        )}
      </Card>
      <p className="mt-4 text-sm text-quiet">
        Your readings come from Copper’s cloud through this dashboard’s server. Your sign-in is stored encrypted and
        deleted when you sign out.
      </p>
    </main>
  );
}

function MethodSection({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="px-4 py-4">
      {title ? <h2 className="mb-3 font-medium">{title}</h2> : null}
      {children}
    </section>
  );
}
