import type { ReactNode } from 'react';

/** The page's name: for pages that have no answer to begin with. `above` leads back to where one came from. */
export function PageTitle({ children, above }: { children: ReactNode; above?: ReactNode }) {
  return (
    <div className="mb-3">
      {above ? <div className="-mt-2 flex min-h-11 items-center">{above}</div> : null}
      <h1 className="text-answer font-semibold">{children}</h1>
    </div>
  );
}
