/** Redirecting addresses: those that contain their target, and short links, which only a request can resolve. */

interface Redirector {
  readonly host: RegExp;
  readonly path: RegExp;
  /** Parameters that may contain the target, best first. */
  readonly parameters: readonly string[];
}

/** From ClearURLs' rules (`redirections`) and the platforms' own markup. */
const REDIRECTORS: readonly Redirector[] = [
  { host: /^(?:lm?\.facebook|l\.messenger)\.com$/, path: /^\/l\.php$/, parameters: ['u'] },
  { host: /^l\.(?:instagram\.com|threads\.(?:com|net))$/, path: /^\/$/, parameters: ['u'] },
  { host: /^out\.reddit\.com$/, path: /^\//, parameters: ['url'] },
  { host: /^(?:(?:www|m)\.)?youtube\.com$/, path: /^\/redirect$/, parameters: ['q'] },
  { host: /^(?:www\.)?linkedin\.com$/, path: /^\/(?:redir\/redirect|safety\/go)\/?$/, parameters: ['url'] },
  { host: /^(?:www\.)?tiktok\.com$/, path: /^\/link\/v2\/?$/, parameters: ['target'] },
  { host: /^go\.bsky\.app$/, path: /^\/redirect$/, parameters: ['u'] },
  { host: /^(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/, path: /^\/url$/, parameters: ['url', 'q'] },
];

/** Short link services that belong to no platform. */
const SHORT_HOSTS = new Set(
  't.co bit.ly tinyurl.com ow.ly is.gd goo.gl maps.app.goo.gl lnkd.in buff.ly cutt.ly'.split(' '),
);

/** Limits nesting, which only hostile addresses use. */
const MAX_REDIRECTS = 10;

/** Returns the final target of a chain of redirectors, or `url` itself; calls `onRedirector` with the host of each. */
export function unwrapRedirects(url: URL, onRedirector: (host: string) => void): URL {
  let at = url;
  for (let layer = 0; layer < MAX_REDIRECTS; layer++) {
    const target = readTarget(at);
    if (!target) break;
    onRedirector(at.hostname);
    at = target;
  }
  return at;
}

function readTarget(url: URL): URL | null {
  const { hostname, pathname } = url;
  const known = REDIRECTORS.find(({ host, path }) => path.test(pathname) && host.test(hostname));
  for (const name of known?.parameters ?? []) {
    const target = URL.parse(url.searchParams.get(name) ?? '');
    if (target?.protocol === 'https:' || target?.protocol === 'http:') return target;
  }
  return null;
}

export function isShortLink(url: URL): boolean {
  return SHORT_HOSTS.has(url.hostname.replace(/^www\./, '')) && url.pathname.length > 1;
}
