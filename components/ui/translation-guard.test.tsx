import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardAgainstTranslators } from '@/lib/client/translation-guard';

/** What translators do to a text node. `original` is what they have translated. */
const TRANSLATORS: Record<string, (text: Text, original?: string) => void> = {
  'replaces text': (text, original = text.data) => text.replaceWith(translated(original)),
  'inserts its element and then removes the text': (text, original = text.data) => {
    text.before(translated(original));
    text.remove();
  },
  'moves text into its element': (text) => {
    const font = document.createElement('font');
    text.replaceWith(font);
    font.append(text);
  },
};

function translated(text: string): HTMLElement {
  const [outer, inner] = [document.createElement('font'), document.createElement('font')];
  inner.textContent = `«${text}»`;
  outer.append(inner);
  return outer;
}

function Usage({ period, kwh, note }: { period: string; kwh: string | null; note?: boolean }) {
  return (
    <p data-testid="usage">
      {note ? <b>Estimated: </b> : null}
      {period} you used {kwh ?? <i>nothing</i>}
      {kwh === null ? '' : ' kWh'}
    </p>
  );
}

const shown = () => (screen.getByTestId('usage').textContent ?? '').replace(/[«»]/g, '');
const observed = () => new Promise((resolve) => setTimeout(resolve, 0));

describe.each(Object.entries(TRANSLATORS))('on a page whose translator %s', (_name, translate) => {
  let stop = () => {};
  beforeEach(() => {
    stop = guardAgainstTranslators(document);
  });
  afterEach(() => stop());

  async function translatePage(): Promise<void> {
    const walker = document.createTreeWalker(screen.getByTestId('usage'), NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
    for (const text of texts) translate(text);
    await observed();
  }

  it('shows new figures in place of translated ones', async () => {
    const { rerender } = render(<Usage period="Today" kwh="12" />);
    await translatePage();
    rerender(<Usage period="This year" kwh="6362" />);
    await observed();
    expect(shown()).toBe('This year you used 6362 kWh');
  });

  it('removes and inserts parts of a translated sentence', async () => {
    const { rerender } = render(<Usage period="Today" kwh="12" />);
    await translatePage();
    rerender(<Usage period="Today" kwh={null} note />);
    await observed();
    expect(shown()).toBe('Estimated: Today you used nothing');
    await translatePage();
    rerender(<Usage period="Today" kwh="13" />);
    await observed();
    expect(shown()).toBe('Today you used 13 kWh');
  });

  it('shows a new figure, not the translation of the old one that arrives after it', async () => {
    const { rerender } = render(<Usage period="Today" kwh="12" />);
    const period = screen.getByTestId('usage').firstChild as Text;
    rerender(<Usage period="This year" kwh="6362" />);
    await observed();
    translate(period, 'Today');
    await observed();
    expect(shown()).toBe('This year you used 6362 kWh');
  });

  it('removes a translated part whole', async () => {
    const { rerender, unmount } = render(<Usage period="Today" kwh="12" note />);
    await translatePage();
    rerender(<Usage period="Today" kwh="12" />);
    await observed();
    expect(shown()).toBe('Today you used 12 kWh');
    await translatePage();
    unmount();
    expect(screen.queryByTestId('usage')).toBeNull();
  });
});
