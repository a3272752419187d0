import { describe, expect, it } from 'vitest';
import { pointAtX, stepPoint } from './point-steps';

describe('stepPoint', () => {
  it('starts at the initial index, then moves one interval at a time', () => {
    expect(stepPoint('ArrowLeft', null, 24, 14)).toBe(14);
    expect(stepPoint('ArrowLeft', 14, 24, 14)).toBe(13);
    expect(stepPoint('ArrowRight', 14, 24, 14)).toBe(15);
  });

  it('stays within the chart', () => {
    expect(stepPoint('ArrowLeft', 0, 24, 0)).toBe(0);
    expect(stepPoint('PageDown', 20, 24, 0)).toBe(23);
    expect(stepPoint('Home', 20, 24, 0)).toBe(0);
    expect(stepPoint('End', 20, 24, 0)).toBe(23);
  });

  it('clears the selection on Escape and ignores other keys', () => {
    expect(stepPoint('Escape', 3, 24, 0)).toBeNull();
    expect(stepPoint('Escape', null, 24, 0)).toBeUndefined();
    expect(stepPoint(']', 3, 24, 0)).toBeUndefined();
  });
});

describe('pointUnder', () => {
  it('returns the interval, and the nearest one outside the plot', () => {
    expect(pointAtX(51, 100, 2)).toBe(1);
    expect(pointAtX(-8, 100, 2)).toBe(0);
    expect(pointAtX(120, 100, 2)).toBe(1);
    expect(pointAtX(5, 0, 2)).toBeNull();
  });
});
