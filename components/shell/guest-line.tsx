'use client';

import { useFormats } from '@/lib/client/formats';
import type { SessionData } from '@/lib/contract/session';

interface GuestLineProps {
  guest: NonNullable<SessionData['guest']>;
  /** The name of the home; null when it is no longer listed. */
  home: string | null;
  /** Copper gives no new readings until someone of the home signs in again. */
  lacksNew: boolean;
}

/** Whose guest the reader is, until when, and what that means. Above every page. */
export function GuestLine({ guest, home, lacksNew }: GuestLineProps) {
  const formats = useFormats();
  return (
    <p className="screen-only mb-4 rounded-xl bg-sunken px-4 py-2.5 text-sm">
      {`You are a guest of ${home ?? 'this home'} until the end of ${formats.plainDate(guest.lastDay)}. You can look, but not change anything.`}
      {lacksNew ? ' New readings come after someone of the home signs in again.' : null}
    </p>
  );
}
