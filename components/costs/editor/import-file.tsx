'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { FailureBanner } from '@/components/ui/query-state';
import { Card } from '@/components/ui/section';
import { SelectBox } from '@/components/ui/select-box';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { postTariffFile } from '@/lib/client/costs-query';
import type { ImportTariffInput } from '@/lib/contract/tariff-import';
import type { Tariff } from '@/lib/domain/money/tariff';

type Format = ImportTariffInput['format'];

const FORMATS: { value: Format; label: string }[] = [
  { value: 'urdb', label: 'OpenEI rate (JSON)' },
  { value: 'octopus', label: 'Octopus Energy prices (JSON)' },
  { value: 'csv', label: 'start,end,price (CSV)' },
  { value: 'copper', label: 'Prices saved from this site (JSON)' },
];

interface ImportFileProps {
  account: string;
  /** Of a file that does not say it. */
  currency: string;
  onImported: (tariff: Tariff) => void;
}

/** Reads prices from a file into the editor. What the file has and we can't take over is named, and nothing changes. */
export function ImportFile({ account, currency, onImported }: ImportFileProps) {
  const id = useId();
  const zone = useViewerZone();
  const [format, setFormat] = useState<Format>('urdb');
  const [text, setText] = useState<string | null>(null);
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: postTariffFile,
    onSuccess: (answer) => answer.data.tariff && onImported(answer.data.tariff),
  });
  const run = () => text !== null && mutate({ account, format, text, currency });
  return (
    <Card className="space-y-3 p-4 sm:p-5">
      <h2 className="font-semibold">Read prices from a file</h2>
      <div className="flex flex-wrap items-end gap-3">
        <SelectBox label="Kind of file" options={FORMATS} value={format} onChange={setFormat} />
        <div>
          <label htmlFor={id} className="mb-1 block font-medium">
            File
          </label>
          <input
            id={id}
            type="file"
            accept=".json,.csv,application/json,text/csv"
            className="field py-2"
            onChange={async ({ target }) => setText((await target.files?.[0]?.text()) ?? null)}
          />
        </div>
        <Button onClick={run} busy={isPending} disabled={text === null}>
          {isPending ? 'Reading…' : 'Read'}
        </Button>
      </div>
      {error ? (
        <FailureBanner error={error} title="Couldn’t read the file" zone={zone} onRetry={run} retrying={isPending} />
      ) : null}
      {data && data.data.problems.length > 0 ? (
        <Banner tone="bad" title="These prices can’t be taken over">
          <ul>
            {data.data.problems.map(({ field, text: problem }) => (
              <li key={`${field} ${problem}`}>{problem}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {data?.data.tariff ? (
        <ul className="list-disc pl-5 text-quiet">
          {data.data.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
