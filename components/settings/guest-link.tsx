'use client';

import { SecretToCopy } from '@/components/ui/secret-to-copy';
import { useFormats } from '@/lib/client/formats';
import type { NewGuestData } from '@/lib/contract/guests';
import { ownPath } from '@/lib/contract/own-path';

/** A new guest link, shown only once. */
export function GuestLink({ invited, onDone }: { invited: NewGuestData; onDone: () => void }) {
  const formats = useFormats();
  const { guest, secret } = invited;
  // Behind the # it is sent to no server, and stands in no log.
  const link = `${window.location.origin}${ownPath('/guest')}#${secret}`;
  return (
    <div className="rounded-xl border border-line border-l-4 border-l-ok p-4">
      <h3 className="font-semibold">{`Link for ${guest.name}. Copy it now; it won’t be shown again.`}</h3>
      <SecretToCopy what="Link" label={`Link for ${guest.name}`} secret={link} onDone={onDone} />
      <p className="mt-2 text-sm text-quiet">
        {`Whoever has it can look at ${guest.premiseName ?? 'the home'} until the end of ${formats.plainDate(guest.lastDay)}.`}
      </p>
    </div>
  );
}
