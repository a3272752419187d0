import { render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Age } from './age';
import { useViewerZone } from './viewer-zone';

afterEach(() => vi.restoreAllMocks());

function AgeForViewer({ at }: { at: string }) {
  return <Age at={at} zone={useViewerZone()} prefix="Updated" />;
}

describe('Age', () => {
  it('is shown in UTC to a browser that reports a zone it does not know', () => {
    const options = { ...new Intl.DateTimeFormat().resolvedOptions(), timeZone: 'Etc/Unknown' };
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(options);
    render(<AgeForViewer at="2026-11-09T21:05:00Z" />);
    expect(screen.getByTitle('Mon, Nov 9, 9:05 PM UTC').textContent).toMatch(/ago|just now/);
  });
});
