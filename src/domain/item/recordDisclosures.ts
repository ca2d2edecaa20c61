import type { Fiche } from './item.ts';

/** What a capture's record says of the person's own computer and account. Captures since 22 November 2026 say none. */
const DISCLOSURES = ['account', 'referrer', 'system', 'languages'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/** Returns what the records of these items say of the person, in the order of `DISCLOSURES`. */
export function listDisclosures(fiches: readonly Fiche[]): readonly Disclosure[] {
  const found = new Set(fiches.flatMap(findDisclosures));
  return DISCLOSURES.filter((one) => found.has(one));
}

function findDisclosures({ session, accessPath, environment }: Fiche): readonly Disclosure[] {
  const { os, languages = [] } = environment;
  return [
    ...(session.account === null ? [] : (['account'] as const)),
    ...(isWholeAddress(accessPath?.referrer ?? null) ? (['referrer'] as const) : []),
    ...(os === undefined ? [] : (['system'] as const)),
    ...(languages.length === 0 ? [] : (['languages'] as const)),
  ];
}

/** Whether there is more than the site: a path or a query. */
function isWholeAddress(referrer: string | null): boolean {
  const url = referrer === null ? null : URL.parse(referrer);
  return url === null ? referrer !== null : url.pathname !== '/' || url.search !== '';
}
