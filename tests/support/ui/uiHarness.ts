import { type ComponentChild, h, options, render } from 'preact';
import { afterEach, expect, vi } from 'vitest';
import { type CarnetApi, CarnetApiContext } from '../../../src/carnet/carnetApi.ts';
import { type CarnetProps, CarnetPropsContext } from '../../../src/carnet/carnetProps.ts';
import type { Navigation } from '../../../src/carnet/route.ts';
import type { CaptureOutcome } from '../../../src/domain/capture/observation.ts';
import type { LockState } from '../../../src/domain/case/store.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { buildCaseProgress } from '../../../src/law/followUp/caseProgress.ts';
import { buildDeadlineList } from '../../../src/law/legalDeadlines.ts';
import type { Ask, ItemDetail, ItemSummary, ReplyOf, RequestName, RequestOf } from '../../../src/messages/protocol.ts';
import { AskContext, WordsContext } from '../../../src/ui/context.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import type { Words } from '../../../src/ui/locales/index.ts';
import { ENVIRONMENT } from '../indexItem.ts';

/** jsdom draws nothing: everything is on the screen. */
globalThis.IntersectionObserver = class {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  readonly observe: (target: Element) => void;
  readonly unobserve = () => undefined;
  readonly disconnect = () => undefined;
  readonly takeRecords = () => [];
  constructor(listener: IntersectionObserverCallback) {
    this.observe = (target) => listener([{ isIntersecting: true, target } as IntersectionObserverEntry], this);
  }
};

/** Renders pages in jsdom, with a background that answers from a table. */
export const ITEM_ID = '8d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e';

export const summary: ItemSummary = {
  id: ITEM_ID,
  ordinal: 12,
  acquiredAt: '2026-11-20T07:31:05.123Z',
  utcOffset: '+01:00',
  platform: 'x',
  kind: 'post',
  surface: 'post',
  handle: 'nadia_test',
  displayName: 'Nadia',
  platformId: null,
  posted: null,
  firstWords: 'MASKED-FIRST-WORDS',
  outcome: 'partial',
  withdrawn: false,
  prohibited: false,
  exhibit: null,
};

/** What the background answers when it lists these items; `total`: how many there are in all. */
export const listing = (items: readonly ItemSummary[], total = items.length) => ({
  'ui>bg:listItems': () => ({ total, items, interrupted: [] }),
});

export const detail: ItemDetail = {
  summary,
  digest: 'a1b2'.repeat(16),
  preview: 'MASKEDPREVIEW',
  erasedPaths: [],
  fiche: {
    schema: 'recueil/item/1',
    id: ITEM_ID,
    caseId: '00000000-0000-4000-8000-00000000cafe',
    ordinal: 12,
    nonce: '',
    acquiredAt: summary.acquiredAt,
    timeZone: 'Europe/Paris',
    utcOffset: '+01:00',
    clock: { source: 'device', offsetMs: null },
    address: { page: 'https://example.org/fil', permalink: null, canonical: null, dropped: [] },
    page: { title: 'MASKED-TITLE', lang: null },
    platform: 'x',
    surface: 'post',
    visibility: null,
    author: { displayName: 'Nadia', handle: 'nadia_test', profileUrl: null, platformId: null },
    nativeIds: {},
    posting: { raw: 'il y a 3 h', iso: null, precision: null, source: 'text' },
    text: 'MASKED-TEXT',
    media: null,
    engagement: null,
    context: { quoted: { author: null, permalink: null, text: 'MASKED-QUOTE' }, replyTo: null },
    http: { status: null, protocol: null },
    network: null,
    session: { account: null },
    cacheState: null,
    accessPath: null,
    operator: null,
    environment: ENVIRONMENT,
    provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'post', entry: 'picker' } },
    outcome: 'partial',
    warnings: ['post-cut-by-window'],
    files: [
      {
        path: 'capture.png',
        role: 'viewport',
        mediaType: 'image/png',
        bytes: 10,
        sha256: 'f00d'.repeat(16),
        salt: '',
        commitment: '',
        transformations: [],
      },
    ],
    reading: {
      reader: 'x',
      version: '1',
      confirmed: null,
      fields: {
        'author.handle': { how: 'link:profile', confidence: 'high' },
        'address.permalink': { how: 'not-found', confidence: null },
      },
    },
  },
};

export type Answers = {
  readonly [N in RequestName]?: (request: RequestOf<N>) => ReplyOf<N> | Promise<ReplyOf<N>>;
};

/** What the background answers in a case with one item. */
export const oneItem = { ...listing([summary]), 'ui>bg:readItem': () => detail };

export const RECOVERY_CODE = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ';

