import { type Tone, ToneIcon } from '@/components/ui/tone-icon';
import { FREQUENCY_WORDS, VOLTAGE_WORDS } from '@/lib/domain/grid/limits';

const WORDS: Record<string, string> = { ...VOLTAGE_WORDS, ...FREQUENCY_WORDS };
const TONES: Record<string, Tone> = {
  a: 'ok',
  normal: 'ok',
  b: 'watch',
  watch: 'watch',
  low: 'bad',
  high: 'bad',
  outage: 'bad',
  alert: 'bad',
};

/** A measurement's state relative to the limits, as a shape and a word. */
export function LimitBadge({ state }: { state: string }) {
  return (
    <span key={state} className="inline-flex items-center gap-1.5 text-sm whitespace-nowrap">
      <ToneIcon tone={TONES[state] ?? 'info'} />
      {WORDS[state] ?? state}
    </span>
  );
}
