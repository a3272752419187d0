/** Cookies of one conversation with the auth host, for each host apart. Lives as long as one sign-in request. */
export interface CookieJar {
  /** Value of a `Cookie` header for this address; undefined when there is none. */
  header(url: string): string | undefined;
  /** Takes `Set-Cookie` headers that came from this address. */
  take(url: string, setCookies: readonly string[]): void;
}

/**
 * A jar without paths, domains or lifetimes: it is thrown away within seconds, never shared between people, and gives
 * a host only what that very host has set.
 */
export function createCookieJar(): CookieJar {
  const hosts = new Map<string, Map<string, string>>();
  return {
    header(url) {
      const cookies = hosts.get(new URL(url).host);
      if (!cookies?.size) return undefined;
      return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    take(url, setCookies) {
      const { host } = new URL(url);
      const cookies = hosts.get(host) ?? new Map<string, string>();
      hosts.set(host, cookies);
      for (const line of setCookies) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        if (at < 1) continue;
        const name = pair.slice(0, at).trim();
        const value = pair.slice(at + 1).trim();
        const over = /;\s*max-age=0*(?:0|-\d+)\s*(?:;|$)/i.test(line) || /;\s*expires=[^;]*\b1970\b/i.test(line);
        if (over || value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
    },
  };
}
