import { useId } from 'react';
import { TextField } from '@/components/ui/text-field';
import type { PremiseSummary } from '@/lib/contract/premises';
import { addressLine } from '@/lib/domain/address';
import { matchingGateways } from './matching-gateways';

interface GatewayFieldProps {
  label: string;
  premises: readonly PremiseSummary[];
  /** Empty: all gateways. */
  value: string;
  onChange: (gatewayId: string) => void;
}

/** A gateway id with suggestions while typing: a fleet has too many gateways for a list. */
export function GatewayField({ label, premises, value, onChange }: GatewayFieldProps) {
  const id = useId();
  return (
    <>
      <TextField
        label={label}
        hint="ID, address or postal code. Leave empty for all."
        list={id}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={id}>
        {matchingGateways(premises, value).map(({ gateway, premise }) => (
          <option key={gateway.id} value={gateway.id}>
            {addressLine(premise.address) || premise.name}
          </option>
        ))}
      </datalist>
    </>
  );
}
