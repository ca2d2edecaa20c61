/**
 * One form for one address, so that two captures of a post can be told to be of the same post. An index, not
 * testimony: the raw address is kept beside it.
 */

/** What a platform adds to the general rule; its reader holds it. */
export interface AddressRule {
  /** Every host name of the platform, without `www.`. */
  readonly hosts: readonly string[];
  /** The one that is kept. */
  readonly host: string;
  /** Tracking parameters of this platform, beside the general ones. */
  readonly drop: readonly string[];
  /** The post's own path, when `path` is the address of a post: everything else in it is then dropped. */
  postPath(path: string): string | null;
}

export interface CanonicalAddress {
  /** Null when there is no http(s) address to speak of. */
  readonly canonical: string | null;
  /** Names of what was left out: parameters, `#fragment` kinds, a path's tail. Sorted. */
  readonly dropped: readonly string[];
}

/** Parameters that only follow people around (ClearURLs' general rules). */
const TRACKING =
  /^(?:utm_.*|mtm_.*|fbclid|gclid|dclid|msclkid|twclid|yclid|mc_eid|mc_cid|_hsenc|__s|ref|ref_|referrer|spm)$/i;

export function canonicalAddress(raw: string, rules: readonly AddressRule[]): CanonicalAddress {
  const url = URL.parse(raw);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return { canonical: null, dropped: [] };
  const dropped = new Set<string>();
  if (url.username || url.password) dropped.add('userinfo');
  url.username = '';
  url.password = '';

  const rule = rules.find(({ hosts }) => hosts.includes(url.hostname.replace(/^www\./, '')));
  if (rule) {
    url.protocol = 'https:';
    url.hostname = rule.host;
    url.port = '';
  }
  const path = rule?.postPath(url.pathname) ?? null;
  if (path !== null) {
    if (url.pathname.startsWith(path) && url.pathname !== path) dropped.add(url.pathname.slice(path.length));
    url.pathname = path;
  }
  // A text fragment points into a page; another one may be the only thing that names a comment.
  if (url.hash && (path !== null || url.hash.includes(':~:'))) {
    dropped.add('#');
    url.hash = path !== null ? '' : url.hash.slice(0, url.hash.indexOf(':~:'));
  }
  url.search = keepParameters(url.search, dropped, (name) => {
    if (path !== null) return false;
    return !TRACKING.test(name) && !rule?.drop.includes(name);
  });
  return { canonical: url.href.replace(/[?#]+$/, ''), dropped: [...dropped].sort() };
}

/** Works on the raw pairs: reading and writing them through `URLSearchParams` would rewrite what is kept. */
function keepParameters(search: string, dropped: Set<string>, keep: (name: string) => boolean): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => {
      if (pair === '') return false;
      const name = new URLSearchParams(pair).keys().next().value ?? '';
      if (keep(name)) return true;
      dropped.add(name);
      return false;
    });
  return kept.length ? `?${kept.join('&')}` : '';
}
