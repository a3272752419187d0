import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../log';
import { consoleToLog } from './console-to-log';

const original = { ...console };
let lines: Record<string, unknown>[];

beforeEach(() => {
  lines = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  consoleToLog(createLog({ level: 'info', destination }).child({ part: 'next' }));
});
afterEach(() => {
  Object.assign(console, original);
});

it('makes lines of the log of what is printed, without colors and secrets', () => {
  console.log('\u001b[1m ▲ Next.js %s\u001b[22m', '16');
  console.error(new Error('no mail to alex@example.com'));
  console.warn('  ');
  console.debug('hidden by the level');
  expect(lines).toMatchObject([
    { level: 'info', part: 'next', msg: '▲ Next.js 16' },
    { level: 'error', part: 'next', err: { message: 'no mail to [e-mail]' } },
  ]);
});
