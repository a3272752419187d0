import { describe, expect, it } from 'vitest';
import { emailedCode } from './emailed-code';

describe('emailedCode', () => {
  it.each([
    ['921577', '921577'],
    [' 921 577\n', '921577'],
    ['921-577', '921577'],
    ['9 2 1 5 7 7', '921577'],
    ['Your Copper code is 921577', '921577'],
    ['Your Copper code is 921577. It expires in 10 minutes.', '921577'],
    ['Copper: 921 577 is your code, sent at 2:10 PM', '921577'],
    ['921577 is your code.\n\n@copperlabs.com #921577', '921577'],
    ['Your code:\u00a0921\u202f577', '921577'],
    ['９２１５７７', '921577'],
  ])('finds the digits in %j', (text, code) => expect(emailedCode(text)).toBe(code));

  it.each(['', 'Your Copper code', '12345', '1234567', '921577 or 112233', 'order 20261109-1'])(
    'finds none in %j',
    (text) => expect(emailedCode(text)).toBeNull(),
  );
});
