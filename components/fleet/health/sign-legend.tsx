import { SignMark } from '../cells/day-cell';

const MEANINGS = [
  ['.', 'OK'],
  ['/', 'Degraded'],
  ['X', 'Down'],
  ['?', 'Changed or unknown'],
  ['', 'Blank: not installed yet'],
] as const;

/** The legend of the signs. */
export function SignLegend() {
  return (
    <ul aria-label="Signs" className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-quiet">
      {MEANINGS.map(([sign, words]) => (
        <li key={words} className="flex items-center gap-1">
          {sign === '' ? null : <SignMark sign={sign} />}
          {words}
        </li>
      ))}
    </ul>
  );
}
