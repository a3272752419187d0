import { saveChoiceCookie } from './choice-cookie';

/** What a person can choose; `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The cookie the server reads to write `data-theme` on <html>, so that no page flashes in the wrong theme. */
export const THEME_COOKIE = 'theme';

/** Reads a cookie's value; anything unknown is `system`. */
export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/** Browser only: applies the choice at once and keeps it for a year. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  saveChoiceCookie(THEME_COOKIE, theme);
}
