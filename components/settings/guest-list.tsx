'use client';

import { useState } from 'react';
import { Age } from '@/components/ui/age';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useFormats } from '@/lib/client/formats';
import type { GuestData } from '@/lib/contract/guests';

interface GuestListProps {
  guests: readonly GuestData[];
  zone: string;
  /** Each guest's home is named only where there are several. */
  manyHomes: boolean;
  /** Id of the guest whose access is being ended. */
  ending: string | null;
  onEnd: (id: string) => void;
}

/** The guests, with their last visit and how long their links work. */
export function GuestList({ guests, zone, manyHomes, ending, onEnd }: GuestListProps) {
  const [confirming, setConfirming] = useState<GuestData | null>(null);
  if (guests.length === 0) return <p className="text-sm text-quiet">No guests yet.</p>;
  return (
    <>
      <ul aria-label="Guests" className="divide-y divide-line border-t border-line">
        {guests.map((guest) => (
          <li key={guest.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 last:pb-0">
            <GuestFacts guest={guest} zone={zone} withHome={manyHomes} />
            <Button
              busy={ending === guest.id}
              onClick={() => (guest.works ? setConfirming(guest) : onEnd(guest.id))}
              aria-label={`${guest.works ? 'End' : 'Remove'} ${guest.name}`}
            >
              {guest.works ? 'End' : 'Remove'}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog
        title={`End the access of ${confirming?.name ?? ''}?`}
        open={confirming !== null}
        onClose={() => setConfirming(null)}
      >
        <p>The link stops working at once, also where it is open now.</p>
        <div className="mt-4">
          <Button
            tone="primary"
            onClick={() => {
              if (confirming) onEnd(confirming.id);
              setConfirming(null);
            }}
          >
            End access
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function GuestFacts({ guest, zone, withHome }: { guest: GuestData; zone: string; withHome: boolean }) {
  const formats = useFormats();
  const { name, premiseName, lastDay, lastSeenAt, works } = guest;
  return (
    <div className="min-w-0 flex-1 basis-56">
      <p className="font-medium break-words">{name}</p>
      <p className="flex flex-wrap gap-x-3 text-sm text-quiet">
        {withHome ? <span translate="no">{premiseName ?? 'a home that is gone'}</span> : null}
        <span>{`${works ? 'until the end of' : 'ended with'} ${formats.plainDate(lastDay)}`}</span>
        {lastSeenAt ? <Age at={lastSeenAt} zone={zone} prefix="last looked" /> : <span>has not looked yet</span>}
      </p>
    </div>
  );
}
