import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardAgainstTranslators } from '@/lib/client/translation-guard';

/** What translators do to a text node. */
const TRANSLATORS = {
  'replaces text': (text: Text) => text.replaceWith(translated(text.data)),
  'inserts its element and then removes the text': (text: Text) => {
    text.before(translated(text.data));
    text.remove();
  },
  'moves text into its element': (text: Text) => {
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
