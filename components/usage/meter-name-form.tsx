'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { TextField } from '@/components/ui/text-field';
import { putMeterName } from '@/lib/client/meter-name-query';
import { MAX_METER_NAME } from '@/lib/domain/meter-name';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { NamedMeter } from '@/lib/domain/premise';

/** The answers that hold names of meters. */
const NAMED = new Set(['premises', 'premise', 'overview', 'alerts']);

/** A form for the user's own name of a meter; an empty one takes it back. */
export function MeterNameForm({ account, meter }: { account: string; meter: NamedMeter }) {
  const [name, setName] = useState(meter.name ?? '');
  const queryClient = useQueryClient();
  const renaming = useMutation({
    mutationFn: putMeterName,
    onSuccess: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => NAMED.has(String(queryKey[1])) }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    renaming.mutate({ account, meterId: meter.id, name: name.trim() || null });
  };
  return (
    <form onSubmit={submit} noValidate className="screen-only">
      <HydratedFieldset className="flex flex-wrap items-end gap-2">
        <TextField
          label="Your name for this meter"
          placeholder={meterTypeOf(meter.type).label}
          value={name}
          maxLength={MAX_METER_NAME}
          autoComplete="off"
          error={renaming.error?.message ?? null}
          onChange={(event) => setName(event.target.value)}
          className="w-full sm:w-72"
        />
        <Button type="submit" busy={renaming.isPending}>
          Save name
        </Button>
      </HydratedFieldset>
      <p role="status" className="text-sm text-quiet">
        {renaming.isSuccess ? 'Saved.' : null}
      </p>
    </form>
  );
}
