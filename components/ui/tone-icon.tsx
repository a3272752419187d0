export type Tone = 'ok' | 'watch' | 'bad' | 'info';

const colors: Record<Tone, string> = { ok: 'text-ok', watch: 'text-watch', bad: 'text-bad', info: 'text-quiet' };

/** A tone's icon: disc, triangle, crossed square or ring, so that the tone does not depend on color. */
export function ToneIcon({ tone, className = '' }: { tone: Tone; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" className={`inline-block size-3 shrink-0 ${colors[tone]} ${className}`}>
      {tone === 'ok' && <circle cx="6" cy="6" r="4.5" fill="currentColor" />}
      {tone === 'watch' && <path d="M6 1 11.5 11H.5Z" fill="currentColor" />}
      {tone === 'bad' && (
        <path
          d="M1 1h10v10H1Zm2.2 3.3L4.9 6 3.2 7.7l1.1 1.1L6 7.1l1.7 1.7 1.1-1.1L7.1 6l1.7-1.7-1.1-1.1L6 4.9 4.3 3.2Z"
          fill="currentColor"
          fillRule="evenodd"
        />
      )}
      {tone === 'info' && <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />}
    </svg>
  );
}