/** A background with a lock. The passphrase is « quatre mots ». */
export function createLockBackground(kind: LockState['kind'], pin = false) {
  let now = kind;
  const opened = (): null => {
    now = 'unlocked';
    return null;
  };
  const check = (passphrase: string): void => {
    if (passphrase !== 'quatre mots') throw new Refusal('wrong-passphrase');
  };
  const answers = {
    'ui>bg:lockState': () => (now === 'none' ? { kind: now } : { kind: now, pin, reencrypting: false, waitMs: 0 }),
    'ui>bg:unlock': ({ passphrase }) => {
      check(passphrase);
      return opened();
    },
    'ui>bg:lock': () => {
      now = 'locked';
      return null;
    },
    'ui>bg:setPassphrase': () => opened() ?? RECOVERY_CODE,
    'ui>bg:changePassphrase': ({ current }) => {
      check(current);
      return RECOVERY_CODE;
    },
    'ui>bg:recoverPassphrase': () => opened() ?? RECOVERY_CODE,
    'ui>bg:removePassphrase': ({ passphrase }) => {
      check(passphrase);
      now = 'none';
      return null;
    },
    'ui>bg:wrongTries': () => [],
    'ui>bg:savePreferences': () => null,
  } satisfies Answers;
  return {
    answers,
    lock: () => {
      now = 'locked';
    },
    read: <T>(value: T): T => {
      if (now === 'locked') throw new Refusal('locked');
      return value;
    },
  };
}

/** Used for requests that a test does not define: no passphrase, and none offered. */
const DEFAULT_ANSWERS: Answers = {
  'ui>bg:lockState': () => ({ kind: 'none' }),
  'ui>bg:imageQuestion': () => false,
  'ui>bg:readPreferences': () => ({ computer: 'mine', lockOffer: 'aside', menu: true }),
  'ui>bg:readTimestampSettings': () => ({ address: null, captures: false }),
};

interface UiContext {
  readonly words?: Words;
  readonly ask?: Ask;
  readonly carnetApi?: Partial<CarnetApi> | null;
  readonly carnetProps?: Partial<Omit<CarnetProps, 'navigation'>> & { readonly navigation?: Partial<Navigation> };
}

interface PartContext extends UiContext {
  readonly answers?: Answers;
}

export interface UiHarness {
  readonly ask: Ask;
  readonly calls: readonly { readonly name: RequestName; readonly request: unknown }[];
  /**
   * Renders a page, in French and with this harness's `ask` unless others are passed. A part of the carnet alone needs
   * those of `carnetApi` and `carnetProps` that it calls; `Carnet` provides its own.
   */
  show(page: ComponentChild, context?: UiContext): Promise<void>;
  /** The requests of that name, in order. */
  asked<N extends RequestName>(name: N): readonly RequestOf<N>[];
  press(selector: string): Promise<void>;
  /** Sets the value of a field and dispatches its `input` event. */
  type(selector: string, typed: string): Promise<void>;
  /** Sets the value of a field and dispatches its `change` event. */
  choose(selector: string, value: string): Promise<void>;
  /** Chooses files with these names in a field. */
  giveFiles(selector: string, ...names: readonly string[]): Promise<void>;
  /** Sets the values of the fields with these names, then submits their form. */
  fill(fields: Readonly<Record<string, string>>): Promise<void>;
  /** Notifies the page that another context locked or unlocked the store. */
  changeLock(): Promise<void>;
  readonly onLockChange: (listener: () => void) => () => void;
  /** Notifies the popup of how the last capture of its tab ended. */
  endCapture(lastCapture: CaptureOutcome | null): Promise<void>;
  readonly onOutcomeChange: (listener: (lastCapture: CaptureOutcome | null) => void) => () => void;
  find(selector: string): HTMLElement | null;
  /** The text of the first of these elements, its spaces all alike; undefined without one. */
  textOf(selector: string): string | undefined;
  text(): string;
}

/** The texts of these elements, their spaces all alike. */
export const textsOf = (selector: string): readonly string[] =>
  Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent.replace(/\s/g, ' '));

/** What these elements say in a `data-` attribute. */
export const dataOf = (selector: string, name: string): readonly (string | undefined)[] =>
  Array.from(document.querySelectorAll<HTMLElement>(selector), ({ dataset }) => dataset[name]);

/** Advice without deadlines or answers. */
const NO_FOLLOW_UP = { next: null, others: [], passed: [] };
const NOTHING_DONE = { captures: 0, dossiers: 0, steps: [], followUp: NO_FOLLOW_UP };

export const noAdvice: CarnetApi['advice'] = {
  dates: async () => ({
    caseId: null,
    deadlines: buildDeadlineList([], '2026-11-20'),
    today: '2026-11-20',
    followUp: NO_FOLLOW_UP,
    progress: buildCaseProgress(NOTHING_DONE, '2026-11-20'),
    named: new Map(),
    ownDays: [],
    unread: [],
  }),
  readReminder: async () => ({ carnet: false, notification: null, computer: 'mine' }),
  remind: async (on) => ({ carnet: on, notification: null, computer: 'mine' }),
  notify: async () => ({ carnet: true, notification: null, computer: 'mine' }),
  overview: async () => ({ progress: buildCaseProgress({ ...NOTHING_DONE, captures: 3 }, '2026-11-20'), isDue: false }),
};

