import type { ReactNode } from 'react';

/** The h1 of a page. `above` is a link back. */
export function PageTitle({ children, above }: { children: ReactNode; above?: ReactNode }) {
  return (
    <div className="mb-3">
      {above ? <div className="-mt-2 flex min-h-11 items-center">{above}</div> : null}
      <h1 className="text-answer font-semibold">{children}</h1>
    </div>
  );
}
