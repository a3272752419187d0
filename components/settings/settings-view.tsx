'use client';

import Link from 'next/link';
import { PageTitle } from '@/components/ui/page-title';
import { Card, Section } from '@/components/ui/section';
import { UnitsChoice } from '@/components/ui/units-choice';
import { useAccountParam, withAccount } from '@/lib/client/account-param';
import type { Theme } from '@/lib/client/theme';
import { useUnitChoice } from '@/lib/client/units';
import type { HouseholdsData } from '@/lib/contract/household';
import { FormatsChoice } from './formats-choice';
import { Guests } from './guests';
import { Households } from './households';
import { OfflineChoice } from './offline-choice';
import { ThemeChoice } from './theme-choice';

interface SettingsViewProps {
  /** What the server read from the cookie. */
  theme: Theme;
  /** Of this site. */
  version: string;
  /** The user looks after this site. */
  isAdmin: boolean;
  /** Of the account; none for an enterprise. */
  homes: HouseholdsData['homes'];
}

/** How pages look and write in this browser, and what the site should know about a home. */
export function SettingsView({ theme, version, isAdmin, homes }: SettingsViewProps) {
  const account = useAccountParam();
  const units = useUnitChoice();
  return (
    <div className="max-w-2xl space-y-6">
      <div>
        <PageTitle>Settings</PageTitle>
        <p className="text-quiet">Formats, units and theme are for this browser. Files and the API keep their own.</p>
      </div>
      <Section title="Numbers and dates">
        <Card className="p-4">
          <FormatsChoice />
        </Card>
      </Section>
      <Section title="Units and theme">
        <Card className="flex flex-wrap gap-x-8 gap-y-4 p-4">
          <UnitsChoice {...units} />
          <ThemeChoice chosen={theme} />
        </Card>
      </Section>
      {homes.length > 0 ? (
        <Section title={homes.length === 1 ? 'Your home' : 'Your homes'}>
          <Card className="p-4">
            <Households account={account} homes={homes} />
          </Card>
        </Section>
      ) : null}
      {homes.length > 0 ? (
        <Section title="Guests">
          <Guests homes={homes} />
        </Section>
      ) : null}
      <Section title="Without a connection">
        <Card className="p-4">
          <OfflineChoice />
        </Card>
      </Section>
      <Section title="Advanced">
        <Card className="divide-y divide-line px-4">
          <SettingsLink
            path="/settings/history"
            title="Saved history"
            text="Older readings are downloaded and kept, so that this site knows what is typical for you."
          />
          <SettingsLink
            path="/settings/api-usage"
            title="Copper API usage"
            text="How often this site asks Copper for data, and how much of Copper’s limit is left."
          />
          {account === 'home' ? null : (
            <SettingsLink
              path="/fleet/prices/electricity"
              title="Default prices"
              text="What energy and water cost at premises that have no prices of their own."
            />
          )}
          <SettingsLink path="/settings/tokens" title="Access tokens" text="For programs that read your data." />
          {isAdmin ? (
            <SettingsLink
              path="/settings/site"
              title="This site"
              text="Its state, backups, signed-in browsers and log. For people who look after it."
            />
          ) : null}
        </Card>
      </Section>
      <footer className="text-sm text-quiet">
        Copper Dashboard <span translate="no">{version}</span>
      </footer>
    </div>
  );
}

function SettingsLink({ path, title, text }: { path: string; title: string; text: string }) {
  const account = useAccountParam();
  return (
    <div className="relative py-2.5">
      <Link href={withAccount(path, account)} className="link after:absolute after:inset-0">
        {title}
      </Link>
      <p className="text-sm text-quiet">{text}</p>
    </div>
  );
}
