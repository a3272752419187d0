import { useFormats } from '@/lib/client/formats';
import type { Gateway } from '@/lib/domain/premise';
import { StateBadge } from './state-badge';

const MAX_SHOWN = 8;

interface GatewayStatesProps {
  gateways: readonly Pick<Gateway, 'id' | 'state'>[];
  /** How many gateways there are in all. */
  count: number;
}

/** The states of a premise's first gateways, as items of a list, and how many more there are. */
export function GatewayStates({ gateways, count }: GatewayStatesProps) {
  const formats = useFormats();
  const shown = gateways.slice(0, MAX_SHOWN);
  return (
    <>
      {shown.map((gateway) => (
        <li key={gateway.id} title={`Gateway ${gateway.id}`} className="text-ink">
          <StateBadge subject="Gateway" state={gateway.state} />
        </li>
      ))}
      {shown.length < count ? <li>{`and ${formats.counted(count - shown.length, 'more gateway')}`}</li> : null}
    </>
  );
}
