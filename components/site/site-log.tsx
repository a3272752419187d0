import { Age } from '@/components/ui/age';
import { Card, Section } from '@/components/ui/section';
import { ToneIcon } from '@/components/ui/tone-icon';
import { diagnosticsUrl } from '@/lib/contract/api-urls';
import type { SiteAdminData } from '@/lib/contract/site-admin';

/** The last warnings and errors of a day, and a file with all of it. */
export function SiteLog({ lines, zone }: { lines: SiteAdminData['log']; zone: string }) {
  return (
    <Section
      title="Warnings of the last day"
      lead="Without secrets and email addresses. They are forgotten when the server stops."
      aside={
        <a href={diagnosticsUrl()} download className="link">
          Download diagnostics
        </a>
      }
    >
      <Card className="max-h-96 overflow-y-auto px-4">
        {lines.length === 0 ? <p className="py-3 text-quiet">None.</p> : null}
        <ul className="divide-y divide-line">
          {lines.map(({ at, level, part, text }, index) => (
            // Lines of one moment may be the same.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
            <li key={`${at} ${index}`} className="flex gap-2.5 py-2">
              <ToneIcon tone={level === 'warn' ? 'watch' : 'bad'} className="mt-1.5" />
              <div className="min-w-0">
                <p className="break-words" translate="no">
                  {text}
                </p>
                <p className="text-sm text-quiet">
                  <Age at={at} zone={zone} />
                  {part === null ? null : ` · ${part}`}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
