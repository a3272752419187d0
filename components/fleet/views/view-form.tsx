'use client';

import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import type { SavedView } from '@/lib/contract/fleet-views';
import { MAX_VIEW_NAME } from '@/lib/domain/fleet/fleet-view-pages';

interface ViewFormProps {
  /** The saved view that the page shows, or showed before its filters were changed. */
  opened: SavedView | null;
  isChanged: boolean;
  isBusy: boolean;
  problem: string | null;
  /** With `replaces`, the view only gets another name. */
  onSave: (name: string, replaces?: string) => void;
  onDelete: (name: string) => void;
}

/** Saves what the page shows under a name; renames and deletes the view that is open. */
export function ViewForm({ opened, isChanged, isBusy, problem, onSave, onDelete }: ViewFormProps) {
  const [name, setName] = useState(opened?.name ?? '');
  const typed = name.trim();
  const isOther = opened !== null && typed !== opened.name;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave(typed);
  };
  return (
    <form onSubmit={submit} className="space-y-2 p-1">
      <TextField
        label={opened === null ? 'Save these filters and this order as' : 'Name'}
        value={name}
        required
        maxLength={MAX_VIEW_NAME}
        autoComplete="off"
        error={problem}
        onChange={({ target }) => setName(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        {opened === null || isChanged || isOther ? (
          <Button type="submit" tone="primary" busy={isBusy} disabled={typed === ''}>
            {opened === null ? 'Save' : isOther ? 'Save as another view' : 'Save the change'}
          </Button>
        ) : null}
        {opened !== null && isOther && typed !== '' ? (
          <Button onClick={() => onSave(typed, opened.name)} busy={isBusy}>
            Rename
          </Button>
        ) : null}
        {opened !== null ? (
          <Button onClick={() => onDelete(opened.name)} busy={isBusy}>
            Delete this view
          </Button>
        ) : null}
      </div>
    </form>
  );
}
