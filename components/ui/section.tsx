import { type ReactNode, useId } from 'react';

/** A framed group. */
export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`rounded-2xl border border-line bg-surface ${className}`}>{children}</div>;
}

interface SectionProps {
  title: string;
  /** Shown at the end of the title's line: an age or a small action. */
  aside?: ReactNode;
  /** A sentence below the title. */
  lead?: ReactNode;
  headingLevel?: 2 | 3;
  /** Left out on paper: a form. */
  screenOnly?: boolean;
  children: ReactNode;
}

/** A part of a page with a heading, which is also its accessible name. */
export function Section({ title, aside, lead, headingLevel = 2, screenOnly, children }: SectionProps) {
  const id = useId();
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={id} className={`min-w-0 ${screenOnly ? 'screen-only' : ''}`}>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <Heading id={id} className="font-semibold">
          {title}
        </Heading>
        {aside ? <div className="text-sm text-quiet">{aside}</div> : null}
      </div>
      {lead ? <p className="mb-3 max-w-prose text-quiet">{lead}</p> : null}
      {children}
    </section>
  );
}
