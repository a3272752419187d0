'use client';

import Link from 'next/link';
import { PageTitle } from '@/components/ui/page-title';
import { Card, Section } from '@/components/ui/section';
import { useAccountParam, withAccount } from '@/lib/client/account-param';
import type { Theme } from '@/lib/client/theme';
import { FormatsChoice } from './formats-choice';
import { ThemeChoice } from './theme-choice';
import { UnitsChoice } from './units-choice';

/** How pages look and write in this browser. `theme` is what the server read from the cookie. */
export function SettingsView({ theme }: { theme: Theme }) {
  const account = useAccountParam();
  return (
    <div className="max-w-2xl space-y-6">
      <div>
        <PageTitle>Settings</PageTitle>
        <p className="text-quiet">For this browser. Files and the API keep their own formats.</p>
      </div>
      <Section title="Numbers and dates">
        <Card className="p-4">
          <FormatsChoice />
        </Card>
      </Section>
      <Section title="Units and theme">
        <Card className="flex flex-wrap gap-x-8 gap-y-4 p-4">
          <UnitsChoice />
          <ThemeChoice chosen={theme} />
        </Card>
      </Section>
      <Section title="Access for programs">
        <Card className="px-4 py-2">
          <Link href={withAccount('/settings/tokens', account)} className="link inline-flex min-h-11 items-center">
            Access tokens
          </Link>
        </Card>
      </Section>
    </div>
  );
}
