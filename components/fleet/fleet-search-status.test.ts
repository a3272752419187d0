import { expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { fleetSearchStatus } from './fleet-search-status';

it.each([
  ['84:cc:a8:32:2a:e4', [0, 0, 0], 'No premise, meter or gateway of this enterprise has the ID 84:cc:a8:32:2a:e4.'],
  ['12 pearl', [0, 0, 0], 'Nothing in this fleet has “12 pearl”.'],
  ['pearl', [1, 3, 0], '1 premise, 3 meters, 0 gateways'],
  ['pearl', undefined, 'Searching …'],
  ['pearl', null, 'The search does not work right now.'],
])('%s', (text, counts, sentence) => expect(fleetSearchStatus(text, counts, AMERICAN_FORMATS)).toBe(sentence));
