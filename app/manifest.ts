import type { MetadataRoute } from 'next';
import { ownPath } from '@/lib/contract/own-path';

/** What a device needs to install the dashboard as an app. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: ownPath('/'),
    name: 'Copper Dashboard',
    short_name: 'Copper',
    description: 'Your home’s energy and water: today, compared with typical usage, and what needs attention.',
    start_url: ownPath('/'),
    scope: ownPath('/'),
    display: 'standalone',
    background_color: '#f6f5f2',
    theme_color: '#ffffff',
    icons: [
      { src: ownPath('/icons/icon-192.png'), sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: ownPath('/icons/icon-512.png'), sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: ownPath('/icons/maskable-512.png'), sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: ownPath('/icon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ],
    shortcuts: [
      { name: 'Alerts', url: ownPath('/alerts') },
      { name: 'Reports', url: ownPath('/reports') },
    ],
  };
}
