import { type Tone, ToneIcon } from './tone-icon';

/** Labels and tones of known states. Unknown states are shown as spelled by the cloud. */
const KNOWN_STATES: Record<string, { label: string; tone: Tone }> = {
  connected: { label: 'Connected', tone: 'ok' },
  active: { label: 'Active', tone: 'ok' },
  degraded: { label: 'Degraded', tone: 'watch' },
  disconnected: { label: 'Disconnected', tone: 'bad' },
  down: { label: 'Down', tone: 'bad' },
};

/** A meter's or gateway's state with an icon; null when the cloud did not report one. */
export function StateBadge({ state, subject }: { state: string | null; subject?: string }) {
  const { label, tone } = (state && KNOWN_STATES[state]) || { label: state || 'State unknown', tone: 'info' as const };
  return (
    <span key={label} className="inline-flex items-center gap-1.5 text-sm whitespace-nowrap">
      <ToneIcon tone={tone} />
      {subject ? <span className="text-quiet">{subject}</span> : null}
      {label}
    </span>
  );
}
