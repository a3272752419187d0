import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

interface RemoveButtonProps {
  onRemove: () => void;
  children: ReactNode;
}

/**
 * Removes an item of the list around it (`data-list`). The keyboard goes on at the list's last button that adds an item
 * (`data-add`), and not at the top of the page.
 */
export function RemoveButton({ onRemove, children }: RemoveButtonProps) {
  return (
    <Button
      onClick={({ currentTarget }) => {
        const adding = currentTarget.closest('[data-list]')?.querySelectorAll<HTMLElement>('[data-add]');
        onRemove();
        adding?.item(adding.length - 1)?.focus();
      }}
    >
      {children}
    </Button>
  );
}
