import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { MONEY_COOKIE, parseMoneyChoice } from '@/lib/client/money-choice';
import { parseTheme, THEME_COOKIE, type Theme } from '@/lib/client/theme';
import { parseUnits, UNITS_COOKIE } from '@/lib/client/unit-choice';
import { systemClock } from '@/lib/server/clock';
import { env } from '@/lib/server/env';
import { serverZoneData } from '@/lib/server/start/zone-data';
import './globals.css';
import { ownPath } from '@/lib/contract/own-path';
import { NeedsScripts } from './needs-scripts';
import { Providers } from './providers';
import { getViewerFormats } from './viewer-formats';

export const metadata: Metadata = {
  title: { default: 'Copper Dashboard', template: '%s · Copper Dashboard' },
  description: 'Home energy readings from Copper: live, compared with typical usage, and as downloads.',
  applicationName: 'Copper Dashboard',
  icons: {
    icon: [{ url: ownPath('/icon.svg'), type: 'image/svg+xml' }],
    apple: ownPath('/icons/apple-touch-icon.png'),
  },
  robots: { index: false, follow: false },
  // Some phones take meter numbers and postal codes for telephone numbers.
  formatDetection: { telephone: false, address: false, email: false, date: false },
};

const barColors = { light: '#ffffff', dark: '#1b1a18' };

async function chosenTheme(): Promise<Theme> {
  return parseTheme((await cookies()).get(THEME_COOKIE)?.value);
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme();
  if (theme !== 'system') return { colorScheme: theme, themeColor: barColors[theme] };
  return {
    colorScheme: 'light dark',
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: barColors.light },
      { media: '(prefers-color-scheme: dark)', color: barColors.dark },
    ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const choices = await cookies();
  const units = parseUnits(choices.get(UNITS_COOKIE)?.value);
  const formats = await getViewerFormats();
  return (
    <html lang="en" data-theme={await chosenTheme()} data-base-path={ownPath('') || undefined}>
      <body>
        <NeedsScripts />
        <Providers
          renderedAt={systemClock()}
          units={units}
          inMoney={parseMoneyChoice(choices.get(MONEY_COOKIE)?.value)}
          formats={formats}
          missingZoneChanges={serverZoneData().missing}
          worksOffline={!env().development}
        >
          {children}
        </Providers>
      </body>
    </html>
  );
}
