'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TextField } from '@/components/ui/text-field';
import { GRID_PROFILES, type GridLimits } from '@/lib/domain/grid/limits';
import { limitsText, parseLimits } from '@/lib/domain/grid/limits-text';

type Choice = 'utilization' | 'service' | 'custom';

interface LimitsFormProps {
  /** The limits as URL text. */
  text: string;
  onChange: (text: string) => void;
}

/** Chooses the limits: at the outlet, at the service point, or custom ones. */
export function LimitsForm({ text, onChange }: LimitsFormProps) {
  const named: Choice = text === 'utilization' || text === 'service' ? text : 'custom';
  const [isCustom, setIsCustom] = useState(named === 'custom');
  const limits = parseLimits(text) ?? GRID_PROFILES.utilization;
  return (
    <div className="mb-4">
      <SegmentedControl<Choice>
        legend="Limits"
        showLegend
        options={[
          { value: 'utilization', label: 'At the outlet', title: 'ANSI C84.1 utilization: A 108–126 V, B 104–127 V' },
          { value: 'service', label: 'At the service', title: 'ANSI C84.1 service: A 114–126 V, B 110–127 V' },
          { value: 'custom', label: 'Custom' },
        ]}
        value={isCustom ? 'custom' : named}
        onChange={(choice) => {
          setIsCustom(choice === 'custom');
          if (choice !== 'custom') onChange(choice);
        }}
      />
      <p className="mt-1 text-sm text-quiet">{limitsSentence(limits)}</p>
      {isCustom ? <CustomLimits key={text} limits={limits} onChange={onChange} /> : null}
    </div>
  );
}

/** 'A 108–126 V, B 104–127 V, doubled at 240 V; frequency watched beyond 0.05 Hz, alert beyond 0.5 Hz.' */
export function limitsSentence({ a, b, frequencyWatch, frequencyAlert }: GridLimits): string {
  const volts = `A ${a.low}–${a.high} V, B ${b.low}–${b.high} V, doubled at 240 V`;
  return `${volts}; frequency watched beyond ${frequencyWatch} Hz from nominal, alert beyond ${frequencyAlert} Hz.`;
}

const FIELDS = [
  ['aLow', 'A from (V)'],
  ['aHigh', 'A to (V)'],
  ['bLow', 'B from (V)'],
  ['bHigh', 'B to (V)'],
  ['watch', 'Watch beyond (Hz)'],
  ['alert', 'Alert beyond (Hz)'],
] as const;

function CustomLimits({ limits, onChange }: { limits: GridLimits; onChange: (text: string) => void }) {
  const [isInvalid, setIsInvalid] = useState(false);
  const start = {
    aLow: limits.a.low,
    aHigh: limits.a.high,
    bLow: limits.b.low,
    bHigh: limits.b.high,
    watch: limits.frequencyWatch,
    alert: limits.frequencyAlert,
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (name: string) => Number(form.get(name));
    const text = `a${value('aLow')}-${value('aHigh')},b${value('bLow')}-${value('bHigh')},f${value('watch')}-${value('alert')}`;
    const parsed = parseLimits(text);
    setIsInvalid(parsed === null);
    if (parsed) onChange(limitsText(parsed));
  };
  return (
    <form onSubmit={submit} className="mt-2">
      <HydratedFieldset className="flex flex-wrap items-end gap-3">
        {FIELDS.map(([name, label]) => (
          <div key={name} className="w-32">
            <TextField label={label} name={name} inputMode="decimal" defaultValue={String(start[name])} />
          </div>
        ))}
        <Button type="submit">Apply</Button>
      </HydratedFieldset>
      <p role="status" className="text-sm text-bad">
        {isInvalid ? 'Band B must contain band A, both must be below 170 V, and watch must not exceed alert.' : null}
      </p>
    </form>
  );
}
