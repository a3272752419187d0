'use client';

import './globals.css';

/** The last resort: even the layout failed. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-md px-4 py-16">
          <h1 className="text-lg">The dashboard could not be drawn</h1>
          <p className="mt-1 mb-4 text-quiet">The fault is on our side and is in the server’s log.</p>
          <button
            type="button"
            onClick={() => window.location.reload()}
            className="min-h-11 rounded-lg border border-line-strong px-4"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
