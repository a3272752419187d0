import { expect, it } from 'vitest';
import { gateRole } from './gate-role';

const gate = { header: 'remote-user', admins: ['kim'], members: ['lee@home.example'], guests: ['ann', 'kim'] };

it.each([
  ['kim', 'admin'],
  [' Kim ', 'admin'],
  ['LEE@home.example', 'member'],
  ['Ann', 'guest'],
  ['alex', null],
  ['', null],
  [' ', null],
  [undefined, null],
  ['alex, kim', null],
  ['kim, kim', null],
])('%j: %s', (name, role) => expect(gateRole(name, gate)).toBe(role));

it('takes everyone whom the proxy names as a member, without a list', () => {
  expect(gateRole('alex', { ...gate, members: null })).toBe('member');
  expect(gateRole('kim', { ...gate, members: null })).toBe('admin');
  expect(gateRole('ann', { ...gate, members: null })).toBe('guest');
  expect(gateRole('', { ...gate, members: null })).toBeNull();
});
