import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { jobWaitText, waitReasonText } from './job-wait';

const NOW = Date.parse('2026-11-20T14:00:00Z');

describe('waitReasonText', () => {
  it('has a text for a known reason, and shows an unknown one as it is', () => {
    expect(waitReasonText('cloud')).toBe('Waiting for Copper to respond');
    expect(waitReasonText('constructor')).toBe('Waiting: constructor');
  });
});

describe('jobWaitText', () => {
  it.each([
    [null, null, null],
    [null, '2026-11-20T13:59:00Z', null],
    ['cloud', null, 'Waiting for Copper to respond.'],
    ['cloud', '2026-11-20T13:59:00Z', 'Waiting for Copper to respond.'],
  ])('for %s, next at %s, is %s', (waitingFor, nextAt, text) => {
    expect(jobWaitText({ waitingFor, nextAt }, NOW, 'UTC', AMERICAN_FORMATS)).toBe(text);
  });

  it('says when the job continues', () => {
    const nextAt = '2026-11-20T14:05:00Z';
    expect(jobWaitText({ waitingFor: 'cloud', nextAt }, NOW, 'UTC', AMERICAN_FORMATS)).toMatch(
      /^Waiting for Copper to respond\. Continues in 5 min, at /,
    );
    expect(jobWaitText({ waitingFor: null, nextAt }, NOW, 'UTC', AMERICAN_FORMATS)).toMatch(/^Continues in 5 min, at /);
  });
});
