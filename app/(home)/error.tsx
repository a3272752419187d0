'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** A fault of ours on one page; header and places stay. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <Notice
      role="alert"
      tone="bad"
      title="This page could not be drawn"
      action={<Button onClick={retry}>Try again</Button>}
    >
      The fault is on our side and is in the server’s log. The other pages still work.
    </Notice>
  );
}
