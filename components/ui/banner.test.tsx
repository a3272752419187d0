import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Banner } from './banner';

describe('Banner', () => {
  it('is announced only with a role', () => {
    const { rerender } = render(<Banner title="Copper is down">Try later.</Banner>);
    expect(screen.queryByRole('status')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    rerender(
      <Banner role="alert" title="Copper is down">
        Try later.
      </Banner>,
    );
    expect(screen.getByRole('alert').textContent).toBe('Copper is downTry later.');
  });

  it('shows its action', () => {
    render(<Banner title="Signed out" action={<a href="/sign-in">Sign in</a>} />);
    expect(screen.getByRole('link', { name: 'Sign in' })).toBeTruthy();
  });
});
