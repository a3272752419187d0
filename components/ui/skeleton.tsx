/** A block of the final thing's size while it loads. `className` gives width and height. */
export function Skeleton({ className = '' }: { className?: string }) {
  return <span aria-hidden="true" className={`skeleton block ${className}`} />;
}

/** As many lines of text as will stand here. */
export function SkeletonLines({ lines = 3, className = '' }: { lines?: number; className?: string }) {
  return (
    <div className={`space-y-2 ${className}`}>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key, line) => (
        <Skeleton key={key} className={`h-[1.375rem] ${line === lines - 1 ? 'w-2/3' : 'w-full'}`} />
      ))}
    </div>
  );
}
