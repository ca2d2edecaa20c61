import { useLayoutEffect, useReducer } from 'preact/hooks';
import type { AttachmentTarget } from '../domain/case/caseDocuments.ts';

/** What navigation uses of `window`. */
type NavigationWindow = Pick<Window, 'history' | 'location' | 'addEventListener'>;

/** Asks the person whether to leave the view; `leave` does it. */
type AskToLeave = (leave: () => void) => void;

/**
 * The views visited in one page of the carnet, in memory. Their paths (route.ts) are in no address and in no history
 * state: the browser writes both to its history and sessions on the disk. A history state is a number here, so that
 * Back and Forward work; after a reload, every number stands for the first view.
 */
export class Navigation {
  readonly #window: NavigationWindow;
  readonly #openTab: (path: string) => void;
  #paths: readonly string[];
  #index = 0;
  #onChange: () => void = () => undefined;
  /** Asks before the view is left; null: it is left at once. */
  #ask: AskToLeave | null = null;

  /** `openTab` opens a view in a new tab. */
  constructor(window: NavigationWindow, firstPath: string, openTab: (path: string) => void) {
    this.#window = window;
    this.#openTab = openTab;
    this.#paths = [firstPath];
    // Without the hash of an address that was typed or bookmarked.
    window.history.replaceState(0, '', window.location.pathname);
  }

  get path(): string {
    return this.#paths[this.#index] ?? '';
  }

  go(path: string): void {
    if (path === this.path) return;
    this.#leave(() => {
      this.#paths = [...this.#paths.slice(0, this.#index + 1), path];
      this.#window.history.pushState(this.#index + 1, '', this.#window.location.pathname);
      this.#show(this.#index + 1);
    });
  }

  goUnasked(path: string): void {
    this.#ask = null;
    this.go(path);
  }

  /** Calls `ask` instead of leaving the view, by a link or the Back button, until what is returned is called. */
  hold(ask: AskToLeave): () => void {
    this.#ask = ask;
    return () => {
      if (this.#ask === ask) this.#ask = null;
    };
  }

  openTab(path: string): void {
    this.#openTab(path);
  }

  /** Follows links and the Back button, and calls `onChange` after each change of view. Returns what stops it. */
  start(onChange: () => void): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    this.#onChange = onChange;
    const followLink = (event: MouseEvent) => this.#followLink(event);
    this.#window.addEventListener('click', followLink, { signal });
    this.#window.addEventListener('auxclick', followLink, { signal });
    const showState = ({ state }: PopStateEvent) => this.#showState(typeof state === 'number' ? state : 0);
    this.#window.addEventListener('popstate', showState, { signal });
    return () => stop.abort();
  }

  /** For a link made by `linkTo`. As everywhere, Ctrl, Cmd, Shift or the middle button open a new tab. */
  #followLink(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-route]') : null;
    const path = link?.dataset.route;
    if (link === null || path === undefined || event.button > 1) return;
    event.preventDefault();
    const inNewTab = event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
    if (inNewTab || link.getAttribute('target') === '_blank') this.openTab(path);
    else this.go(path);
  }

  #showState(state: number): void {
    const index = this.#paths[state] === undefined ? 0 : state;
    const steps = index - this.#index;
    if (this.#ask === null || steps === 0) {
      this.#show(index);
      return;
    }
    // The browser has moved already.
    this.#window.history.go(-steps);
    this.#leave(() => this.#window.history.go(steps));
  }

  #leave(move: () => void): void {
    if (this.#ask === null) {
      move();
      return;
    }
    this.#ask(() => {
      this.#ask = null;
      move();
    });
  }

  #show(index: number): void {
    this.#index = index;
    this.#onChange();
  }
}

/**
 * Views whose path is their name alone, such as `steps`; `filed`: the same page, to note a complaint; `dates`: the same
 * page, at its dates; `backup-one`: a copy of the open carnet alone; `restore`: the same page, at the restoration.
 */
const NAMED_VIEWS = [
  'export',
  'prohibited-image',
  'lock',
  'recover',
  'backup',
  'backup-one',
  'restore',
  'more',
  'steps',
  'filed',
  'dates',
  'operator',
  'image-texts',
] as const;

/** What is chosen for a dossier, each on a page of its own, in order. */
const SUBJECTS = ['items', 'documents', 'requester', 'facts', 'contents', 'received', 'dating', 'file'] as const;
export type DossierSubject = (typeof SUBJECTS)[number];

/** Folds of the import page that links lead to. */
const IMPORT_PARTS = ['from-phone', 'received'] as const;
export type ImportPart = (typeof IMPORT_PARTS)[number];

/** A capture of the wrong carnet, which the person keeps again in the right one. */
export interface WrongCapture {
  readonly item: string;
  readonly caseId: string;
}

/** The whole list, by date or by account, or the captures that are out of the dossiers. */
const ASKED_LISTS = ['all', 'by-account', 'left-out'] as const;
export type AskedList = (typeof ASKED_LISTS)[number];

export type Route =
  | {
      readonly view: 'items';
      readonly page: number;
      /** What a link leads to: the list begins with that alone. Null: as it was. */
      readonly asked: AskedList | null;
      /** The carnet was chosen just now for that capture. */
      readonly wrong?: WrongCapture;
    }
  /** `wrong`: to choose the carnet where that capture belongs. */
  | { readonly view: 'cases'; readonly wrong?: WrongCapture }
  /** `asksCase`: at « Pas le bon carnet ? ». */
  | { readonly view: 'item'; readonly id: string; readonly asksCase: boolean }
  | { readonly view: 'diagnostics'; readonly tabId: number }
  /** `file`: null for the words alone. */
  | { readonly view: 'redact'; readonly id: string; readonly file: string | null }
  | { readonly view: 'import'; readonly place: AttachmentTarget | null; readonly part: ImportPart | null }
  | { readonly view: 'erase'; readonly caseId: string | null }
  | { readonly view: 'received-dossier'; readonly number: number; readonly page: number }
  | { readonly view: 'before-export'; readonly subject: DossierSubject | null }
  | { readonly view: (typeof NAMED_VIEWS)[number] }
  | HelpRoute;

