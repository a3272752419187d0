import { describe, expect, it } from 'vitest';
import { pastedEmail } from './pasted-email';

describe('pastedEmail', () => {
  it.each(['alex@example.com', ' alex@example.com\n', 'Alex Doe <alex@example.com>', 'mailto:alex@example.com'])(
    'finds the address in %j',
    (text) => expect(pastedEmail(text)).toBe('alex@example.com'),
  );

  it.each(['', 'alex', 'alex@', '@example.com', 'alex@example.com, kim@example.com', 'a@b@example.com'])(
    'finds none in %j',
    (text) => expect(pastedEmail(text)).toBeNull(),
  );
});
