import { SelectBox } from '@/components/ui/select-box';

interface HomeSelectProps {
  homes: readonly { id: string; name: string }[];
  /** The id of the chosen one. */
  value: string;
  onChange: (id: string) => void;
}

/** Chooses one of a user's homes. */
export function HomeSelect({ homes, value, onChange }: HomeSelectProps) {
  const options = homes.map(({ id, name }) => ({ value: id, label: name }));
  return <SelectBox label="Home" options={options} value={value} onChange={onChange} />;
}
