import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { StateHistory } from './state-history';

const AS_OF = '2026-11-20T14:00:00Z';
const history = {
  device: 'gateway' as const,
  id: '00aa',
  type: null,
  state: 'active',
  changes: [],
  knownFrom: '2026-11-13T14:00:00Z',
  existsFrom: null,
};
const change = { at: '2026-10-01T00:00:00Z', from: 'active', to: null };

it('says that nothing changed when the changes are known', () => {
  render(<StateHistory history={history} asOf={AS_OF} zone="UTC" />);
  expect(screen.getByText('No changes in this time.')).toBeTruthy();
  expect(screen.getByText(/^Complete since/)).toBeTruthy();
  expect(screen.getByRole('img', { name: 'In 7 days: Active 7.0 days' })).toBeTruthy();
});

it('claims neither a state nor that nothing changed when recent changes are unknown', () => {
  render(<StateHistory history={{ ...history, knownFrom: null, changes: [change] }} asOf={AS_OF} zone="UTC" />);
  expect(screen.queryByText('No changes in this time.')).toBeNull();
  expect(screen.queryByText(/^Complete since/)).toBeNull();
  expect(screen.getByText(/only the current state is known/)).toBeTruthy();
  expect(screen.getByRole('img', { name: 'In 7 days: unknown 7.0 days' })).toBeTruthy();
  expect(screen.getByText('1 earlier change')).toBeTruthy();
});
