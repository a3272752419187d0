import { expect, it } from 'vitest';
import { longSubjects, MAX_SUBJECT_LENGTH } from './commit-subjects';

const longest = 'x'.repeat(MAX_SUBJECT_LENGTH);

it('accepts subjects of up to 72 characters', () => {
  expect(longSubjects(`abc1234 Add a check\ndef5678 ${longest}\n`)).toEqual([]);
});

it('returns each subject that is longer, with its commit', () => {
  expect(longSubjects(`abc1234 ${longest}x\ndef5678 Add a check\n`)).toEqual([`abc1234 ${longest}x`]);
});

it('returns nothing when there are no new commits', () => {
  expect(longSubjects('')).toEqual([]);
});
