import { expect, it } from 'vitest';
import { createParsedAnswers } from './parsed-answers';

const body = (text: string) => Buffer.from(text);

it('returns the value of the same body only, and forgets what was used longest ago', () => {
  const parsed = createParsedAnswers(8);
  parsed.set('a', body('1111'), 'A');
  parsed.set('b', body('2222'), 'B');
  expect(parsed.get('a', body('1111'))?.value).toBe('A');
  expect(parsed.get('a', body('1112'))).toBeUndefined();
  expect(parsed.get('c', body('1111'))).toBeUndefined();
  parsed.set('c', body('333'), 'C');
  expect(parsed.get('b', body('2222'))).toBeUndefined();
  expect(parsed.get('a', body('1111'))?.value).toBe('A');
  parsed.set('a', body('4'), 'new');
  expect(parsed.get('a', body('4'))?.value).toBe('new');
  parsed.set('a', body('more than it may hold'), 'large');
  expect(parsed.get('a', body('more than it may hold'))).toBeUndefined();
  expect(parsed.get('c', body('333'))?.value).toBe('C');
});
