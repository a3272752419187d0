import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { parseTheme, THEME_COOKIE, type Theme } from '@/lib/client/theme';
import { parseUnits, UNITS_COOKIE } from '@/lib/client/unit-choice';
import { systemClock } from '@/lib/server/clock';
import './globals.css';
import { Providers } from './providers';

export const metadata: Metadata = {
  title: { default: 'Copper Dashboard', template: '%s · Copper Dashboard' },
  description: 'Home energy readings from Copper: live, against what is usual, and to download.',
  applicationName: 'Copper Dashboard',
  manifest: '/manifest.webmanifest',
  icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }] },
  robots: { index: false, follow: false },
  // Meter numbers and postal codes look like telephone numbers to some phones.
  formatDetection: { telephone: false, address: false, email: false, date: false },
};

const barColours = { light: '#ffffff', dark: '#1b1a18' };

async function chosenTheme(): Promise<Theme> {
  return parseTheme((await cookies()).get(THEME_COOKIE)?.value);
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme();
  if (theme !== 'system') return { colorScheme: theme, themeColor: barColours[theme] };
  return {
    colorScheme: 'light dark',
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: barColours.light },
      { media: '(prefers-color-scheme: dark)', color: barColours.dark },
    ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const units = parseUnits((await cookies()).get(UNITS_COOKIE)?.value);
  return (
    <html lang="en" data-theme={await chosenTheme()}>
      <body>
        <Providers serverNow={systemClock()} units={units}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
