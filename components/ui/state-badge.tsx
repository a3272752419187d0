import { type Tone, ToneIcon } from './tone-icon';

/** What the cloud's words mean for a person; words not listed here are shown as spelled, without judgement. */
const known: Record<string, { word: string; tone: Tone }> = {
  connected: { word: 'Connected', tone: 'ok' },
  active: { word: 'Active', tone: 'ok' },
  degraded: { word: 'Degraded', tone: 'watch' },
  disconnected: { word: 'Disconnected', tone: 'bad' },
  down: { word: 'Down', tone: 'bad' },
};

/** A meter's or gateway's state: shape and word together. `state` null: the cloud did not tell. */
export function StateBadge({ state, subject }: { state: string | null; subject?: string }) {
  const { word, tone } = (state && known[state]) || { word: state || 'State unknown', tone: 'info' as const };
  return (
    <span className="inline-flex items-center gap-1.5 text-sm whitespace-nowrap">
      <ToneIcon tone={tone} />
      {subject ? <span className="text-quiet">{subject}</span> : null}
      {word}
    </span>
  );
}
