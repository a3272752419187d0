'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { FailureBanner } from '@/components/ui/query-state';
import { Card } from '@/components/ui/section';
import { SelectBox } from '@/components/ui/select-box';
import { TextField } from '@/components/ui/text-field';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { postTariff } from '@/lib/client/costs-query';
import { costsPath } from '@/lib/client/money-paths';
import { pricesChanged } from '@/lib/client/prices-changed';
import { tariffsKey } from '@/lib/contract/query-keys';
import { CALENDAR_MONTHS, type CycleRule } from '@/lib/domain/money/bill-cycles';
import { checkTariff } from '@/lib/domain/money/check-tariff';
import { simpleTariff } from '@/lib/domain/money/simple-tariff';
import type { Commodity, Tariff, TariffVersion } from '@/lib/domain/money/tariff';
import { COMMODITY_WORDS } from '../cost-words';
import { NEW_LINES, type NewLine, newLine, withItem, withLine } from './draft-line';
import { ImportFile } from './import-file';
import { LineEditor } from './line-editor';
import { NumberField } from './number-field';
import { SaveAsFile } from './save-as-file';
import { SeasonEditor } from './season-editor';
import { WorkedExample } from './worked-example';

interface TariffEditorProps {
  account: string;
  /** Null: the prices of all homes that have none of their own. */
  premiseId: string | null;
  commodity: Commodity;
  /** Of new prices. */
  currency: string;
  /** Null for a commodity without prices. */
  stored: { tariff: Tariff; cycle: CycleRule } | null;
}

const CURRENCIES = ['USD', 'CAD', 'GBP', 'EUR', 'AUD', 'NZD', 'INR', 'JPY', 'CHF', 'SEK', 'NOK', 'DKK'];

function currencyOptions(own: string) {
  return [...new Set([...CURRENCIES, own])].map((value) => ({ value, label: value }));
}

const MONTHS = [
  { value: '1', label: 'Every month' },
  { value: '2', label: 'Every two months' },
  { value: '3', label: 'Every three months' },
] as const;

