import { expect, it } from 'vitest';
import { AppError } from '@/lib/server/errors';
import type { Target } from './breaker';
import { createBreakers } from './breakers';

const NOW = 1_000_000;
const target: Target = { accountId: 'a', endpoint: 'e', subject: 's' };

function setup() {
  const lines: string[] = [];
  const addLine = (_fields: object, message: string) => void lines.push(message);
  const time = { now: NOW };
  const breakers = createBreakers({ clock: () => time.now, random: () => 0, log: { info: addLine, warn: addLine } });
  return { breakers, lines, time };
}

it('refuses with the last failure and the time of the next try, and logs when it opens and closes', () => {
  const { breakers, lines, time } = setup();
  const down = new AppError('cloud_down', { userMessage: 'Away.' });
  const slow = new AppError('cloud_timeout', { userMessage: 'Slow.' });
  for (const error of [down, down, down, down, slow])
    breakers.leave(target, breakers.enter(target), { kind: 'down', error });
  const refused = { code: 'cloud_timeout', userMessage: 'Slow.', retryAt: new Date(NOW + 15_000).toISOString() };
  expect(breakers.refusal(target)).toMatchObject(refused);
  expect(breakers.refusal({ accountId: 'b', endpoint: 'f', subject: 't' }), 'everything').toMatchObject(refused);
  expect(() => breakers.enter(target)).toThrow(expect.objectContaining(refused));
  time.now += 15_000;
  expect(breakers.refusal(target)).toBeNull();
  const probe = breakers.enter(target);
  expect(breakers.refusal(target)).not.toBeNull();
  breakers.leave(target, probe, { kind: 'answered' });
  expect(breakers.refusal(target)).toBeNull();
  expect(lines).toEqual(['the cloud is down: no requests until the pause ends', 'the cloud is up again']);
});

it('does not say that a sign-in ended or access is missing for a request that was not sent', () => {
  for (const [code, withdrawn] of [
    ['sign_in_again', false],
    ['forbidden', true],
  ] as const) {
    const { breakers } = setup();
    const error = new AppError(code, { userMessage: 'No.' });
    for (let i = 0; i < 5; i += 1) breakers.leave(target, breakers.enter(target), { kind: 'bad_answer', error });
    expect(breakers.refusal(target)).toMatchObject({ code: 'cloud_error', withdrawn });
    expect(breakers.refusal({ ...target, subject: 'other' })).toBeNull();
    expect(breakers.refusal({ ...target, accountId: 'other' })).toBeNull();
  }
});
