'use client';

import { Button } from '@/components/ui/button';

/** The error page outside the signed-in pages. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <main className="mx-auto max-w-md px-4 py-16">
      <h1 className="text-lg">This page couldn’t be shown</h1>
      <p className="mt-1 mb-4 text-quiet">
        Something went wrong on our side. The server’s log has details. Trying again often works.
      </p>
      <Button tone="primary" onClick={retry}>
        Try again
      </Button>
    </main>
  );
}
