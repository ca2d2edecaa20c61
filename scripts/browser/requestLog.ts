import type { Contact } from './network.ts';

/** Who is behind each request that the closed network saw, as `GET x.com/page`. */
export interface ClassifiedRequests {
  /** Pages that the person opened, once each, and the authority they chose. */
  readonly person: readonly string[];
  /** Page icons, and what browsers tell their makers. */
  readonly browser: readonly string[];
  /** What is left: nobody asked for it. */
  readonly unasked: readonly string[];
}

/** Updates, safe browsing, accounts and settings of Chromium and Firefox. No host that fonts or scripts come from. */
const BROWSER_VENDOR_HOSTS =
  /^(?:(?:clients\d?|accounts|clientservices|www)\.google|(?:update|optimizationguide-pa|safebrowsing|content-autofill|passwordsleakcheck-pa)\.googleapis|[\w.-]+\.gvt1|[\w.-]+\.mozilla|[\w.-]+\.firefox)\.(?:com|org|net)(?::\d+)?$/;

export function classifyRequests(
  contacts: readonly Contact[],
  opened: readonly string[],
  authority: string | null = null,
): ClassifiedRequests {
  const toRequestLine = (url: string): string => `GET ${new URL(url).host}${new URL(url).pathname}`;
  const pendingPages = opened.map(toRequestLine);
  const authorityHost = authority === null ? null : new URL(authority).host;
  const icons = new Set<string>();
  const classified = { person: [] as string[], browser: [] as string[], unasked: [] as string[] };
  for (const { method, host, path, outcome } of contacts) {
    const contact = `${method} ${host}${path}`;
    const pageIndex = pendingPages.indexOf(contact);
    // A browser looks for a page's icon by itself, at most once a host.
    const icon = path === '/favicon.ico' && !icons.has(host) && icons.add(host);
    if (pageIndex >= 0) pendingPages.splice(pageIndex, 1);
    const bucket =
      pageIndex >= 0 || host === authorityHost
        ? classified.person
        : icon || (outcome === 'refused' && BROWSER_VENDOR_HOSTS.test(host))
          ? classified.browser
          : classified.unasked;
    bucket.push(contact);
  }
  return classified;
}
