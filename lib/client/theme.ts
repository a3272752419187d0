import { saveChoiceCookie } from './choice-cookie';

/** The themes a user can choose; `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The server reads this cookie to set `data-theme` on <html>, so that pages don't flash in the wrong theme. */
export const THEME_COOKIE = 'theme';

/** Parses the cookie's value; `system` if it is unknown. */
export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/** Browser only: applies the theme and stores it for a year. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  saveChoiceCookie(THEME_COOKIE, theme);
}
