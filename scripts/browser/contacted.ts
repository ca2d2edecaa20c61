import type { Contact } from './network.ts';

/** Who is behind each request that the closed network saw, as `GET x.com/page`. */
export interface Contacted {
  /** Pages that the person opened, once each, and the authority they chose. */
  readonly person: readonly string[];
  /** Page icons, and what browsers tell their makers. */
  readonly browser: readonly string[];
  /** What is left: nobody asked for it. */
  readonly unasked: readonly string[];
}

/** Updates, safe browsing, accounts and settings of Chromium and Firefox. No host that fonts or scripts come from. */
const MAKERS =
  /^(?:(?:clients\d?|accounts|clientservices|www)\.google|(?:update|optimizationguide-pa|safebrowsing|content-autofill|passwordsleakcheck-pa)\.googleapis|[\w.-]+\.gvt1|[\w.-]+\.mozilla|[\w.-]+\.firefox)\.(?:com|org|net)(?::\d+)?$/;

export function whoContacted(
  contacts: readonly Contact[],
  opened: readonly string[],
  authority: string | null = null,
): Contacted {
  const place = (url: string): string => `GET ${new URL(url).host}${new URL(url).pathname}`;
  const toOpen = opened.map(place);
  const chosen = authority === null ? null : new URL(authority).host;
  const icons = new Set<string>();
  const said = { person: [] as string[], browser: [] as string[], unasked: [] as string[] };
  for (const { method, host, path, outcome } of contacts) {
    const contact = `${method} ${host}${path}`;
    const awaited = toOpen.indexOf(contact);
    // A browser looks for a page's icon by itself, at most once a host.
    const icon = path === '/favicon.ico' && !icons.has(host) && icons.add(host);
    if (awaited >= 0) toOpen.splice(awaited, 1);
    const by =
      awaited >= 0 || host === chosen
        ? said.person
        : icon || (outcome === 'refused' && MAKERS.test(host))
          ? said.browser
          : said.unasked;
    by.push(contact);
  }
  return said;
}
