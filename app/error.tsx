'use client';

import { Button } from '@/components/ui/button';

/** A fault of ours outside the signed-in pages. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <main className="mx-auto max-w-md px-4 py-16">
      <h1 className="text-lg">This page could not be drawn</h1>
      <p className="mt-1 mb-4 text-quiet">
        The fault is on our side and is in the server’s log. Trying again often works.
      </p>
      <Button tone="primary" onClick={retry}>
        Try again
      </Button>
    </main>
  );
}
