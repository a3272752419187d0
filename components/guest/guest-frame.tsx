import type { ReactNode } from 'react';
import { ownPath } from '@/lib/contract/own-path';

/** The frame of what a guest sees before a home is open. */
export function GuestFrame({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col px-4 py-10 sm:justify-center sm:py-16">
      <div className="mb-6 flex items-center gap-3">
        {/* biome-ignore lint/performance/noImgElement: a static SVG of 400 bytes */}
        <img src={ownPath('/icon.svg')} alt="" width={36} height={36} />
        <h1 className="text-lg">Copper Dashboard</h1>
      </div>
      {children}
    </main>
  );
}
