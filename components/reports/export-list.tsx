'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { useNow } from '@/components/ui/now';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Card, Section } from '@/components/ui/section';
import { ShowMore } from '@/components/ui/show-more';
import { ToneIcon } from '@/components/ui/tone-icon';
import { useViewerZone } from '@/components/ui/viewer-zone';
import type { ApiProblem } from '@/lib/client/api-problem';
import { deleteExportRequest, FIRST_EXPORTS, postExportRequest } from '@/lib/client/exports-query';
import { useFormats } from '@/lib/client/formats';
import { exportFileUrl } from '@/lib/contract/api-urls';
import type { ExportView } from '@/lib/contract/exports';
import { exportsKey } from '@/lib/contract/query-keys';
import { jobWaitText } from '@/lib/domain/job-wait';
import { ageInWords } from '@/lib/domain/times';
import { DownloadFailure } from './download-failure';
import { gapsText, parametersText, progressText, retentionText, STATE_WORDS, sizeText } from './export-words';

interface ExportListProps {
  account: string;
  exports: readonly ExportView[];
  /** How many there are; `exports` are the newest of them. */
  total: number;
  onMore: () => void;
  keptDays: number;
  mayStartWork: boolean;
}

/** Running and finished background reports, newest first. */
export function ExportList({ account, exports, total, onMore, keptDays, mayStartWork }: ExportListProps) {
  const formats = useFormats();
  return (
    <Section title="Background reports" lead={exports.length === 0 ? undefined : retentionText(keptDays, formats)}>
      {exports.length === 0 ? (
        <p className="text-quiet">Nothing yet. Larger reports appear here while they run and when they are ready.</p>
      ) : (
        <>
          <Card>
            <ul className="divide-y divide-line">
              {exports.map((view) => (
                <ExportItem key={view.id} account={account} view={view} mayStartWork={mayStartWork} />
              ))}
            </ul>
          </Card>
          <ShowMore left={total - exports.length} step={FIRST_EXPORTS.limit} onMore={onMore} />
        </>
      )}
    </Section>
  );
}

function ExportItem({ account, view, mayStartWork }: { account: string; view: ExportView; mayStartWork: boolean }) {
  const formats = useFormats();
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
        {parametersText(view, formats)}
        {view.schedule === null ? '' : ', repeated'}
        {view.mine ? '' : ', started by another operator'}
        {`, ${ageInWords(view.finishedAt ?? view.createdAt, now)}`}
      </p>
      {running ? <Progress account={account} view={view} now={now} /> : null}
      {view.problem ? <p className="mt-1">{view.problem}</p> : null}
      {view.state === 'gaps' ? <p className="mt-1 break-words">{gapsText(view, formats)}</p> : null}
      {mayStartWork ? <Actions account={account} view={view} /> : null}
    </li>
  );
}

function Progress({ account, view, now }: { account: string; view: ExportView; now: number }) {
  const formats = useFormats();
  const zone = useViewerZone();
  const { done, total } = view;
  const share = total === null ? 0 : done / total;
  return (
    <div className="mt-2">
      <ProgressBar label={`${view.title}: ${formats.percent(share)} done`} value={done} max={total ?? 1} />
      <p className="mt-1.5 text-sm text-quiet">
        {total === null
          ? 'Checking what is needed.'
          : `${[formats.percent(share), progressText(view, now, zone, formats, account === 'home')].filter(Boolean).join('; ')}.`}{' '}
        {view.waitingFor === null ? null : jobWaitText(view, now, zone, formats)}
      </p>
    </div>
  );
}

function Actions({ account, view }: { account: string; view: ExportView }) {
  const formats = useFormats();
  const client = useQueryClient();
  const action = useMutation<unknown, ApiProblem, () => Promise<unknown>>({
    mutationFn: (run) => run(),
    onSettled: () => client.invalidateQueries({ queryKey: exportsKey(account) }),
  });
  const running = view.state === 'running';
  const { report, parameters, format, strict } = view;
  const runAgain = () => postExportRequest({ account, report, parameters, format, strict });
  const actionLabel = (action: string) => `${action}: ${view.title}, ${parametersText(view, formats)}`;
  return (
    <>
      <div className="mt-2 flex flex-wrap gap-2">
        {view.file ? (
          <a
            href={exportFileUrl(view.id)}
            download={view.file.name}
            className={buttonClass('plain')}
            aria-label={actionLabel('Download')}
          >
            Download ({sizeText(view.file.bytes, formats)})
          </a>
        ) : null}
        {running ? null : (
          <Button
            tone="quiet"
            busy={action.isPending}
            onClick={() => action.mutate(runAgain)}
            aria-label={actionLabel('Run again')}
          >
            Run again
          </Button>
        )}
        <Button
          tone="quiet"
          busy={action.isPending}
          onClick={() => action.mutate(() => deleteExportRequest(view.id))}
          aria-label={actionLabel(running ? 'Cancel' : 'Delete')}
        >
          {running ? 'Cancel' : 'Delete'}
        </Button>
      </div>
      <DownloadFailure error={action.error} onRetry={action.reset} />
    </>
  );
}
