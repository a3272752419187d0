import { stateLabel } from '@/lib/domain/device-states';
import { stateHealth } from '@/lib/domain/fleet/rows';
import { type Tone, ToneIcon } from './tone-icon';

const TONES: Record<ReturnType<typeof stateHealth>, Tone> = { ok: 'ok', watch: 'watch', bad: 'bad', other: 'info' };

/** A meter's or gateway's state with an icon; null when the cloud did not report one. */
export function StateBadge({ state, subject }: { state: string | null; subject?: string }) {
  const label = stateLabel(state);
  return (
    <span key={label} className="inline-flex items-center gap-1.5 text-sm whitespace-nowrap">
      <ToneIcon tone={TONES[stateHealth(state)]} />
      {subject ? <span className="text-quiet">{subject}</span> : null}
      {label}
    </span>
  );
}
