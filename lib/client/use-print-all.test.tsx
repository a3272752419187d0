import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { usePrintAll } from './use-print-all';

afterEach(() => vi.unstubAllGlobals());

it('prints once with all rows, and lets them go afterwards', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  const offsets: number[] = [];
  const { result } = renderHook(() =>
    usePrintAll(async (offset) => {
      offsets.push(offset);
      const rows = Array.from({ length: Math.min(500, 1203 - offset) }, (_, index) => offset + index);
      return { rows, matching: 1203 };
    }),
  );
  act(() => result.current.start());
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  expect(offsets).toEqual([0, 500, 1000]);
  expect(result.current.rows).toEqual(Array.from({ length: 1203 }, (_, index) => index));
  act(() => void window.dispatchEvent(new Event('afterprint')));
  expect(result.current.rows).toBeNull();
});

it('says that it failed, prints nothing, and ends where the list became shorter', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  let answer = async (offset: number) => ({ rows: offset === 0 ? ['a'] : [], matching: 2 });
  const { result, rerender } = renderHook(() => usePrintAll((offset) => answer(offset)));
  act(() => result.current.start());
  await waitFor(() => expect(result.current.rows).toEqual(['a']));
  act(() => void window.dispatchEvent(new Event('afterprint')));
  answer = () => Promise.reject(new Error('no'));
  rerender();
  act(() => result.current.start());
  await waitFor(() => expect(result.current.failed).toBe(true));
  expect(print).toHaveBeenCalledTimes(1);
});