/** Available while the store is locked, because nothing that is recorded is shown. */
export interface HelpRoute {
  readonly view: 'help';
  /** A situation, the number of a screen of the guide, or `about`: Recueil itself; null: the numbers. */
  readonly about: string | null;
}

const WRONG_CAPTURE = /^(cases|items)\/wrong\/([0-9a-f-]{36})\/([0-9a-f-]{36})$/;
export const pathOfWrong = (list: 'cases' | 'items', { item, caseId }: WrongCapture): string =>
  `${list}/wrong/${item}/${caseId}`;

/**
 * Parses the path of a view, as in `linkTo`: the name of one of `NAMED_VIEWS`, or
 * - `cases`, `cases/wrong/<item uuid>/<case uuid>`, `items/wrong/<item uuid>/<case uuid>`;
 * - `items`, `items/<page>`, `items/<asked list>`, `item/<uuid>`, `item/<uuid>/case`, `redact/<uuid>[/<file>]`;
 * - `import`, its parts `from-phone` and `received`, `import/authorisation`, `import/step/<step uuid>`,
 *   `import/step/<step uuid>/<item uuid>`;
 * - `erase`, `erase/<case uuid>`;
 * - `received/<number>`, `received/<number>/<page>`, `diagnostics/<tab>`;
 * - `before-export`, `before-export/<subject>`;
 * - `help`, `help/<situation>`, `help/<screen of the guide>`, `help/about`.
 *
 * Pages count from 1. Any other path is the list of items.
 */
export function parseRoute(path: string): Route {
  const view = NAMED_VIEWS.find((name) => path === name);
  if (view !== undefined) return { view };
  if (path === 'cases') return { view: 'cases' };
  const [, list, wrongItem, wrongCase] = WRONG_CAPTURE.exec(path) ?? [];
  if (list !== undefined && wrongItem !== undefined && wrongCase !== undefined) {
    const wrong = { item: wrongItem, caseId: wrongCase };
    return list === 'cases' ? { view: 'cases', wrong } : { view: 'items', page: 1, asked: null, wrong };
  }
  if (path === 'before-export') return { view: 'before-export', subject: null };
  const subject = SUBJECTS.find((one) => path === `before-export/${one}`);
  if (subject !== undefined) return { view: 'before-export', subject };
  const [help, about] = /^help(?:\/([a-z-]{1,20}|[1-9]\d?))?$/.exec(path) ?? [];
  if (help !== undefined) return { view: 'help', about: about ?? null };
  if (path === 'import') return { view: 'import', place: null, part: null };
  const part = IMPORT_PARTS.find((one) => path === one);
  if (part !== undefined) return { view: 'import', place: null, part };
  if (path === 'import/authorisation') return { view: 'import', place: { kind: 'authorisation' }, part: null };
  const [, step, itemId] = /^import\/step\/([0-9a-f-]{36})(?:\/([0-9a-f-]{36}))?$/.exec(path) ?? [];
  if (step !== undefined) return { view: 'import', place: { kind: 'step', step, item: itemId ?? null }, part: null };
  const [, item, asked] = /^item\/([0-9a-f-]{36})(\/case)?$/.exec(path) ?? [];
  if (item !== undefined) return { view: 'item', id: item, asksCase: asked !== undefined };
  const [, id, file = null] = /^redact\/([0-9a-f-]{36})(?:\/([\w.-]{1,120}))?$/.exec(path) ?? [];
  if (id !== undefined) return { view: 'redact', id, file };
  const [erase, caseId] = /^erase(?:\/([0-9a-f-]{36}))?$/.exec(path) ?? [];
  if (erase !== undefined) return { view: 'erase', caseId: caseId ?? null };
  const [, dossierNumber, pageNumber = '1'] = /^received\/([1-9]\d{0,5})(?:\/([1-9]\d{0,5}))?$/.exec(path) ?? [];
  if (dossierNumber !== undefined)
    return { view: 'received-dossier', number: Number(dossierNumber), page: Number(pageNumber) };
  const tabId = /^diagnostics\/(\d{1,15})$/.exec(path)?.[1];
  if (tabId !== undefined) return { view: 'diagnostics', tabId: Number(tabId) };
  const page = Number(/^items\/([1-9]\d{0,5})$/.exec(path)?.[1] ?? 1);
  return { view: 'items', page, asked: ASKED_LISTS.find((one) => path === `items/${one}`) ?? null };
}

export function useRoute(navigation: Navigation): Route {
  const [, renderAgain] = useReducer((renders: number) => renders + 1, 0);
  // A layout effect, so that no change of view between the first render and the subscription is missed.
  useLayoutEffect(() => navigation.start(() => renderAgain(undefined)), [navigation]);
  return parseRoute(navigation.path);
}

/**
 * Attributes of a link to a view of the carnet (src/carnet/route.ts). The address is that of the carnet alone: the
 * browser shows it, and keeps it when the link is opened from its own menu.
 */
export const linkTo = (path: string) => ({ href: 'carnet.html', 'data-route': path });