// jsdom has no layout and no object URLs.
Element.prototype.scrollIntoView = () => undefined;
Object.assign(URL, { createObjectURL: () => 'blob:image', revokeObjectURL: () => undefined });

export function createUiHarness(answers: Answers): UiHarness {
  const calls: { name: RequestName; request: unknown }[] = [];
  const ask: Ask = async (name, request) => {
    calls.push({ name, request });
    const answer = answers[name] ?? DEFAULT_ANSWERS[name];
    if (answer === undefined) throw new Error(`no answer for ${name}`);
    return answer(request);
  };
  const find = (selector: string) => document.body.querySelector<HTMLElement>(selector);
  const set = (selector: string, value: string): HTMLInputElement => {
    const field = document.body.querySelector<HTMLInputElement>(selector);
    if (field === null) throw new Error(`no element matches ${selector}`);
    field.value = value;
    return field;
  };
  const listeners = new Set<() => void>();
  const outcomeListeners = new Set<(lastCapture: CaptureOutcome | null) => void>();
  return {
    ask,
    calls,
    // The name of a call determines the type of its request.
    asked: <N extends RequestName>(name: N) =>
      calls.filter((call) => call.name === name).map(({ request }) => request as RequestOf<N>),
    onLockChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onOutcomeChange: (listener) => {
      outcomeListeners.add(listener);
      return () => outcomeListeners.delete(listener);
    },
    endCapture: (lastCapture) => actAndSettle(() => outcomeListeners.forEach((listener) => void listener(lastCapture))),
    changeLock: () => actAndSettle(() => listeners.forEach((listener) => void listener())),
    find,
    show: (page, { words = fr, carnetApi = null, carnetProps, ...context } = {}) => {
      // A part alone calls only some of their functions.
      const props = { navigation: { hold: () => () => undefined }, ...carnetProps } as CarnetProps;
      const withApi = h(CarnetApiContext.Provider, { value: carnetApi as CarnetApi | null }, page);
      const withProps = h(CarnetPropsContext.Provider, { value: props }, withApi);
      const withAsk = h(AskContext.Provider, { value: context.ask ?? ask }, withProps);
      return actAndSettle(() => render(h(WordsContext.Provider, { value: words }, withAsk), document.body));
    },
    press: (selector) =>
      actAndSettle(() => {
        const target = find(selector);
        if (target === null) throw new Error(`no element matches ${selector}`);
        if (target.closest('[hidden]') !== null) throw new Error(`${selector} is hidden`);
        if (target.matches(':disabled')) throw new Error(`${selector} is disabled`);
        target.click();
      }),
    type: (selector, typed) =>
      actAndSettle(() => void set(selector, typed).dispatchEvent(new Event('input', { bubbles: true }))),
    choose: (selector, value) =>
      actAndSettle(() => void set(selector, value).dispatchEvent(new Event('change', { bubbles: true }))),
    giveFiles: (selector, ...names) =>
      actAndSettle(() => {
        const field = find(selector);
        Object.defineProperty(field, 'files', {
          configurable: true,
          value: names.map((name) => new File(['a'], name)),
        });
        field?.dispatchEvent(new Event('change', { bubbles: true }));
      }),
    fill: (fields) =>
      actAndSettle(() => {
        const filled = Object.entries(fields).map(([name, typed]) => set(`[name="${name}"]`, typed));
        filled.at(-1)?.form?.requestSubmit();
      }),
    textOf: (selector) => textsOf(selector)[0],
    text: () => textsOf('body').join(),
  };
}

/** Renders a part of a page, with a background that gives these answers. */
export async function showPart(part: ComponentChild, { answers = {}, ...context }: PartContext = {}) {
  const page = createUiHarness(answers);
  await page.show(part, context);
  return page;
}

// Effects run before the next timer, and not after a frame, which a busy machine delays.
options.requestAnimationFrame = queueMicrotask;

// Preact 11 runs effect cleanups after the unmount: they run here, before jsdom is closed.
afterEach(() => actAndSettle(() => render(null, document.body)));

/** As many turns without a change of the page end what it does by itself, at most `MAX_TURNS`. */
const STILL_TURNS = 4;
const MAX_TURNS = 40;

/** Runs the work, then its effects, the answers of the background and the renders that they cause. */
export async function actAndSettle(work: () => void): Promise<void> {
  let still = 0;
  const observer = new MutationObserver(() => {
    still = 0;
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  work();
  for (let turn = 0; turn < MAX_TURNS && still < STILL_TURNS; turn += 1) {
    still += 1;
    await new Promise((resolve) => setTimeout(resolve));
  }
  observer.disconnect();
}

/** Presses a key where the focus would be. */
export const pressKey = (target: Element | null, key: string): Promise<void> =>
  actAndSettle(() => target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));

/** Opens a fold, once it is there. */
export async function openDetails(selector: string): Promise<void> {
  await vi.waitFor(() => expect(document.querySelector(selector)).not.toBeNull());
  await actAndSettle(() => document.querySelector(selector)?.setAttribute('open', ''));
}
