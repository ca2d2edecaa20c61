/** Addresses that stand for others: those that spell their target, and those that only a request would resolve. */

interface Redirector {
  readonly host: RegExp;
  readonly path: RegExp;
  /** Parameters that may hold the target, best first. */
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

/** Short links that belong to no one platform's posts. */
const SHORT_HOSTS = new Set(
  't.co bit.ly tinyurl.com ow.ly is.gd goo.gl maps.app.goo.gl lnkd.in buff.ly cutt.ly'.split(' '),
);

/** One wrapper holds another only when somebody plays with them. */
const MOST_WRAPPERS = 10;

/** The address that a chain of redirectors leads to; `passed` is told the host of each. A copy, always. */
export function unwrap(url: URL, passed: (host: string) => void): URL {
  let at = new URL(url);
  for (let layer = 0; layer < MOST_WRAPPERS; layer++) {
    const target = targetOf(at);
    if (!target) break;
    passed(at.hostname);
    at = target;
  }
  return at;
}

function targetOf(url: URL): URL | null {
  const known = REDIRECTORS.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname));
  for (const name of known?.parameters ?? []) {
    const target = URL.parse(url.searchParams.get(name) ?? '');
    if (target?.protocol === 'https:' || target?.protocol === 'http:') return target;
  }
  return null;
}

export function isShortLink(url: URL): boolean {
  return SHORT_HOSTS.has(url.hostname.replace(/^www\./, '')) && url.pathname.length > 1;
}
