'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TextField } from '@/components/ui/text-field';
import { GRID_PROFILES, type GridLimits } from '@/lib/domain/grid/limits';
import { limitsText, parseLimits } from '@/lib/domain/grid/limits-text';

type Choice = 'utilization' | 'service' | 'own';

interface LimitsFormProps {
  /** As the address holds them. */
  text: string;
  onChange: (text: string) => void;
}

/** By which limits the mains is judged: where it is used, where it is handed over, or a person's own. */
export function LimitsForm({ text, onChange }: LimitsFormProps) {
  const named: Choice = text === 'utilization' || text === 'service' ? text : 'own';
  const [own, setOwn] = useState(named === 'own');
  const limits = parseLimits(text) ?? GRID_PROFILES.utilization;
  return (
    <div className="mb-4">
      <SegmentedControl<Choice>
        legend="Limits"
        showLegend
        options={[
          { value: 'utilization', label: 'At the outlet', title: 'ANSI C84.1 utilization: A 108–126 V, B 104–127 V' },
          { value: 'service', label: 'At the service', title: 'ANSI C84.1 service: A 114–126 V, B 110–127 V' },
          { value: 'own', label: 'My own' },
        ]}
        value={own ? 'own' : named}
        onChange={(choice) => {
          setOwn(choice === 'own');
          if (choice !== 'own') onChange(choice);
        }}
      />
      <p className="mt-1 text-sm text-quiet">{limitsSentence(limits)}</p>
      {own ? <OwnLimits key={text} limits={limits} onChange={onChange} /> : null}
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

function OwnLimits({ limits, onChange }: { limits: GridLimits; onChange: (text: string) => void }) {
  const [wrong, setWrong] = useState(false);
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
    setWrong(parsed === null);
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
        <Button type="submit">Use these</Button>
      </HydratedFieldset>
      <p role="status" className="text-sm text-bad">
        {wrong ? 'Band B must hold band A, both below 170 V, and a watch come before an alert.' : null}
      </p>
    </form>
  );
}
