'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useFormats } from '@/lib/client/formats';
import type { NewGuestData } from '@/lib/contract/guests';
import { ownPath } from '@/lib/contract/own-path';

/** A new guest link, shown only once. */
export function GuestLink({ invited, onDone }: { invited: NewGuestData; onDone: () => void }) {
  const formats = useFormats();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const copy = async () => {
    field.current?.select();
    // Browsers allow clipboard access on https and localhost only; elsewhere the text stays selected for copying.
    setCopied(
      (await navigator.clipboard?.writeText(link).then(
        () => true,
        () => false,
      )) === true,
    );
  };
  const { guest, secret } = invited;
  // Behind the # it is sent to no server, and stands in no log.
  const link = `${window.location.origin}${ownPath('/guest')}#${secret}`;
  return (
    <div className="rounded-xl border border-line border-l-4 border-l-ok p-4">
      <h3 className="font-semibold">{`Link for ${guest.name}. Copy it now; it won’t be shown again.`}</h3>
      <div className="mt-3 flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          value={link}
          aria-label={`Link for ${guest.name}`}
          onFocus={(event) => event.target.select()}
          className="field min-w-0 flex-1 basis-64 font-mono text-sm"
        />
        <Button tone="primary" onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <Button onClick={onDone}>Done</Button>
      </div>
      <p aria-live="polite" className="sr-only">
        {copied ? 'Link copied.' : ''}
      </p>
      <p className="mt-2 text-sm text-quiet">
        {`Whoever has it can look at ${guest.premiseName ?? 'the home'} until the end of ${formats.plainDate(guest.lastDay)}.`}
      </p>
    </div>
  );
}
