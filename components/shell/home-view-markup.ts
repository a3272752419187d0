/** What runs, can be clicked or is of no use without a connection. */
const LEFT_OUT = 'script, style, template, noscript, button, fieldset, input, select, [hidden], .screen-only';

/** Browser only: returns the markup of the home's view without controls; null while it loads or belongs to an enterprise. */
export function homeViewMarkup(): string | null {
  const main = document.querySelector('main');
  const account = new URLSearchParams(location.search).get('account') ?? 'home';
  if (!main || account !== 'home' || main.querySelector('[aria-busy=true], .skeleton')) return null;
  const copy = main.cloneNode(true) as HTMLElement;
  for (const each of copy.querySelectorAll(LEFT_OUT)) each.remove();
  for (const link of copy.querySelectorAll('a')) link.removeAttribute('href');
  // An age would stay as it is while the view gets older.
  for (const age of copy.querySelectorAll('time[title]')) age.textContent = age.getAttribute('title');
  return copy.innerHTML;
}

/** Browser only: returns the styles of the page, as the content of a style element. */
export function pageStyles(): string {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText));
  return rules.join('\n').replaceAll('</', '<\\/');
}
