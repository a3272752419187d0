import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { SettingsView } from '@/components/settings/settings-view';
import { parseTheme, THEME_COOKIE } from '@/lib/client/theme';
import { guestsKey } from '@/lib/contract/query-keys';
import { getContext } from '@/lib/server/start/context';
import { listGuests } from '@/lib/server/use-cases/guests';
import { listHouseholds } from '@/lib/server/use-cases/households';
import packageJson from '@/package.json';
import { Hydrated } from '../../hydrated';
import { type PageSearch, requireViewer } from '../require-viewer';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account } = await requireViewer('/settings', searchParams);
  const homes = account === 'home' ? (await listHouseholds(await getContext(), viewer, { account })).data.homes : [];
  const guests = { key: guestsKey(), load: async () => listGuests(await getContext(), viewer) };
  return (
    <Hydrated prefetch={homes.length > 0 ? [guests] : []}>
      <SettingsView
        theme={parseTheme((await cookies()).get(THEME_COOKIE)?.value)}
        version={packageJson.version}
        isAdmin={viewer.isAdmin === true}
        homes={homes}
      />
    </Hydrated>
  );
}
