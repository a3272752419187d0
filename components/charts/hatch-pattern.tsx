/** An SVG hatch pattern for missing readings; fill with `url(#id)`. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="6" stroke="var(--gap)" strokeWidth="1.25" strokeOpacity="0.55" />
    </pattern>
  );
}
