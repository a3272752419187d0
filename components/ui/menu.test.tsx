import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Menu } from './menu';

function renderMenu(onChoose = vi.fn()) {
  render(
    <>
      <Menu label="Account" trigger="alex@example.com">
        {(close) => (
          <>
            <a href="/settings">Settings</a>
            <button
              type="button"
              onClick={() => {
                onChoose();
                close();
              }}
            >
              Sign out
            </button>
          </>
        )}
      </Menu>
      <button type="button">Outside</button>
      <p>Text</p>
    </>,
  );
  return { trigger: screen.getByRole('button', { name: 'Account' }), onChoose };
}

const panelIsOpen = () => screen.queryByRole('link', { name: 'Settings' }) !== null;

describe('Menu', () => {
  it('opens and closes with the keyboard', async () => {
    const user = userEvent.setup();
    const { trigger } = renderMenu();
    expect(trigger.getAttribute('aria-expanded')).toBe('false');
    await user.tab();
    expect(document.activeElement).toBe(trigger);
    await user.keyboard('{Enter}');
    expect(trigger.getAttribute('aria-expanded')).toBe('true');
    expect(panelIsOpen()).toBe(true);
    await user.keyboard(' ');
    expect(panelIsOpen()).toBe(false);
  });

  it('closes on Escape and returns the focus to its button', async () => {
    const user = userEvent.setup();
    const { trigger } = renderMenu();
    await user.click(trigger);
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Settings' }));
    await user.keyboard('{Escape}');
    expect(panelIsOpen()).toBe(false);
    expect(document.activeElement).toBe(trigger);
  });

  it('stops Escape only while open', async () => {
    const user = userEvent.setup();
    const { trigger } = renderMenu();
    const onKeyDown = vi.fn();
    document.body.addEventListener('keydown', onKeyDown);
    await user.click(trigger);
    await user.keyboard('{Escape}');
    expect(onKeyDown).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    expect(onKeyDown).toHaveBeenCalledTimes(1);
    document.body.removeEventListener('keydown', onKeyDown);
  });

  it('closes when Tab leaves it', async () => {
    const user = userEvent.setup();
    const { trigger } = renderMenu();
    await user.click(trigger);
    await user.tab();
    await user.tab();
    expect(panelIsOpen()).toBe(true);
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Outside' }));
    expect(panelIsOpen()).toBe(false);
  });

  it('closes on a click outside and stays open on a click inside', async () => {
    const user = userEvent.setup();
    const { trigger } = renderMenu();
    await user.click(trigger);
    await user.pointer({ keys: '[MouseLeft]', target: screen.getByRole('link', { name: 'Settings' }) });
    expect(panelIsOpen()).toBe(true);
    await user.click(screen.getByText('Text'));
    expect(panelIsOpen()).toBe(false);
  });

  it('lets an entry close it', async () => {
    const user = userEvent.setup();
    const { trigger, onChoose } = renderMenu();
    await user.click(trigger);
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(onChoose).toHaveBeenCalledTimes(1);
    expect(panelIsOpen()).toBe(false);
    expect(document.activeElement).toBe(trigger);
  });
});
