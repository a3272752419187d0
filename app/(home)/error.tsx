'use client';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';

/** The error message of one page; header and navigation stay. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <Banner
      role="alert"
      tone="bad"
      title="This page couldn’t be shown"
      action={<Button onClick={retry}>Try again</Button>}
    >
      Something went wrong on our side. The server’s log has details. The other pages still work.
    </Banner>
  );
}
