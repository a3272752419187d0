'use client';

import './globals.css';

/** The error page when the root layout itself fails. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-md px-4 py-16">
          <h1 className="text-lg">The dashboard couldn’t be shown</h1>
          <p className="mt-1 mb-4 text-quiet">Something went wrong on our side. The server’s log has details.</p>
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
