import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map((match) => [
    match[1] ?? '',
    { light: match[2] ?? '', dark: match[3] ?? '' },
  ]),
);

/** WCAG 2.2 relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((index) => {
    const channel = Number.parseInt(hex.slice(index, index + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const text = ['text', 'text-quiet', 'accent', 'ok', 'watch', 'bad'];
const commodities = ['electricity', 'generation', 'gas', 'water', 'sub-meter', 'other-commodity'];
const requestPurposes = ['spend-live', 'spend-report', 'spend-backfill'];
const marks = [...commodities, ...requestPurposes, 'baseline', 'gap', 'line-strong'];
const requirements: [string, number][] = [
  ...[...text, ...commodities.map((name) => `${name}-text`)].map((name): [string, number] => [name, 4.5]),
  ...marks.map((name): [string, number] => [name, 3]),
];

describe('color tokens', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const background of ['page', 'surface', 'sunken']) {
      it.each(requirements)(`%s reaches %d:1 on ${background}, ${theme}`, (name, ratio) => {
        const mark = tokens.get(name)?.[theme];
        const below = tokens.get(background)?.[theme];
        if (!mark || !below) throw new Error(`app/globals.css has no ${name} or ${background}`);
        expect(contrast(mark, below)).toBeGreaterThanOrEqual(ratio);
      });
    }
    it(`text on the accent reaches 4.5:1, ${theme}`, () => {
      expect(contrast(tokens.get('on-accent')?.[theme] ?? '', tokens.get('accent')?.[theme] ?? '')).toBeGreaterThan(
        4.5,
      );
    });
  }
});
