/**
 * One form for one address, so that two captures of a post can be told to be of the same post. An index, not
 * testimony: the raw address is kept beside it. Nothing is asked of the network: a redirector is unwrapped where it
 * spells its target, a short link is only named as one.
 */
import { isShortLink, unwrap } from './redirectors.ts';

/** What a platform adds to the general rule; its reader holds it. */
export interface AddressRule {
  /**
   * Host names of the platform, without `www.`: one site under several names. `.linkedin.com`, with its dot, stands
   * for every subdomain: posts there count, other pages keep their host. Empty: software that anybody hosts.
   */
  readonly hosts: readonly string[];
  /** The one that is kept, with its `www.` when it has one; null keeps the address's own. */
  readonly host: string | null;
  /** Hosts of its short links (`youtu.be`): `post` may know what they stand for, else only a request would tell. */
  readonly shortHosts?: readonly string[];
  /** Paths on its own hosts that only a request resolves: `/r/…/s/…`. */
  readonly shortPath?: RegExp;
  /** Tracking and display parameters of this platform, beside the general ones; `__cft__*` stands for a beginning. */
  readonly drop: readonly string[];
  /**
   * The post's one path, with the parameters and the fragment that name it (`/watch?v=…&lc=…`), when `url` is the
   * address of a post; everything else in it is then dropped. Never another post's; the same when asked of its answer.
   */
  post(url: URL): string | null;
}

export interface CanonicalAddress {
  /** Null when there is no http(s) address to speak of. */
  readonly canonical: string | null;
  /** Names of what was left out: parameters, `#` for a fragment, a path's tail, a redirector's host. Sorted. */
  readonly dropped: readonly string[];
  /** It leads elsewhere, and only a request would tell where. */
  readonly shortLink: boolean;
}

/** Parameters that only follow people around (ClearURLs' general rules). */
const TRACKING =
  /^(?:utm_.*|mtm_.*|fbclid|gclid|dclid|msclkid|twclid|yclid|mc_eid|mc_cid|_hsenc|__s|ref|ref_|referrer|spm)$/i;

export function canonicalAddress(raw: string, rules: readonly AddressRule[]): CanonicalAddress {
  const given = URL.parse(raw);
  if (!given || !isHttp(given)) return { canonical: null, dropped: [], shortLink: false };
  const dropped = new Set<string>();
  const url = unwrap(given, (host) => dropped.add(host));
  if (url.username || url.password) {
    dropped.add('userinfo');
    url.username = '';
    url.password = '';
  }

  const { rule, post } = ruleFor(url, rules);
  if (rule && post !== null) return { ...postAddress(url, post, rule, dropped), shortLink: false };
  const ours = rule !== undefined && isAlias(url, rule);
  const shortLink = isShortLink(url) || (rule !== undefined && isShort(url, rule));
  if (ours) moveTo(url, rule);
  // A text fragment points into a page; another one may be the only thing that names a comment.
  if (url.hash.includes(':~:')) {
    dropped.add('#');
    url.hash = url.hash.slice(0, url.hash.indexOf(':~:'));
  }
  const also = ours ? rule.drop : [];
  url.search = keepParameters(url.search, dropped, (name) => !TRACKING.test(name) && !isNamed(name, also));
  return { canonical: url.href.replace(/[?#]+$/, ''), dropped: [...dropped].sort(), shortLink };
}

const isHttp = (url: URL): boolean => url.protocol === 'https:' || url.protocol === 'http:';
const bareHost = (url: URL): string => url.hostname.replace(/^www\./, '');
const isAlias = (url: URL, rule: AddressRule): boolean => rule.hosts.includes(bareHost(url));

function isShort(url: URL, rule: AddressRule): boolean {
  return (
    rule.shortHosts?.includes(bareHost(url)) === true ||
    (isAlias(url, rule) && rule.shortPath?.test(url.pathname) === true)
  );
}

/** Whether `url` is one of this platform's, under any of its names. */
function isOnPlatform(url: URL, rule: AddressRule): boolean {
  const host = bareHost(url);
  return rule.hosts.some((name) => (name.startsWith('.') ? `.${host}`.endsWith(name) : host === name));
}

/** A platform's own rule first; that of software anybody hosts counts only where it knows the post. */
function ruleFor(
  url: URL,
  rules: readonly AddressRule[],
): { rule: AddressRule | undefined; post: string | null } {
  const own = rules.find((rule) => isOnPlatform(url, rule) || rule.shortHosts?.includes(bareHost(url)));
  if (own) return { rule: own, post: own.post(url) };
  for (const rule of rules) {
    const post = rule.hosts.length === 0 ? rule.post(url) : null;
    if (post !== null) return { rule, post };
  }
  return { rule: undefined, post: null };
}

function moveTo(url: URL, { host }: AddressRule): void {
  if (host === null) return;
  url.protocol = 'https:';
  url.hostname = host;
  url.port = '';
}

function postAddress(
  url: URL,
  post: string,
  rule: AddressRule,
  dropped: Set<string>,
): Pick<CanonicalAddress, 'canonical' | 'dropped'> {
  moveTo(url, rule);
  const made = new URL(post, url.origin);
  const tail = url.pathname.startsWith(made.pathname) ? url.pathname.slice(made.pathname.length) : '';
  if (tail.replaceAll('/', '') !== '') dropped.add(tail);
  if (url.hash && !made.hash) dropped.add('#');
  // Not `keys()`: Firefox gives content scripts no iterator over a page's objects (Xray wrappers).
  if (url.search !== '')
    url.searchParams.forEach((_value, name) => {
      if (!made.searchParams.has(name)) dropped.add(name);
    });
  return { canonical: made.href, dropped: [...dropped].sort() };
}

function isNamed(name: string, names: readonly string[]): boolean {
  return names.some((known) => (known.endsWith('*') ? name.startsWith(known.slice(0, -1)) : name === known));
}

/** Works on the raw pairs: reading and writing them through `URLSearchParams` would rewrite what is kept. */
function keepParameters(search: string, dropped: Set<string>, keep: (name: string) => boolean): string {
  const kept = search
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
  return kept.length ? `?${kept.join('&')}` : '';
}
