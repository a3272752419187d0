import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { EmailCodeStep } from './email-code-step';

function codeBox(): HTMLInputElement {
  render(<EmailCodeStep email="alex@example.com" next="/premises" onOtherAddress={() => {}} />);
  return screen.getByLabelText<HTMLInputElement>('Code');
}

describe('EmailCodeStep', () => {
  it('keeps only the code of a pasted sentence', async () => {
    const box = codeBox();
    await userEvent.click(box);
    await userEvent.paste('Your Copper code is 921577');
    expect(box.value).toBe('921577');
  });

  it('keeps what is typed, and asks for six digits', async () => {
    const box = codeBox();
    await userEvent.type(box, '921 57{Enter}');
    expect(box.value).toBe('921 57');
    expect(screen.getByText('The code has six digits.')).toBeTruthy();
  });
});
