'use client';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';

/** A fault of ours on one page; header and places stay. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <Banner
      role="alert"
      tone="bad"
      title="This page could not be drawn"
      action={<Button onClick={retry}>Try again</Button>}
    >
      The fault is on our side and is in the server’s log. The other pages still work.
    </Banner>
  );
}
