import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { EmptyPanel, NoticeBanner, type QueryFailure, QueryState } from './query-state';

const failed = (code = 'cloud_down'): QueryFailure => ({
  code,
  detail: 'Copper can’t be reached.',
  retryAt: '2026-11-09T21:05:00Z',
});

function renderQuery(state: { data?: string; error?: QueryFailure; isFetching?: boolean }) {
  const query = { data: undefined, error: null, isFetching: false, refetch: vi.fn(), ...state };
  const page = (
    <QueryState
      query={query}
      subject="your homes"
      heading="Home"
      zone="America/Denver"
      stillWorks="Reports still work."
      skeleton={<p>Skeleton</p>}
    >
      {(data) => <p>{data}</p>}
    </QueryState>
  );
  return { query, ...render(page) };
}

describe('QueryState', () => {
  it('shows the skeleton while loading, under the page’s heading', () => {
    renderQuery({ isFetching: true });
    expect(screen.getByRole('heading', { level: 1, name: 'Home' })).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('Loading your homes');
    expect(screen.getByText('Skeleton')).toBeTruthy();
  });

  it('shows the data, without heading, skeleton or banner', () => {
    renderQuery({ data: '2 homes' });
    expect(screen.getByText('2 homes')).toBeTruthy();
    expect(screen.queryByRole('heading')).toBeNull();
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('shows a failure with what still works, and retries', async () => {
    const { query } = renderQuery({ error: failed() });
    const banner = screen.getByRole('status');
    expect(banner.textContent).toContain('Couldn’t load your homes');
    expect(banner.textContent).toContain('Copper can’t be reached. Trying again at Mon, Nov 9, 2:05\u202fPM MST.');
    expect(banner.textContent).toContain('Reports still work.');
    expect(screen.queryByText('Skeleton')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(query.refetch).toHaveBeenCalledTimes(1);
  });

  it('keeps the data when a refetch fails', () => {
    renderQuery({ data: '2 homes', error: failed() });
    expect(screen.getByText('2 homes')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toContain('Couldn’t update your homes');
  });

  it('ignores clicks on retry while fetching', async () => {
    const { query } = renderQuery({ error: failed(), isFetching: true });
    await userEvent.click(screen.getByRole('button', { name: 'Trying…' }));
    expect(query.refetch).not.toHaveBeenCalled();
  });

  it.each(['limited', 'not_found', 'forbidden', 'bad_request'])('offers no retry for %s', (code) => {
    renderQuery({ error: failed(code) });
    expect(screen.getByRole('status').textContent).toContain(
      code === 'limited' ? 'Copper’s limit is used up' : 'Couldn’t load your homes',
    );
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('NoticeBanner', () => {
  const notice = (code: 'refreshing' | 'sign_in_again' | 'cloud_down') => ({
    code,
    message: 'Old data',
    retryAt: null,
  });

  it('shows the notice’s message', () => {
    render(<NoticeBanner notice={notice('cloud_down')} />);
    expect(screen.getByRole('status').textContent).toBe('Old data');
  });

  it.each(['refreshing', 'sign_in_again'] as const)('shows nothing for %s', (code) => {
    const { container } = render(<NoticeBanner notice={notice(code)} />);
    expect(container.childElementCount).toBe(0);
  });
});

describe('EmptyPanel', () => {
  it('shows title, reason and action', () => {
    render(
      <EmptyPanel title="No meters yet" headingLevel={1} action={<button type="button">Check again</button>}>
        They appear within a day.
      </EmptyPanel>,
    );
    expect(screen.getByRole('heading', { level: 1, name: 'No meters yet' })).toBeTruthy();
    expect(screen.getByText('They appear within a day.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Check again' })).toBeTruthy();
  });
});
