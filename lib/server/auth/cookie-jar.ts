/** The cookies of one sign-in request to the auth host, per host. */
export interface CookieJar {
  /** Returns the `Cookie` header for a request to `url`, or undefined. */
  header(url: string): string | undefined;
  /** Stores the `Set-Cookie` headers of a response from `url`. */
  store(url: string, setCookies: readonly string[]): void;
}

/**
 * Creates a cookie jar without paths, domains and lifetimes: it exists for seconds, serves one user, and sends a host
 * only the cookies that this host has set.
 */
export function createCookieJar(): CookieJar {
  const hosts = new Map<string, Map<string, string>>();
  return {
    header(url) {
      const cookies = hosts.get(new URL(url).host);
      if (!cookies?.size) return undefined;
      return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    store(url, setCookies) {
      const { host } = new URL(url);
      const cookies = hosts.get(host) ?? new Map<string, string>();
      hosts.set(host, cookies);
      for (const line of setCookies) {
        const [pair = ''] = line.split(';');
        const index = pair.indexOf('=');
        if (index < 1) continue;
        const name = pair.slice(0, index).trim();
        const value = pair.slice(index + 1).trim();
        const isExpired = /;\s*max-age=0*(?:0|-\d+)\s*(?:;|$)/i.test(line) || /;\s*expires=[^;]*\b1970\b/i.test(line);
        if (isExpired || value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
    },
  };
}
