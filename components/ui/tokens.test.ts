import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map((match) => [
    match[1] ?? '',
    { light: match[2] ?? '', dark: match[3] ?? '' },
  ]),
);

/** The linear red, green and blue of `#rrggbb`. */
function linear(hex: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((index) => {
    const channel = Number.parseInt(hex.slice(index, index + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue];
}

/** How far apart two colors look: their distance in Oklab. */
function distance(first: string, second: string): number {
  const oklab = (hex: string) => {
    const [red, green, blue] = linear(hex);
    const l = Math.cbrt(0.4122 * red + 0.5363 * green + 0.0514 * blue);
    const m = Math.cbrt(0.2119 * red + 0.6807 * green + 0.1074 * blue);
    const s = Math.cbrt(0.0883 * red + 0.2817 * green + 0.63 * blue);
    return [
      0.2105 * l + 0.7936 * m - 0.0041 * s,
      1.978 * l - 2.4286 * m + 0.4506 * s,
      0.0259 * l + 0.7828 * m - 0.8087 * s,
    ];
  };
  const other = oklab(second);
  return Math.hypot(...oklab(first).map((value, index) => value - (other[index] ?? 0)));
}

/** WCAG 2.2 relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const text = ['text', 'text-quiet', 'accent', 'ok', 'watch', 'bad'];
const commodities = ['electricity', 'generation', 'gas', 'water', 'outdoor-water', 'sub-meter', 'other-commodity'];
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
    it.each(text)(`%s reaches 4.5:1 on what is selected, ${theme}`, (name) => {
      const ratio = contrast(tokens.get(name)?.[theme] ?? '', tokens.get('selected')?.[theme] ?? '');
      expect(ratio).toBeGreaterThanOrEqual(4.5);
    });
    it.each(['water', 'electricity', 'sub-meter', 'generation'])(
      `water outdoors is apart from %s, ${theme}`,
      (name) => {
        const apart = distance(tokens.get('outdoor-water')?.[theme] ?? '', tokens.get(name)?.[theme] ?? '');
        expect(apart).toBeGreaterThanOrEqual(0.12);
      },
    );
    it(`text on the accent reaches 4.5:1, ${theme}`, () => {
      expect(contrast(tokens.get('on-accent')?.[theme] ?? '', tokens.get('accent')?.[theme] ?? '')).toBeGreaterThan(
        4.5,
      );
    });
  }
});
