'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { CheckField } from '@/components/ui/check-field';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { allowOfflineCopy, canWorkOffline, isOfflineCopyAllowed } from '@/lib/client/offline-copy';

const neverChanges = () => () => {};

/** Chooses whether this browser stores the last view of the home, to show it without a connection. */
export function OfflineChoice() {
  const possible = useSyncExternalStore(neverChanges, canWorkOffline, () => true);
  const [allowed, setAllowed] = useState(false);

  useEffect(() => {
    if (canWorkOffline()) void isOfflineCopyAllowed().then(setAllowed);
  }, []);

  if (!possible) {
    return (
      <p className="text-quiet">
        Browsers allow installing this site, and using it without a connection, only when its address begins with https.
      </p>
    );
  }
  const choose = (next: boolean) => {
    setAllowed(next);
    void allowOfflineCopy(next);
  };
  return (
    <HydratedFieldset className="block">
      <CheckField label="Show my home without a connection" checked={allowed} onChange={choose} />
      <p className="text-sm text-quiet">
        Stores the last view of your home in this browser, and shows it with its age. It is deleted when you sign out.
        Leave this off on a device that others use.
      </p>
    </HydratedFieldset>
  );
}
