import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Dialog } from './dialog';

afterEach(() => vi.restoreAllMocks());

function dialog(open: boolean, onClose = () => {}) {
  return (
    <Dialog title="Delete it?" open={open} onClose={onClose}>
      <p>It cannot be restored.</p>
    </Dialog>
  );
}

describe('Dialog', () => {
  it('is named by its title', () => {
    render(dialog(true));
    expect(screen.getByRole('dialog', { name: 'Delete it?' })).toBeTruthy();
  });

  it('opens as a modal: the browser then traps the focus and closes it on Escape', () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
    const show = vi.spyOn(HTMLDialogElement.prototype, 'show');
    const { rerender } = render(dialog(false));
    expect(showModal).not.toHaveBeenCalled();
    rerender(dialog(true));
    expect(showModal).toHaveBeenCalledTimes(1);
    rerender(dialog(true));
    expect(showModal, 'showModal throws when already open').toHaveBeenCalledTimes(1);
    expect(show).not.toHaveBeenCalled();
  });

  it('reports when the browser closes it, as on Escape', () => {
    const onClose = vi.fn();
    render(dialog(true, onClose));
    const element = screen.getByRole('dialog') as HTMLDialogElement;
    act(() => element.close());
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('reports a click on Close', async () => {
    const onClose = vi.fn();
    render(dialog(true, onClose));
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('closes when the caller closes it', () => {
    const { rerender, container } = render(dialog(true));
    const element = container.querySelector('dialog');
    expect(element?.open).toBe(true);
    rerender(dialog(false));
    expect(element?.open).toBe(false);
  });
});
