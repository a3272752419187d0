'use client';

import { buttonClass } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/section';
import { accountCsvUrl, accountJsonUrl } from '@/lib/contract/api-urls';
import { DownloadFailure } from './download-failure';
import { useDownload } from './use-download';

/** The account's premises, meters and gateways: for spreadsheets, and as Copper sends them. */
export function AccountFiles({ account }: { account: string }) {
  const { start, busy, error, url } = useDownload();
  const files = [
    {
      url: accountCsvUrl(account),
      label: 'Account as CSV',
      tells: 'Premise, meter, type, current value and its time.',
    },
    {
      url: accountJsonUrl(account),
      label: 'Account as JSON',
      tells: 'Premises, meters and gateways as Copper sends them.',
    },
  ];
  return (
    <Section title="Account">
      <Card className="p-4">
        <ul className="grid gap-4 sm:grid-cols-2">
          {files.map((file) => (
            <li key={file.url}>
              <a
                href={file.url}
                download
                className={buttonClass('plain', 'w-full sm:w-auto')}
                aria-busy={(busy && url === file.url) || undefined}
                onClick={(event) => {
                  event.preventDefault();
                  if (!busy) start(file.url);
                }}
              >
                {busy && url === file.url ? 'Preparing…' : file.label}
              </a>
              <p className="mt-1.5 text-sm text-quiet">{file.tells}</p>
            </li>
          ))}
        </ul>
        <DownloadFailure error={error} onRetry={() => url && start(url)} />
      </Card>
    </Section>
  );
}
