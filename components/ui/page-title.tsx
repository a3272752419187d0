import type { ReactNode } from 'react';

/** The page's name: small, because the answer below is what matters. `above` leads back to where one came from. */
export function PageTitle({ children, above }: { children: ReactNode; above?: ReactNode }) {
  return (
    <div className="mb-3">
      {above ? <div className="-mt-2 flex min-h-11 items-center">{above}</div> : null}
      <h1 className="text-lg">{children}</h1>
    </div>
  );
}
