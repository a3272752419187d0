import { SignMark } from '../cells/day-cell';

const MEANINGS = [
  ['.', 'OK'],
  ['/', 'Degraded'],
  ['X', 'Down'],
  ['changed', 'Changed'],
  ['?', 'Unknown'],
  ['', 'Blank: not installed yet'],
] as const;

/** The legend of the signs. */
export function SignLegend() {
  return (
    <ul aria-label="Signs" className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-quiet">
      {MEANINGS.map(([mark, words]) => (
        <li key={words} className="flex items-center gap-1">
          {mark === '' ? null : <SignMark mark={mark} />}
          {words}
        </li>
      ))}
    </ul>
  );
}
