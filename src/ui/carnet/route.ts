import { useLayoutEffect, useReducer } from 'preact/hooks';
import type { AttachmentTarget } from '../../domain/case/caseDocuments.ts';
import type { Navigation } from './navigation.ts';

/** Views whose path is their name alone, such as `accounts`. */
const NAMED_VIEWS = [
  'export',
  'prohibited-image',
  'lock',
  'recover',
  'backup',
  'accounts',
  'activity',
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

/** The subjects of « Voulez-vous ajouter quelque chose ? », in the order of the page. */
const ADDITIONS = ['items', 'documents', 'requester', 'facts', 'contents', 'received', 'dating', 'file'] as const;
export type Addition = (typeof ADDITIONS)[number];

/** A page before an export. `opened`: the subject to open, after « Modifier ». */
export type ExportPage =
  | { readonly page: 'recipient' | 'check' }
  | { readonly page: 'additions'; readonly opened: Addition | null };

export type Route =
  | { readonly view: 'items'; readonly page: number }
  | { readonly view: 'item'; readonly id: string }
  | { readonly view: 'diagnostics'; readonly tabId: number }
  | { readonly view: 'redact'; readonly id: string; readonly file: string }
  | { readonly view: 'import'; readonly place: AttachmentTarget | null }
  | { readonly view: 'erase'; readonly caseId: string | null }
  | { readonly view: 'received-dossiers' }
  | { readonly view: 'received-dossier'; readonly number: number; readonly page: number }
  | ({ readonly view: 'before-export' } & ExportPage)
  | { readonly view: (typeof NAMED_VIEWS)[number] }
  | HelpRoute;

/** Pages available while the store is locked, because they show nothing that is recorded. */
export type HelpRoute =
  | { readonly view: 'help' }
  | { readonly view: 'guide'; readonly screen: number | null }
  | { readonly view: 'card' };

/**
 * Parses the path of a view, as in `linkTo`: the name of one of `NAMED_VIEWS`, or
 * - `items`, `items/<page>`, `item/<uuid>`, `redact/<uuid>/<file>`;
 * - `import`, `import/authorisation`, `import/step/<step uuid>`, `import/step/<step uuid>/<item uuid>`;
 * - `erase`, `erase/<case uuid>`;
 * - `received`, `received/<number>`, `received/<number>/<page>`, `diagnostics/<tab>`;
 * - `before-export`, `before-export/add`, `before-export/add/<subject>`, `before-export/check`;
 * - `help`, `guide`, `guide/<screen>`, `card`.
 *
 * Pages count from 1. Any other path is the list of items.
 */
export function parseRoute(path: string): Route {
  const view = NAMED_VIEWS.find((name) => path === name);
  if (view !== undefined) return { view };
  if (path === 'before-export') return { view: 'before-export', page: 'recipient' };
  if (path === 'before-export/check') return { view: 'before-export', page: 'check' };
  if (path === 'before-export/add') return { view: 'before-export', page: 'additions', opened: null };
  const opened = ADDITIONS.find((one) => path === `before-export/add/${one}`);
  if (opened !== undefined) return { view: 'before-export', page: 'additions', opened };
  if (path === 'help') return { view: 'help' };
  if (path === 'card') return { view: 'card' };
  if (path === 'guide') return { view: 'guide', screen: null };
  if (path === 'import') return { view: 'import', place: null };
  if (path === 'import/authorisation') return { view: 'import', place: { kind: 'authorisation' } };
  const [, step, itemId] = /^import\/step\/([0-9a-f-]{36})(?:\/([0-9a-f-]{36}))?$/.exec(path) ?? [];
  if (step !== undefined) return { view: 'import', place: { kind: 'step', step, item: itemId ?? null } };
  const screen = /^guide\/([1-9]\d?)$/.exec(path)?.[1];
  if (screen !== undefined) return { view: 'guide', screen: Number(screen) };
  const item = /^item\/([0-9a-f-]{36})$/.exec(path)?.[1];
  if (item !== undefined) return { view: 'item', id: item };
  const [, id, file] = /^redact\/([0-9a-f-]{36})\/([\w.-]{1,120})$/.exec(path) ?? [];
  if (id !== undefined && file !== undefined) return { view: 'redact', id, file };
  const [erase, caseId] = /^erase(?:\/([0-9a-f-]{36}))?$/.exec(path) ?? [];
  if (erase !== undefined) return { view: 'erase', caseId: caseId ?? null };
  if (path === 'received') return { view: 'received-dossiers' };
  const [, dossierNumber, pageNumber = '1'] = /^received\/([1-9]\d{0,5})(?:\/([1-9]\d{0,5}))?$/.exec(path) ?? [];
  if (dossierNumber !== undefined)
    return { view: 'received-dossier', number: Number(dossierNumber), page: Number(pageNumber) };
  const tabId = /^diagnostics\/(\d{1,15})$/.exec(path)?.[1];
  if (tabId !== undefined) return { view: 'diagnostics', tabId: Number(tabId) };
  const page = Number(/^items\/([1-9]\d{0,5})$/.exec(path)?.[1] ?? 1);
  return { view: 'items', page };
}

export function isHelp(route: Route): route is HelpRoute {
  return route.view === 'help' || route.view === 'guide' || route.view === 'card';
}

export function useRoute(navigation: Navigation): Route {
  const [, renderAgain] = useReducer((renders: number) => renders + 1, 0);
  // A layout effect, so that no change of view between the first render and the subscription is missed.
  useLayoutEffect(() => navigation.start(() => renderAgain(undefined)), [navigation]);
  return parseRoute(navigation.path);
}
