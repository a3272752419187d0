'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { useFormats } from '@/lib/client/formats';
import { canWorkOffline, forgetOfflineCopy, isOfflineCopyAllowed, saveOfflineCopy } from '@/lib/client/offline-copy';
import { serverNow } from '@/lib/client/server-clock';
import { ownPath } from '@/lib/contract/own-path';
import { homeViewMarkup, pageStyles } from './home-view-markup';

/** Views of a home, which may be stored for use without a connection. */
const HOME_VIEW = /^\/premises(\/[^/]+)?$/;
const FIRST_SAVE_MS = 3_000;
const SAVE_EVERY_MS = 60_000;

/** Registers the service worker, stores the last view of a home if the user wants that, and deletes it at sign-out. */
export function OfflineSupport() {
  const path = usePathname();
  const formats = useFormats();
  const zone = useViewerZone();

  useEffect(() => {
    if (canWorkOffline()) void navigator.serviceWorker.register(ownPath('/sw.js'));
  }, []);

  // Every sign-out ends on this page, also one in another tab or on the server.
  useEffect(() => {
    if (path === '/sign-in' && canWorkOffline()) void forgetOfflineCopy();
  }, [path]);

  useEffect(() => {
    if (!HOME_VIEW.test(path) || !canWorkOffline()) return;
    const save = async () => {
      const html = homeViewMarkup();
      if (html === null || !(await isOfflineCopyAllowed())) return;
      const savedAt = serverNow();
      const savedText = formats.moment(new Date(savedAt).toISOString(), zone);
      const theme = document.documentElement.dataset.theme ?? 'system';
      const mainClass = document.querySelector('main')?.className ?? '';
      const [home = ''] = document.title.split(' · ');
      await saveOfflineCopy({ savedAt, savedText, home, html, css: pageStyles(), theme, mainClass });
    };
    const first = setTimeout(save, FIRST_SAVE_MS);
    const timer = setInterval(save, SAVE_EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [path, formats, zone]);

  return null;
}
