import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { TextField } from './text-field';

/** The text that screen readers read after the field's name. */
function description(field: HTMLElement): string {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
}

describe('TextField', () => {
  it('ties label, hint and error to the field', () => {
    const { rerender } = render(<TextField label="Email" hint="We send a code." name="email" />);
    const field = screen.getByRole('textbox', { name: 'Email' });
    expect(description(field)).toBe('We send a code.');
    expect(field.getAttribute('aria-invalid')).toBeNull();

    rerender(<TextField label="Email" hint="We send a code." name="email" error="Enter an email address." />);
    expect(description(field)).toBe('We send a code. Enter an email address.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('announces an error that appears later', () => {
    const { rerender } = render(<TextField label="Email" />);
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toBe('');
    rerender(<TextField label="Email" error="Enter an email address." />);
    expect(screen.getByRole('alert')).toBe(alert);
    expect(alert.textContent).toBe('Enter an email address.');
  });

  it('has no description without hint and error', () => {
    render(<TextField label="Email" />);
    expect(screen.getByRole('textbox').getAttribute('aria-describedby')).toBeNull();
  });
});
