import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { Button } from './button';
import { HydratedFieldset } from './hydrated-fieldset';

/** Renders on the server and returns the page's container before React takes over. */
function serverRender(page: React.ReactElement): HTMLElement {
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(page);
  return container;
}

describe('Button', () => {
  it('is disabled until hydration, so that early clicks are not lost', () => {
    const page = <Button>Save</Button>;
    const container = serverRender(page);
    const button = screen.getByRole('button', { name: 'Save' });
    expect(button).toHaveProperty('disabled', true);
    render(page, { container, hydrate: true });
    expect(button).toHaveProperty('disabled', false);
  });

  it('stays disabled after hydration when the caller disables it', () => {
    render(<Button disabled>Save</Button>);
    expect(screen.getByRole('button')).toHaveProperty('disabled', true);
  });

  it('keeps its focus and ignores clicks while busy', async () => {
    const onClick = vi.fn();
    const { rerender } = render(<Button onClick={onClick}>Save</Button>);
    await userEvent.click(screen.getByRole('button'));
    rerender(
      <Button onClick={onClick} busy>
        Saving…
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Saving…' });
    await userEvent.click(button);
    expect(onClick).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-busy')).toBe('true');
  });
});

describe('HydratedFieldset', () => {
  it('disables its fields until hydration, so that early input is not lost', () => {
    const page = (
      <HydratedFieldset>
        <input aria-label="Name" />
      </HydratedFieldset>
    );
    const container = serverRender(page);
    const fieldset = screen.getByRole('textbox', { name: 'Name' }).closest('fieldset');
    expect(fieldset).toHaveProperty('disabled', true);
    render(page, { container, hydrate: true });
    expect(fieldset).toHaveProperty('disabled', false);
  });
});
