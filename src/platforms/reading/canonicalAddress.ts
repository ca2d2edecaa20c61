/**
 * Canonical addresses: two captures of one post get the same address. An index, not evidence: the raw address is stored
 * beside it. Makes no network request: a redirector is unwrapped when its target is in the address; a short link is
 * only marked as one.
 */

/** The address rule of one platform, in addition to the general rule. */
export interface AddressRule {
  /**
   * Host names of the platform, without `www.`. A name with a leading dot (`.linkedin.com`) matches every subdomain:
   * their posts get a canonical address, their other pages keep their host. Empty for self-hosted software.
   */
  readonly hosts: readonly string[];
  /** The canonical host, with its `www.` if any; null keeps the host of the address. */
  readonly host: string | null;
  /** Hosts of short links (`youtu.be`). `post` may resolve some of them; the others need a request. */
  readonly shortHosts?: readonly string[];
  /** Paths on the platform's own hosts that need a request to be resolved: `/r/…/s/…`. */
  readonly shortPath?: RegExp;
  /** Tracking and display parameters of the platform, in addition to the general ones; `__cft__*` matches a prefix. */
  readonly drop: readonly string[];
  /**
   * Returns the canonical path of the post at `url`, with the parameters and the fragment that identify it
   * (`/watch?v=…&lc=…`); the rest of the address is dropped. Null when `url` is not a post's address. Must never return
   * another post's path, and must be idempotent.
   */
  post(url: URL): string | null;
}

interface CanonicalAddress {
  /** Null when `raw` is not an http(s) address. */
  readonly canonical: string | null;
  /** Names of what was dropped: parameters, `#` for a fragment, the end of a path, the host of a redirector. Sorted. */
  readonly dropped: readonly string[];
  /** The address redirects elsewhere, and only a request can tell where. */
  readonly shortLink: boolean;
}

/** Parameters that only serve tracking (ClearURLs' general rules). */
const TRACKING =
  /^(?:utm_.*|mtm_.*|fbclid|gclid|dclid|msclkid|twclid|yclid|mc_eid|mc_cid|_hsenc|__s|ref|ref_|referrer|spm)$/i;

export function canonicalizeAddress(raw: string, rules: readonly AddressRule[]): CanonicalAddress {
  const parsedUrl = URL.parse(raw);
  if (!parsedUrl || !isHttp(parsedUrl)) return { canonical: null, dropped: [], shortLink: false };
  const dropped = new Set<string>();
  const url = unwrapRedirects(parsedUrl, (host) => dropped.add(host));
  if (url.username || url.password) {
    dropped.add('userinfo');
    url.username = '';
    url.password = '';
  }

  const { rule, post } = findRule(url, rules);
  if (rule && post !== null) return { ...buildPostAddress(url, post, rule, dropped), shortLink: false };
  const isAliasHost = rule !== undefined && isAlias(url, rule);
  const shortLink = isShortLink(url) || (rule !== undefined && isShortAddress(url, rule));
  if (isAliasHost) setCanonicalHost(url, rule);
  // A text fragment only highlights a passage. Any other fragment is kept: it may identify a comment.
  if (url.hash.includes(':~:')) {
    dropped.add('#');
    url.hash = url.hash.slice(0, url.hash.indexOf(':~:'));
  }
  const platformParameters = isAliasHost ? rule.drop : [];
  url.search = filterParameters(
    url.search,
    dropped,
    (name) => !TRACKING.test(name) && !matchesName(name, platformParameters),
  );
  return { canonical: url.href.replace(/(?<![?#])[?#]+$/, ''), dropped: [...dropped].sort(), shortLink };
}

const isHttp = (url: URL): boolean => url.protocol === 'https:' || url.protocol === 'http:';
const bareHost = (url: URL): string => url.hostname.replace(/^www\./, '');
/** Returns whether the host of an address, without `www.`, is one of `hosts`. */
export const isOnHost = (url: URL, hosts: readonly string[]): boolean => hosts.includes(bareHost(url));

const isAlias = (url: URL, rule: AddressRule): boolean => isOnHost(url, rule.hosts);

function isShortAddress(url: URL, rule: AddressRule): boolean {
  return (
    rule.shortHosts?.includes(bareHost(url)) === true ||
    (isAlias(url, rule) && rule.shortPath?.test(url.pathname) === true)
  );
}

/** Returns whether `host`, without `www.`, is one of the platform's. */
function isOnPlatform(host: string, rule: AddressRule): boolean {
  return rule.hosts.some((name) => (name.startsWith('.') ? `.${host}`.endsWith(name) : host === name));
}

/** Finds the platform's own rule. A rule of self-hosted software counts only when it recognises a post. */
function findRule(url: URL, rules: readonly AddressRule[]): { rule: AddressRule | undefined; post: string | null } {
  const host = bareHost(url);
  const platformRule = rules.find((rule) => isOnPlatform(host, rule) || rule.shortHosts?.includes(host));
  if (platformRule) return { rule: platformRule, post: platformRule.post(url) };
  for (const rule of rules) {
    const post = rule.hosts.length === 0 ? rule.post(url) : null;
    if (post !== null) return { rule, post };
  }
  return { rule: undefined, post: null };
}

function setCanonicalHost(url: URL, { host }: AddressRule): void {
  if (host === null || url.origin === `https://${host}`) return;
  url.protocol = 'https:';
  url.hostname = host;
  url.port = '';
}

function buildPostAddress(
  url: URL,
  post: string,
  rule: AddressRule,
  dropped: Set<string>,
): Pick<CanonicalAddress, 'canonical' | 'dropped'> {
  setCanonicalHost(url, rule);
  // The usual address of a post: nothing is left to drop.
  if (url.href === url.origin + post) return { canonical: url.href, dropped: [...dropped].sort() };
  const postUrl = new URL(post, url.origin);
  const tail = url.pathname.startsWith(postUrl.pathname) ? url.pathname.slice(postUrl.pathname.length) : '';
  if (tail.replaceAll('/', '') !== '') dropped.add(tail);
  if (url.hash && !postUrl.hash) dropped.add('#');
  // Not `keys()`: in Firefox, content scripts get no iterator over a page's objects (Xray wrappers).
  if (url.search !== '')
    url.searchParams.forEach((_value, name) => {
      if (!postUrl.searchParams.has(name)) dropped.add(name);
    });
  return { canonical: postUrl.href, dropped: [...dropped].sort() };
}

function matchesName(name: string, names: readonly string[]): boolean {
  return names.some((known) => (known.endsWith('*') ? name.startsWith(known.slice(0, -1)) : name === known));
}

/** Of raw `name=value` pairs: `URLSearchParams` would change the encoding of those that are kept. */
function filterParameters(search: string, dropped: Set<string>, keep: (name: string) => boolean): string {
  const keptPairs = search
    .slice(1)
    .split('&')
    .filter((pair) => {
      if (pair === '') return false;
      let name = '';
      new URLSearchParams(pair).forEach((_value, key) => {
        name = key;
      });
      if (keep(name)) return true;
      dropped.add(name);
      return false;
    });
  return keptPairs.length ? `?${keptPairs.join('&')}` : '';
}

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
function unwrapRedirects(url: URL, onRedirector: (host: string) => void): URL {
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

function isShortLink(url: URL): boolean {
  return SHORT_HOSTS.has(url.hostname.replace(/^www\./, '')) && url.pathname.length > 1;
}
