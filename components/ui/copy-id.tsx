'use client';

import { useState } from 'react';
import { BareButton } from './bare-button';

/** An id with a button that copies it; `name` says what it is, for screen readers. */
export function CopyId({ id, name }: { id: string; name: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(id).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <code className="font-sans break-all select-all">{id}</code>
      <BareButton onClick={copy} className="link min-h-6 text-sm">
        Copy<span className="sr-only"> {name}</span>
      </BareButton>
      <span role="status" className="text-sm text-quiet">
        {copied === null ? null : copied ? 'Copied' : 'Select it to copy'}
      </span>
    </span>
  );
}
