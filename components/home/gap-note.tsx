import { GAP_TEXT } from './home-words';

/** Says that a total beside it lacks something; nothing for a complete one. */
export function GapNote({ isComplete }: { isComplete: boolean }) {
  return isComplete ? null : <p className="text-sm text-quiet">{GAP_TEXT}</p>;
}
