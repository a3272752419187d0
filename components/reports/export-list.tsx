'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { useNow } from '@/components/ui/now';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Card, Section } from '@/components/ui/section';
import { ToneIcon } from '@/components/ui/tone-icon';
import { useViewerZone } from '@/components/ui/viewer-zone';
import type { ApiProblem } from '@/lib/client/api-problem';
import { deleteExportRequest, postExportRequest } from '@/lib/client/exports-query';
import { exportFileUrl } from '@/lib/contract/api-urls';
import type { ExportView } from '@/lib/contract/exports';
import { exportsKey } from '@/lib/contract/query-keys';
import { percentText } from '@/lib/domain/numbers';
import { ageInWords } from '@/lib/domain/times';
import { DownloadFailure } from './download-failure';
import { gapsText, parametersText, progressText, retentionText, STATE_WORDS, sizeText, waitText } from './export-words';

interface ExportListProps {
  account: string;
  exports: readonly ExportView[];
  keptDays: number;
  mayStartWork: boolean;
}

/** Reports that are being made and that were made, the newest first. */
export function ExportList({ account, exports, keptDays, mayStartWork }: ExportListProps) {
  return (
    <Section title="Made in the background" lead={exports.length === 0 ? undefined : retentionText(keptDays)}>
      {exports.length === 0 ? (
        <p className="text-quiet">
          Nothing yet. Reports that take many requests stand here while and after they are made.
        </p>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {exports.map((view) => (
              <ExportItem key={view.id} account={account} view={view} mayStartWork={mayStartWork} />
            ))}
          </ul>
        </Card>
      )}
    </Section>
  );
}

function ExportItem({ account, view, mayStartWork }: { account: string; view: ExportView; mayStartWork: boolean }) {
  const now = useNow(10);
  const { word, tone } = STATE_WORDS[view.state];
  const running = view.state === 'running';
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-medium">{view.title}</p>
        <p className="inline-flex items-center gap-1.5">
          <ToneIcon tone={tone} />
          {word}
        </p>
      </div>
      <p className="text-sm break-words text-quiet">
        {parametersText(view)}
        {view.schedule === null ? '' : ', run again'}
        {view.mine ? '' : ', started by another operator'}
        {`, ${ageInWords(view.finishedAt ?? view.createdAt, now)}`}
      </p>
      {running ? <Progress view={view} now={now} /> : null}
      {view.problem ? <p className="mt-1">{view.problem}</p> : null}
      {view.state === 'gaps' ? <p className="mt-1 break-words">{gapsText(view)}</p> : null}
      {mayStartWork ? <Actions account={account} view={view} /> : null}
    </li>
  );
}

function Progress({ view, now }: { view: ExportView; now: number }) {
  const zone = useViewerZone();
  const { done, total } = view;
  const share = total === null ? 0 : done / total;
  return (
    <div className="mt-2">
      <ProgressBar label={`${view.title}: ${percentText(share)} held`} value={done} max={total ?? 1} />
      <p className="mt-1.5 text-sm text-quiet">
        {total === null ? 'Looks what is needed.' : `${percentText(share)}; ${progressText(view, now, zone)}.`}{' '}
        {waitText(view, now, zone)}
      </p>
    </div>
  );
}

function Actions({ account, view }: { account: string; view: ExportView }) {
  const client = useQueryClient();
  const act = useMutation<unknown, ApiProblem, () => Promise<unknown>>({
    mutationFn: (work) => work(),
    onSettled: () => client.invalidateQueries({ queryKey: exportsKey(account) }),
  });
  const running = view.state === 'running';
  const { report, parameters, format, strict } = view;
  const again = () => postExportRequest({ account, report, parameters, format, strict });
  const named = (what: string) => `${what}: ${view.title}, ${parametersText(view)}`;
  return (
    <>
      <div className="mt-2 flex flex-wrap gap-2">
        {view.file ? (
          <a
            href={exportFileUrl(view.id)}
            download={view.file.name}
            className={buttonClass('plain')}
            aria-label={named('Download')}
          >
            Download ({sizeText(view.file.bytes)})
          </a>
        ) : null}
        {running ? null : (
          <Button tone="quiet" busy={act.isPending} onClick={() => act.mutate(again)} aria-label={named('Run again')}>
            Run again
          </Button>
        )}
        <Button
          tone="quiet"
          busy={act.isPending}
          onClick={() => act.mutate(() => deleteExportRequest(view.id))}
          aria-label={named(running ? 'Cancel' : 'Delete')}
        >
          {running ? 'Cancel' : 'Delete'}
        </Button>
      </div>
      <DownloadFailure error={act.error} onRetry={act.reset} />
    </>
  );
}
