interface HomeSelectProps {
  homes: readonly { id: string; name: string }[];
  /** The id of the chosen one. */
  value: string;
  onChange: (id: string) => void;
}

/** Chooses one of a user's homes. */
export function HomeSelect({ homes, value, onChange }: HomeSelectProps) {
  return (
    <label className="block">
      <span className="mb-1 block font-medium">Home</span>
      <select className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        {homes.map((home) => (
          <option key={home.id} value={home.id}>
            {home.name}
          </option>
        ))}
      </select>
    </label>
  );
}
