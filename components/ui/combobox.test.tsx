import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type SubmitEvent, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Combobox } from './combobox';

const OPTIONS = [
  { value: 'a', label: 'Gas (a)', detail: '1 Main St' },
  { value: 'b', label: 'Gas (b)' },
  { value: 'c', label: 'Water (c)' },
];

interface HarnessProps {
  options: typeof OPTIONS;
  onChoose: (value: string) => void;
  onLeave: () => void;
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
}

function Harness({ options, onChoose, onLeave, onSubmit }: HarnessProps) {
  const [text, setText] = useState('');
  return (
    <form onSubmit={onSubmit}>
      <Combobox
        {...{ label: 'Meter', hint: 'ID or address', text, options, onChoose, onLeave }}
        status={`${options.length} found.`}
        onText={setText}
      />
      <button type="submit">Download</button>
    </form>
  );
}

function renderCombobox(options = OPTIONS) {
  const calls = { onChoose: vi.fn(), onLeave: vi.fn(), onSubmit: vi.fn((event) => event.preventDefault()) };
  render(<Harness options={options} {...calls} />);
  return { ...calls, user: userEvent.setup(), box: screen.getByRole('combobox', { name: 'Meter' }) };
}

/** The text of the option that assistive technology takes as active. */
function activeText(box: HTMLElement): string | null | undefined {
  const id = box.getAttribute('aria-activedescendant');
  return id === null ? null : document.getElementById(id)?.textContent;
}

describe('Combobox', () => {
  it('chooses the best suggestion by Enter, without submitting the form', async () => {
    const { user, box, onChoose, onSubmit } = renderCombobox();
    expect(box.getAttribute('aria-expanded')).toBe('false');
    await user.type(box, 'gas');
    expect(box.getAttribute('aria-expanded')).toBe('true');
    expect(document.getElementById(box.getAttribute('aria-controls') ?? '')?.getAttribute('role')).toBe('listbox');
    expect(screen.getByRole('status').textContent).toBe('3 found.');
    expect(activeText(box)).toBe('Gas (a)1 Main St');
    await user.keyboard('{Enter}');
    expect(onChoose.mock.calls).toEqual([['a']]);
    expect(onSubmit).not.toHaveBeenCalled();
    expect(screen.queryByRole('option')).toBeNull();
  });

  it('moves with the arrow keys, from the last to the first, and names one option as selected', async () => {
    const { user, box, onChoose } = renderCombobox();
    await user.click(box);
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(activeText(box)).toBe('Water (c)');
    expect(screen.getAllByRole('option', { selected: true }).map(({ textContent }) => textContent)).toEqual([
      'Water (c)',
    ]);
    await user.keyboard('{ArrowDown}');
    expect(activeText(box)).toContain('Gas (a)');
    await user.keyboard('{ArrowUp}{Enter}');
    expect(onChoose.mock.calls).toEqual([['c']]);
  });

  it('closes by Escape, then empties the box', async () => {
    const { user, box, onChoose } = renderCombobox();
    await user.type(box, 'ga');
    await user.keyboard('{Escape}');
    expect([box.getAttribute('aria-expanded'), (box as HTMLInputElement).value]).toEqual(['false', 'ga']);
    await user.keyboard('{Escape}');
    expect((box as HTMLInputElement).value).toBe('');
    expect(onChoose).not.toHaveBeenCalled();
  });

  it('is left by Tab, and by Enter where nothing is suggested', async () => {
    const { user, box, onLeave, onSubmit } = renderCombobox([]);
    await user.type(box, 'zzz{Enter}');
    expect(onLeave).toHaveBeenCalledTimes(1);
    expect(onSubmit).not.toHaveBeenCalled();
    await user.tab();
    expect(onLeave).toHaveBeenCalledTimes(2);
  });

  it('chooses by a click, which does not count as leaving', async () => {
    const { user, box, onChoose, onLeave } = renderCombobox();
    await user.click(box);
    await user.click(screen.getByRole('option', { name: 'Gas (b)' }));
    expect(onChoose.mock.calls).toEqual([['b']]);
    expect(onLeave).not.toHaveBeenCalled();
  });
});
