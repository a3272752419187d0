import { expect, it } from 'vitest';
import { hasAllWords } from './premise-search';

const finds = (search: string, ...texts: string[]) => hasAllWords(search, texts);

it.each([
  ['84:CC:A8:32:2A:E4', '84cca8322ae4'],
  ['84cca8-322ae4', '84CCA8322AE4'],
  ['12:0456', '120456'],
  ['120456', '12:0456'],
  ['chateau', '77 "Château" Row'],
  ['CHÂTEAU row', '77 "Château" Row'],
  ['12 Pearl Street, Boulder', '12 Pearl St Boulder'],
  ['12 pearl st', '12 Pearl Street'],
  ['pearl stre', '12 Pearl St.'],
  ['n. 5th ave', 'North 5th Avenue'],
  ['@example.net', 'kim.12@example.net'],
  ['', 'anything'],
])('%j finds %j', (search, text) => expect(finds(search, text)).toBe(true));

it.each([
  ['Street', 'Boston'],
  ['12 pearl', '12 Oak St'],
  ['west', 'East'],
])('%j does not find %j', (search, text) => expect(finds(search, text)).toBe(false));
