import { Button } from '@/components/ui/button';
import type { PrintAll } from '@/lib/client/use-print-all';

/** A button that prints a complete list, not on a phone; and what went wrong when its rows cannot be had. */
export function PrintAllButton({ label, print }: { label: string; print: Omit<PrintAll<unknown>, 'rows'> }) {
  return (
    <>
      <Button tone="quiet" onClick={print.start} busy={print.isLoading} className="max-sm:hidden">
        {label}
      </Button>
      <p role="alert" className="screen-only text-bad empty:hidden">
        {print.failed ? 'The rows could not be loaded. Try again.' : null}
      </p>
    </>
  );
}
