'use client';

import { useFormats } from '@/lib/client/formats';
import { BareButton } from './bare-button';

interface ShowMoreProps {
  /** How many items are not shown yet. */
  left: number;
  /** How many more the button shows. */
  step: number;
  onMore: () => void;
}

/** A button below a list that shows more of it; nothing when all of it is shown. */
export function ShowMore({ left, step, onMore }: ShowMoreProps) {
  const formats = useFormats();
  if (left <= 0) return null;
  return (
    <div className="mt-4">
      <BareButton
        className="min-h-11 w-full rounded-lg border border-line-strong bg-surface px-4 font-medium hover:bg-sunken"
        onClick={onMore}
      >
        {`Show ${formats.count(Math.min(step, left))} more`}
      </BareButton>
    </div>
  );
}
