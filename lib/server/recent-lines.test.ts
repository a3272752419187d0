import { expect, it } from 'vitest';
import { createLog } from './log';
import { addLine, recentLines, rememberLines } from './recent-lines';

// One test, because a process remembers from the first call on.
it('remembers nothing until it is asked to; then the last day, without secrets, up to a number of lines', () => {
  const log = createLog({ level: 'info', destination: { write: () => {} } });
  log.info('before');
  rememberLines();
  log.warn({ who: 'alex@example.com' }, 'after');
  expect(recentLines()).toEqual([expect.stringContaining('"who":"[e-mail]"')]);
  expect(recentLines(Date.now() + 25 * 3_600_000)).toEqual([]);
  for (let line = 0; line < 5_000; line += 1) addLine(`line ${line}`);
  expect(recentLines()).toHaveLength(2_000);
  expect(recentLines().at(-1)).toBe('line 4999');
});
