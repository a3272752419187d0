import type { ReactNode } from 'react';
import { Age } from '@/components/ui/age';
import { Card, Section } from '@/components/ui/section';
import { ToneIcon } from '@/components/ui/tone-icon';
import { useFormats } from '@/lib/client/formats';
import type { SiteAdminData } from '@/lib/contract/site-admin';
import { jobName, jobStateWords } from './job-words';

/** What the server runs on, whether it can work, what it stores, and its backups. */
export function SiteFacts({ site, zone }: { site: SiteAdminData; zone: string }) {
  const formats = useFormats();
  const { ready, storage, accounts, backups, jobs } = site;
  const size = (bytes: number) =>
    bytes >= 1e9 ? formats.amount(bytes / 1e9, 1, 'GB') : formats.amount(bytes / 1e6, 0, 'MB');
  return (
    <Section title="State">
      <Card className="divide-y divide-line px-4">
        <Fact name="Server">
          <span className="inline-flex items-center gap-1.5">
            <ToneIcon tone={ready.status === 'ok' ? 'ok' : 'bad'} />
            {ready.status === 'ok' ? 'Working' : failureWords(ready)}
          </span>
          <Quiet>
            Version <span translate="no">{site.version}</span>, Node <span translate="no">{site.node}</span>, started{' '}
            <Age at={site.startedAt} zone={zone} />, {size(site.memoryBytes)} of memory
          </Quiet>
          {site.newer === null ? null : <NewerVersion {...site.newer} />}
        </Fact>
        <Fact name="Storage">
          {storage.kind === 'postgresql' ? 'PostgreSQL' : `SQLite, ${size(storage.databaseBytes ?? 0)}`}
          {ready.disk === 'low' ? (
            <span className="ml-2 inline-flex items-center gap-1.5">
              <ToneIcon tone="watch" /> The disk is nearly full
            </span>
          ) : null}
          {storage.diskFreeBytes === null ? null : <Quiet>{size(storage.diskFreeBytes)} free on its disk</Quiet>}
        </Fact>
        <Fact name="Backups">
          {backups === null ? (
            <>
              None by this server<Quiet>Set BACKUP_TO to a folder for one a day.</Quiet>
            </>
          ) : (
            <>
              {backups.newestAt === null ? 'None yet' : <Age at={backups.newestAt} zone={zone} prefix="Newest" />}
              <Quiet>
                {formats.count(backups.count)} in <span translate="no">{backups.folder}</span>
              </Quiet>
            </>
          )}
        </Fact>
        <Fact name="Accounts">
          {formats.count(accounts.homes)} {accounts.homes === 1 ? 'person' : 'people'}
          {accounts.enterprises > 0 ? `, ${formats.count(accounts.enterprises)} enterprise` : ''}
          {accounts.withOtherKey > 0 ? (
            <Quiet>
              <ToneIcon tone="watch" /> {formats.count(accounts.withOtherKey)} must sign in again: their sign-in was
              stored with a key that this server does not have.
            </Quiet>
          ) : null}
        </Fact>
        <Fact name="Work in the background">
          {jobs.length === 0 ? 'None' : null}
          <ul>
            {jobs.map(({ kind, state, count }) => (
              <li key={`${kind} ${state}`}>
                {formats.count(count)} {jobName(kind, count)}: {jobStateWords(state)}
              </li>
            ))}
          </ul>
        </Fact>
      </Card>
    </Section>
  );
}

function NewerVersion({ version, page }: NonNullable<SiteAdminData['newer']>) {
  return (
    <p className="mt-1">
      Version {version} is available.{' '}
      {page === null ? null : (
        <a href={page} target="_blank" rel="noopener noreferrer" className="link">
          What is new
        </a>
      )}
    </p>
  );
}

function failureWords({ database, keys, migrations }: SiteAdminData['ready']): string {
  if (database === 'failing') return 'Can’t use its database';
  if (migrations.pending > 0) return 'The database must be updated';
  return keys === 'failing' ? 'The key in its data folder is missing' : 'Not working';
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <dl className="grid gap-x-4 py-2.5 sm:grid-cols-[11rem_1fr]">
      <dt className="text-quiet">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </dl>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="block text-sm text-quiet">{children}</span>;
}
