'use client';

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { TextField } from '@/components/ui/text-field';
import { fleetRowsQueryOptions } from '@/lib/client/fleet-query';
import type { ReportField } from '@/lib/contract/report-forms';
import type { FormValues } from './form-values';

interface PartFieldsProps {
  account: string;
  fields: readonly ReportField[];
  values: FormValues;
  onChange: (name: string, value: string) => void;
}

/** Filled in by a link from a page of the fleet, and not typed. */
const FILTER = 'filter';

/** The fields that limit a report to a part of the fleet; nothing for a report without them. */
export function PartFields({ account, fields, values, onChange }: PartFieldsProps) {
  if (fields.length === 0) return null;
  const chosen = fields.filter(({ name }) => values[name]);
  const filter = values[FILTER] ?? '';
  return (
    <div className="mt-2">
      {filter ? (
        <p className="mb-1 flex flex-wrap items-center gap-2">
          {`Only what ${pageTitle(filter)} shows with the filters that you came from.`}
          <Button onClick={() => onChange(FILTER, '')}>Remove</Button>
        </p>
      ) : null}
      <Disclosure summary={chosen.length > 0 ? 'Part of the fleet (chosen)' : 'Part of the fleet: all'}>
        <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
          {fields
            .filter(({ name }) => name !== FILTER)
            .map((field) => (
              <PartField
                key={field.name}
                account={account}
                field={field}
                value={values[field.name] ?? ''}
                onChange={(value) => onChange(field.name, value)}
              />
            ))}
        </div>
        <p className="mt-2 text-sm text-quiet">Separate several values by semicolons.</p>
      </Disclosure>
    </div>
  );
}

interface PartFieldProps {
  account: string;
  field: ReportField;
  value: string;
  onChange: (value: string) => void;
}

/** A text with the fleet's own values as suggestions. */
function PartField({ account, field: { name, label }, value, onChange }: PartFieldProps) {
  const id = useId();
  const { data } = useQuery(fleetRowsQueryOptions(account, name === 'type' ? 'meters' : 'premises', '', 0));
  const known = data?.data.facets[name] ?? [];
  return (
    <>
      <TextField
        label={label}
        value={value}
        list={id}
        placeholder={name === 'q' ? 'In a name, address or ID' : 'All'}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={id}>
        {known.map((each) => (
          <option key={each.value} value={each.value} />
        ))}
      </datalist>
    </>
  );
}

/** 'Gateways' of `gateways?health=bad`. */
function pageTitle(filter: string): string {
  const page = filter.split('?')[0] ?? '';
  return page.charAt(0).toUpperCase() + page.slice(1);
}
