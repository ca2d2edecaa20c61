import { useLayoutEffect, useState } from 'preact/hooks';
import type { AttachmentTarget } from '../../domain/item/attachments.ts';

/** Views whose address is their name and nothing more: `#accounts`. */
const NAMED = [
  'before-export',
  'export',
  'image',
  'lock',
  'recover',
  'erase',
  'backup',
  'accounts',
  'wave',
  'more',
  'steps',
  'online',
  'diary',
  'witnesses',
  'operator',
  'cases',
  'deadlines',
  'law',
  'welcome',
] as const;

export type Route =
  | { readonly view: 'items'; readonly page: number }
  | { readonly view: 'item'; readonly id: string }
  | { readonly view: 'sight'; readonly tabId: number }
  | { readonly view: 'redact'; readonly id: string; readonly file: string }
  | { readonly view: 'import'; readonly place: AttachmentTarget | null }
  | { readonly view: 'origins' }
  | { readonly view: 'origin'; readonly number: number; readonly page: number }
  | { readonly view: (typeof NAMED)[number] }
  | HelpRoute;

/** What may be read while locked: it tells nothing of what is recorded. */
export type HelpRoute =
  | { readonly view: 'help' }
  | { readonly view: 'guide'; readonly screen: number | null }
  | { readonly view: 'card' };

/**
 * `#items`, `#items/2`, `#item/<uuid>`, `#import`, `#import/step/<uuid>`, `#import/step/<uuid>/<item uuid>`, `#import/authorisation`, `#redact/<uuid>/<file>`, `#sight/<tab>`, `#help`, `#guide`, `#guide/5`, `#card`, or the name of a view;
 * anything else is the list.
 * `#items`, `#items/2`, `#item/<uuid>`, `#redact/<uuid>/<file>`, `#received`, `#received/1`, `#received/1/2`, `#sight/<tab>`,
 * `#help`, `#guide`, `#guide/5`, `#card`, or the name of a view; anything else is the list.
 */
export function parseRoute(hash: string): Route {
  const view = NAMED.find((name) => hash === `#${name}`);
  if (view !== undefined) return { view };
  if (hash === '#help') return { view: 'help' };
  if (hash === '#card') return { view: 'card' };
  if (hash === '#guide') return { view: 'guide', screen: null };
  if (hash === '#import') return { view: 'import', place: null };
  if (hash === '#import/authorisation') return { view: 'import', place: { kind: 'authorisation' } };
  const [, step, of] = /^#import\/step\/([0-9a-f-]{36})(?:\/([0-9a-f-]{36}))?$/.exec(hash) ?? [];
  if (step !== undefined) return { view: 'import', place: { kind: 'step', step, item: of ?? null } };
  const screen = /^#guide\/([1-9]\d?)$/.exec(hash)?.[1];
  if (screen !== undefined) return { view: 'guide', screen: Number(screen) };
  const item = /^#item\/([0-9a-f-]{36})$/.exec(hash)?.[1];
  if (item !== undefined) return { view: 'item', id: item };
  const [, id, file] = /^#redact\/([0-9a-f-]{36})\/([\w.-]{1,120})$/.exec(hash) ?? [];
  if (id !== undefined && file !== undefined) return { view: 'redact', id, file };
  if (hash === '#received') return { view: 'origins' };
  const [, origin, part = '1'] = /^#received\/([1-9]\d{0,5})(?:\/([1-9]\d{0,5}))?$/.exec(hash) ?? [];
  if (origin !== undefined) return { view: 'origin', number: Number(origin), page: Number(part) };
  const tabId = /^#sight\/(\d{1,15})$/.exec(hash)?.[1];
  if (tabId !== undefined) return { view: 'sight', tabId: Number(tabId) };
  const page = Number(/^#items\/([1-9]\d{0,5})$/.exec(hash)?.[1] ?? 1);
  return { view: 'items', page };
}

export function isHelp(route: Route): route is HelpRoute {
  return route.view === 'help' || route.view === 'guide' || route.view === 'card';
}

export function useRoute(window: Window): Route {
  const [hash, setHash] = useState(window.location.hash);
  // At once: an address that changed before the first drawing was listened to would never be followed.
  useLayoutEffect(() => {
    const follow = () => setHash(window.location.hash);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [window]);
  return parseRoute(hash);
}
