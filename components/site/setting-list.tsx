import { Card, Section } from '@/components/ui/section';
import type { SiteAdminData } from '@/lib/contract/site-admin';

/** Which settings are set. Their values are shown to no one. */
export function SettingList({ settings }: { settings: SiteAdminData['settings'] }) {
  const names = (isSet: boolean) => settings.filter((each) => each.isSet === isSet).map(({ name }) => name);
  return (
    <Section title="Settings" lead="Values are not shown. README explains each setting.">
      <Card className="divide-y divide-line px-4">
        <Names title="Set" names={names(true)} />
        <Names title="Not set" names={names(false)} />
      </Card>
    </Section>
  );
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <dl className="grid gap-x-4 py-2.5 sm:grid-cols-[11rem_1fr]">
      <dt className="text-quiet">{title}</dt>
      <dd className="min-w-0 text-sm break-words" translate="no">
        {names.length === 0 ? 'None' : names.join(', ')}
      </dd>
    </dl>
  );
}
