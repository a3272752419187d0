/** The picture of the account menu. */
export function PersonIcon() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 text-quiet">
      <g fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round">
        <circle cx="10" cy="7" r="3.2" />
        <path d="M3.8 17c.8-3 3.200-4.500 6.200-4.500s5.400 1.500 6.200 4.500" />
      </g>
    </svg>
  );
}
