import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SegmentedControl } from './segmented-control';

type Range = 'day' | 'week' | 'month';

function RangeControl({ onChange }: { onChange: (value: Range) => void }) {
  const [value, setValue] = useState<Range>('day');
  return (
    <SegmentedControl
      legend="Range"
      options={[
        { value: 'day', label: 'Day' },
        { value: 'week', label: 'Week', disabled: true },
        { value: 'month', label: 'Month' },
      ]}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
    />
  );
}

const checked = () => screen.getAllByRole('radio', { checked: true }).map((radio) => (radio as HTMLInputElement).value);

describe('SegmentedControl', () => {
  it('is a named group with one option checked', () => {
    render(<RangeControl onChange={() => {}} />);
    expect(screen.getByRole('group', { name: 'Range' })).toBeTruthy();
    expect(checked()).toEqual(['day']);
  });

  it('moves with the arrow keys, skips disabled options and wraps around', async () => {
    const user = userEvent.setup();
    const onChange = vi.fn();
    render(<RangeControl onChange={onChange} />);
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Day' }));
    await user.keyboard('{ArrowRight}');
    expect(onChange).toHaveBeenLastCalledWith('month');
    expect(checked()).toEqual(['month']);
    await user.keyboard('{ArrowRight}');
    expect(checked()).toEqual(['day']);
    await user.keyboard('{ArrowLeft}');
    expect(checked()).toEqual(['month']);
  });

  it('is a single tab stop', async () => {
    const user = userEvent.setup();
    render(
      <>
        <RangeControl onChange={() => {}} />
        <button type="button">Next</button>
      </>,
    );
    await user.tab();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next' }));
  });

  it('ignores clicks on a disabled option', async () => {
    const onChange = vi.fn();
    render(<RangeControl onChange={onChange} />);
    await userEvent.click(screen.getByText('Week'));
    expect(onChange).not.toHaveBeenCalled();
    await userEvent.click(screen.getByText('Month'));
    expect(onChange).toHaveBeenCalledWith('month');
  });
});
