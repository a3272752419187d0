import { signInByCode } from '../bench/http/sign-in-by-code';

/** The account of the sandbox that is used. */
export const EMAIL = 'alex@example.com';

/** Signs in with an emailed code. Returns the `Cookie` header of the session. */
export function signIn(url: string, cloud: string): Promise<string> {
  return signInByCode(url, EMAIL, async () => {
    const mail = await fetch(`${cloud}/__sandbox/mailbox?email=${encodeURIComponent(EMAIL)}`);
    return ((await mail.json()) as { code: string }).code;
  });
}

/** Signs in and reads a page with its styles, a chart and a report. */
export async function openPages(url: string, cloud: string): Promise<void> {
  const cookie = await signIn(url, cloud);
  const { origin, pathname } = new URL(url);
  const basePath = pathname.replace(/\/$/, '');
  const read = async (path: string): Promise<string> => {
    const answer = await fetch(new URL(path.startsWith(basePath) ? path : `${basePath}${path}`, origin), {
      headers: { Cookie: cookie },
    });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer.text();
  };
  const { data } = JSON.parse(await read('/api/premises')) as {
    data: { premises: { id: string; meters: { id: string }[] }[] };
  };
  const [premise] = data.premises;
  const meter = premise?.meters[0];
  if (!premise || !meter) throw new Error('The account has no meter.');
  const page = await read(`/premises/${premise.id}/usage`);
  const style = /href="([^"]*\/_next\/static\/[^"]+\.css)"/.exec(page)?.[1];
  if (!style) throw new Error('The page has no style sheet.');
  await read(style);
  await read('/icon.svg');
  const range = 'start=2026-10-01&end=2026-10-08&granularity=hour';
  const series = await read(`/api/meters/${encodeURIComponent(meter.id)}/series?kind=usage&${range}`);
  const report = await read(`/api/reports/usage.csv?meter=${encodeURIComponent(meter.id)}&${range}`);
  if (report.split('\r\n').length < 100) throw new Error(`The report has too few lines:\n${report.slice(0, 500)}`);
  console.log(
    `▸ Signed in; page of ${page.length}, chart of ${series.length} and report of ${report.length} characters`,
  );
}
