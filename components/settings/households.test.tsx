import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { createQueryClient } from '@/lib/client/query-client';
import { Households } from './households';

function open(count: number) {
  const homes = Array.from({ length: count }, (_, index) => ({
    id: `h${index}`,
    name: `Home ${index}`,
    people: index,
  }));
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Households account="home" homes={homes} />
    </QueryClientProvider>,
  );
}

it('has a field for each of a few homes', () => {
  open(4);
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(screen.getAllByRole('textbox')).toHaveLength(4);
});

it('has one field for many homes, of the one that is chosen', async () => {
  open(30);
  expect(screen.getByRole('textbox', { name: 'People in Home 0' })).toHaveProperty('value', '0');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Home' }), 'Home 29');
  expect(screen.getAllByRole('textbox')).toHaveLength(1);
  expect(screen.getByRole('textbox', { name: 'People in Home 29' })).toHaveProperty('value', '29');
});
