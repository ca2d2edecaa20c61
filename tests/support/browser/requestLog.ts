import type { Contact } from './network.ts';

/** The requests on the closed network by who caused them, each as `GET x.com/page`. */
export interface ClassifiedRequests {
  /** Pages that the person opened, once each, and the time-stamping authority they chose. */
  readonly person: readonly string[];
  /** Page icons, and requests to the browser's vendor. */
  readonly browser: readonly string[];
  /** All others, which nobody asked for. */
  readonly unasked: readonly string[];
}

/** Hosts of updates, safe browsing, accounts and settings of Chromium and Firefox; no host of fonts or scripts. */
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
    // A browser requests a page's icon itself, at most once per host.
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