/** All prices of a commodity: each line of the bill, seasons and times, beside what last month would have cost. */
export function TariffEditor({ account, premiseId, commodity, currency, stored }: TariffEditorProps) {
  const zone = useViewerZone();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [tariff, setTariff] = useState<Tariff>(
    stored?.tariff ?? simpleTariff({ commodity, price: 0, monthlyCharge: 0, currency }),
  );
  const [cycle, setCycle] = useState<CycleRule>(stored?.cycle ?? CALENDAR_MONTHS);
  const [edited, setEdited] = useState(0);
  const [shown, setShown] = useState(tariff.versions.length - 1);
  const version = tariff.versions[shown];
  const problems = checkTariff(tariff);
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: postTariff,
    onSuccess: async (answer) => {
      queryClient.setQueryData(tariffsKey(account, premiseId), answer);
      await pricesChanged(queryClient, account, premiseId);
      if (premiseId !== null) router.push(costsPath(account, premiseId));
    },
  });
  const setVersion = (next: TariffVersion) =>
    setTariff({ ...tariff, versions: withItem(tariff.versions, shown, next) });
  const save = () => mutate({ account, premise: premiseId, commodity, tariff, cycle });
  if (!version) return null;
  const addVersion = () => {
    const validFrom = new Date(Date.parse(`${version.validFrom}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    setTariff({ ...tariff, versions: [...tariff.versions, { ...version, validFrom }] });
    setShown(tariff.versions.length);
    setEdited(edited + 1);
  };
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="min-w-0 space-y-5">
        <div>
          <h1 className="text-answer font-semibold">
            {`${premiseId === null ? 'Default' : 'Your'} prices for ${COMMODITY_WORDS[commodity].label.toLowerCase()}`}
          </h1>
          {premiseId === null ? (
            <p className="mt-1 text-quiet">For all premises that have no prices of their own.</p>
          ) : null}
        </div>
        <HydratedFieldset>
          <div data-list className="space-y-5">
            <Card className="space-y-4 p-4 sm:p-5">
              <div className="flex flex-wrap items-end gap-3">
                <TextField
                  label="Name"
                  value={tariff.name}
                  maxLength={200}
                  className="min-w-48 flex-1"
                  onChange={({ target }) => setTariff({ ...tariff, name: target.value })}
                />
                <SelectBox
                  label="Currency"
                  options={currencyOptions(tariff.currency)}
                  value={tariff.currency}
                  onChange={(currency) => setTariff({ ...tariff, currency })}
                />
                <TextField
                  label="From"
                  type="date"
                  value={version.validFrom}
                  onChange={({ target }) => target.value && setVersion({ ...version, validFrom: target.value })}
                />
              </div>
              <div className="flex flex-wrap items-end gap-3">
                {tariff.versions.length > 1 ? (
                  <SelectBox
                    label="Prices of"
                    options={tariff.versions.map(({ validFrom }, index) => ({
                      value: String(index),
                      label: `from ${validFrom}`,
                    }))}
                    value={String(shown)}
                    onChange={(value) => {
                      setShown(Number(value));
                      setEdited(edited + 1);
                    }}
                  />
                ) : null}
                <Button onClick={addVersion}>New prices from a day on</Button>
              </div>
              {cycle.kind === 'anchor' ? (
                <div className="flex flex-wrap items-end gap-3">
                  <NumberField
                    label="Bills begin on day"
                    value={cycle.day}
                    className="w-40"
                    onChange={(day) =>
                      day !== undefined && setCycle({ ...cycle, day: Math.min(31, Math.max(1, Math.round(day))) })
                    }
                  />
                  <SelectBox
                    label="A bill comes"
                    options={MONTHS}
                    value={String(cycle.months) as '1' | '2' | '3'}
                    onChange={(months) => setCycle({ ...cycle, months: months === '1' ? 1 : months === '2' ? 2 : 3 })}
                  />
                </div>
              ) : null}
              <div className="flex flex-wrap items-end gap-3">
                <SeasonEditor seasons={version.seasons} onChange={(seasons) => setVersion({ ...version, seasons })} />
                <label className="flex min-h-11 items-center gap-2">
                  <input
                    type="checkbox"
                    checked={version.holidays !== undefined}
                    onChange={({ target }) => setVersion({ ...version, holidays: target.checked ? 'us' : undefined })}
                    className="size-5 accent-accent"
                  />
                  US holidays have their own price
                </label>
              </div>
            </Card>
            {version.lines.map((line, index) => (
              <LineEditor
                key={`${edited} ${shown} ${line.id}`}
                version={version}
                line={line}
                onChange={(next) => setVersion(withLine(version, index, next))}
                onRemove={() => setVersion(withLine(version, index, null))}
              />
            ))}
            <div className="flex flex-wrap gap-2">
              {(Object.keys(NEW_LINES) as NewLine[])
                .filter((kind) => commodity === 'electricity' || (kind !== 'demand' && kind !== 'export'))
                .map((kind, index) => (
                  <Button
                    key={kind}
                    data-add={index === 0 || undefined}
                    onClick={() => setVersion({ ...version, lines: [...version.lines, newLine(kind, version.lines)] })}
                  >
                    {`Add: ${NEW_LINES[kind]}`}
                  </Button>
                ))}
            </div>
          </div>
        </HydratedFieldset>
        {problems.length > 0 ? (
          <Banner tone="watch" title="Not complete yet">
            <ul>
              {problems.slice(0, 8).map(({ path, text }) => (
                <li key={`${path} ${text}`}>{text}</li>
              ))}
            </ul>
          </Banner>
        ) : null}
        {error ? (
          <FailureBanner
            error={error}
            title="Couldn’t save the prices"
            zone={zone}
            onRetry={save}
            retrying={isPending}
          />
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button tone="primary" onClick={save} busy={isPending} disabled={problems.length > 0}>
            {isPending ? 'Saving…' : 'Save prices'}
          </Button>
          <SaveAsFile tariff={tariff} />
          {isSuccess && premiseId === null ? (
            <p role="status" className="self-center text-quiet">
              Saved
            </p>
          ) : null}
        </div>
      </div>
      <div className="min-w-0 space-y-5 lg:sticky lg:top-20">
        {premiseId === null ? null : (
          <WorkedExample account={account} premiseId={premiseId} tariff={tariff} disabled={problems.length > 0} />
        )}
        <ImportFile
          account={account}
          currency={tariff.currency}
          onImported={(imported) => {
            setTariff({ ...imported, commodity });
            setShown(imported.versions.length - 1);
            setEdited(edited + 1);
          }}
        />
      </div>
    </div>
  );
}
