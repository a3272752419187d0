import { ACCOUNTS } from '../accounts';
import type { Mail } from './auth.types';

/** Escapes text for HTML content and quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 3rem auto; padding: 0 1rem; }
  h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
  p { margin: .25rem 0 1.25rem; }
  ul { list-style: none; margin: 0 0 1.5rem; padding: 0; }
  li { margin: 0 0 .5rem; }
  button, input { font: inherit; box-sizing: border-box; width: 100%; padding: .6rem .8rem; border-radius: .5rem;
    border: 1px solid #8888; background: transparent; color: inherit; }
  button { cursor: pointer; text-align: left; }
  button:hover { border-color: currentColor; }
  button.main { text-align: center; margin-top: .5rem; background: #8b4a1f; border-color: #8b4a1f; color: #fff; }
  small { display: block; opacity: .8; }
  [role=alert] { border-left: 4px solid #c33; padding-left: .75rem; }
  table { width: 100%; border-collapse: collapse; }
  th, td { text-align: left; padding: .4rem .5rem .4rem 0; border-bottom: 1px solid #8884; }
  td.code { font: 1.2rem ui-monospace, monospace; letter-spacing: .1em; }
`;

function htmlPage(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

export interface SignInPage {
  action: string;
  clientName: string;
  typed: string;
  problem: string | null;
}

/**
 * Returns the sign-in page: choose a listed account or type an address. Each form is separate, so that a button never
 * submits the address field.
 */
export function signInPage({ action, clientName, typed, problem }: SignInPage): string {
  const accounts = ACCOUNTS.map(
    (account) =>
      `<li><button name="email" value="${escapeHtml(account.email)}">${escapeHtml(account.email)}
<small>${escapeHtml(account.name)} · ${escapeHtml(account.about)}</small></button></li>`,
  );
  return htmlPage(
    'Sign in to Copper',
    `<p>to continue to ${escapeHtml(clientName)}. This is a sandbox: there are no passwords.</p>
${problem === null ? '' : `<p role="alert">${escapeHtml(problem)}</p>`}
<form method="post" action="${escapeHtml(action)}">
<ul>
${accounts.join('\n')}
</ul>
</form>
<form method="post" action="${escapeHtml(action)}">
<label for="email">Another email address</label>
<input id="email" name="email" type="text" inputmode="email" autocomplete="email" value="${escapeHtml(typed)}" required>
<button class="main">Continue</button>
</form>
<form method="post" action="${escapeHtml(action)}">
<p><button name="cancel" value="yes">Cancel and go back</button></p>
</form>`,
  );
}

export function messagePage(title: string, text: string): string {
  return htmlPage(title, `<p>${escapeHtml(text)}</p>`);
}

/** The confirmation page of an OpenID Connect logout. `form` is the provider's, with its CSRF token. */
export function signOutPage(form: string): string {
  const button = '<button class="main" form="op.logoutForm" name="logout" value="yes">Sign out</button>';
  return htmlPage('Sign out of Copper?', `${form}\n<p>${button}</p>`);
}

/** The page of the latest codes. It reloads itself while the user waits for one. */
export function mailboxPage(mails: readonly Mail[]): string {
  const rows = mails.map(
    ({ email, code, at }) =>
      `<tr><td>${escapeHtml(email)}</td><td class="code">${code}</td><td>${new Date(at).toISOString().slice(11, 19)}</td></tr>`,
  );
  const table = `<table>
<thead><tr><th scope="col">To</th><th scope="col">Code</th><th scope="col">Sent (UTC)</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
  return htmlPage(
    'Sandbox mailbox',
    `<p>Sign-in codes that the real cloud would email, newest first.</p>
${rows.length > 0 ? table : '<p>No codes yet.</p>'}`,
    '<meta http-equiv="refresh" content="5">\n',
  );
}
