import { type ReactNode, useId } from 'react';

/** A framed group. Plain surface and one line; no shadow. */
export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`rounded-lg border border-line bg-surface ${className}`}>{children}</div>;
}

interface SectionProps {
  title: string;
  /** Beside the title, at the end of its line: an age, a small action. */
  aside?: ReactNode;
  /** Under the title: one quiet sentence. */
  lead?: ReactNode;
  headingLevel?: 2 | 3;
  children: ReactNode;
}

/** A titled part of a page, named for screen readers by its own heading. */
export function Section({ title, aside, lead, headingLevel = 2, children }: SectionProps) {
  const id = useId();
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={id} className="min-w-0">
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
