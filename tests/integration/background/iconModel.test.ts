import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { SESSION_KEY } from '../../../src/domain/formatNames.ts';
import type { PortLike, ToPage } from '../../../src/messages/capturePort.ts';
import type { FromPage } from '../../../src/messages/pageSchemas.ts';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { ThreadPostCache } from '../../../src/workflow/capture/threadMemory.ts';
import { buildReading } from '../../support/reading.ts';
import {
  buildCapturedPage,
  buildMeasures,
  buildRecordRequest,
  createEncryptedTestDependencies,
  memorySession,
} from '../../support/testDependencies.ts';

/**
 * Random sequences of what pages and people send to the background. After each step the icon and the outcome of every
 * tab, the list and its count are compared with what was sent and with the rows of the store. How the popup draws an
 * outcome: tests/unit/popup/Popup.test.ts; in real browsers: tests/soak/person-walk.spec.ts.
 */
const SEQUENCES = Number(process.env.RECUEIL_SEQUENCES ?? 40);
const SEED = Number(process.env.RECUEIL_SEED ?? Date.now() % 1_000_000);
const OUTCOMES = SESSION_KEY.captureOutcomes;
const PASSPHRASE = 'quatre mots inventés';

const { session, icons, browser } = vi.hoisted(() => {
  const session: Record<string, unknown> = {};
  const icons = new Map<number, { title: string; badge: string }>();
  const listeners = new Set<(changes: object, area: string) => void>();
  const iconOf = (tabId: number) => icons.get(tabId) ?? { title: 'actionTitle', badge: '' };
  const announce = (keys: readonly string[]) => {
    const changes = Object.fromEntries(keys.map((key) => [key, { newValue: session[key] }]));
    for (const listener of listeners) listener(changes, 'session');
  };
  const browser = {
    runtime: { getURL: (path: string) => `extension://${path}` },
    i18n: { getMessage: (name: string, values: string[] = []) => [name, ...values].join(' ') },
    storage: {
      session: {
        get: async () => structuredClone(session),
        set: async (values: object) => {
          Object.assign(session, structuredClone(values));
          announce(Object.keys(values));
        },
        remove: async (keys: string | readonly string[]) => {
          for (const key of [keys].flat()) delete session[key];
          announce([keys].flat());
        },
      },
      local: { get: async () => ({ computer: 'mine' }), set: async () => undefined },
      onChanged: {
        addListener: (listener: (changes: object, area: string) => void) => listeners.add(listener),
        removeListener: (listener: (changes: object, area: string) => void) => listeners.delete(listener),
      },
    },
    action: {
      setTitle: async ({ tabId, title }: { tabId: number; title: string }) =>
        void icons.set(tabId, { ...iconOf(tabId), title }),
      setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) =>
        void icons.set(tabId, { ...iconOf(tabId), badge: text }),
      setBadgeBackgroundColor: async () => undefined,
    },
    tabs: {
      get: async () => ({ url: 'https://exemple.fr/' }),
      query: async () => [{ id: 1 }, { id: 2 }],
      sendMessage: async () => 'ok',
    },
    scripting: { executeScript: async () => [] },
    permissions: { contains: async () => false },
  };
  return { session, icons, browser };
});
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));
const { createHandlers } = await import('../../../src/background/handlers.ts');
const { answerQuestion } = await import('../../../src/background/pageAnswers.ts');
const { outcomeReporter, readEpochToken, serveCapture } = await import('../../../src/background/serveCapture.ts');
const { changeOutcome, readOutcome } = await import('../../../src/browser/storage.ts');
const { resetAllButtons, resetButton } = await import('../../../src/browser/toolbarAndMenu.ts');

type Place = 1 | 2;
const PLACES: readonly Place[] = [1, 2];

/** What the popup of a tab must say; `kept` and `next`: something is kept, and then nothing else. */
type ShownOutcome = null | 'kept' | 'next' | 'nothing-chosen' | 'interrupted' | 'post-gone' | 'thread';

interface TabModel {
  shown: ShownOutcome;
  icon: string;
  /** The stored choice of the page. */
  choice: string | null;
}

interface Model {
  readonly tabs: Readonly<Record<Place, TabModel>>;
  /** Ids of the stored items, oldest first. */
  items: readonly string[];
  /** Withdrawn from the dossiers: listed, and not counted. */
  readonly withdrawn: Set<string>;
  /** The thread of each attempt that did not become an item, but for the choices; undefined: a single capture. */
  failed: readonly (string | undefined)[];
  /** The thread of each item that is a post of one. */
  readonly threads: Map<string, string>;
  isLocked: boolean;
}

let stores = 0;

async function createReal() {
  for (const key of Object.keys(session)) delete session[key];
  icons.clear();
  const master = memorySession();
  // Node lacks the base64 of `sessionMasterKey`, which removes the outcomes too.
  const key = { ...master, clear: () => master.clear().then(() => browser.storage.session.remove(OUTCOMES)) };
  const deps = {
    ...createEncryptedTestDependencies(`icon-${++stores}`, key),
    threadPostCache: new ThreadPostCache(),
    deleteReplacedKeys: async () => undefined,
    reencrypt: async () => undefined,
    removeTempFiles: async () => undefined,
  };
  const all = { ...deps, caseRepository: new DexieCaseRepository(deps.db) };
  // As in entrypoints/background.
  key.onChange(() => {
    void deps.storeLock.state().then(async ({ kind }) => {
      if (kind === 'locked') await resetAllButtons();
    });
  });
  await deps.storeLock.set(PASSPHRASE, false);
  // Handlers of other requests are not called.
  const handlers = createHandlers(all as unknown as Parameters<typeof createHandlers>[0]);
  return { deps: all as unknown as Parameters<typeof serveCapture>[0] & typeof all, handlers };
}

type Real = Awaited<ReturnType<typeof createReal>>;

const tabOf = (at: Place) => ({ id: at, windowId: 1, privateWindow: false });

/** A page's side of one capture: answers what the background asks. */
function openPort(onMessage: (message: ToPage, send: (message: FromPage) => void) => void): PortLike {
  let receive: (message: unknown) => void = () => undefined;
  return {
    postMessage: (message) => onMessage(message as ToPage, (answer) => receive(answer)),
    onMessage: {
      addListener: (listener) => {
        receive = listener;
        queueMicrotask(() => onMessage({ type: 'archived' }, receive));
      },
    },
    onDisconnect: { addListener: () => undefined },
    disconnect: () => undefined,
  };
}

interface CaptureKind {
  readonly isPartial?: boolean;
  readonly fails?: boolean;
  readonly thread?: string;
  readonly insteadOf?: string;
}

async function capture(
  { deps }: Real,
  at: Place,
  { isPartial, fails, thread, insteadOf }: CaptureKind,
): Promise<string> {
  const begin = {
    type: 'begin',
    mode: 'post',
    entry: thread === undefined ? 'picker' : 'thread',
    ...(thread !== undefined && { thread, threadPost: { page: 'https://exemple.fr/', key: crypto.randomUUID() } }),
    ...(insteadOf !== undefined && { insteadOf }),
  } as const;
  let attempt = '';
  const port = openPort((message, send) => {
    // The port is open.
    if (message.type === 'archived') send(begin);
    if (message.type === 'begun') {
      attempt = message.attempt;
      if (fails) send({ type: 'gaveUp', code: 'post-gone' });
      else send({ type: 'shoot', address: 'https://exemple.fr/', area: { kind: 'window' } });
    }
    if (message.type === 'shot') {
      send({ type: 'measured', measures: buildMeasures() });
      send({ type: 'chunk', file: 'page.html', text: '<p>page</p>' });
      send({ type: 'chunk', file: 'texte.txt', text: 'Un message inventé.' });
      send({ type: 'read', reading: buildReading({ warnings: isPartial ? ['page-covered'] : [] }) });
    }
  });
  await serveCapture(deps, port, tabOf(at), { token: await readEpochToken(deps, at), mayArchive: false });
  return attempt;
}

type Step = fc.AsyncCommand<Model, Real>;

const createStep = (
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): Step => ({
  check,
  run: async (model, real) => {
    await run(model, real);
    await compare(model, real);
  },
  toString: () => name,
});

const clear = ({ tabs }: Model): void => {
  for (const at of PLACES) Object.assign(tabs[at], { shown: null, icon: 'actionTitle' });
};

function noteKept(model: Model, at: Place, item: string, isPartial: boolean | null): void {
  model.items = [...model.items, item];
  const told = `${isPartial === true ? 'titleRecordedInPart' : 'titleRecorded'} ${countKept(model)}`;
  const icon = model.isLocked ? told.replace('Recorded', 'Kept').replace(/ .*/, '') : told;
  Object.assign(model.tabs[at], { shown: 'kept', icon });
}

async function choose(model: Model, { deps }: Real, at: Place): Promise<void> {
  const tab = model.tabs[at];
  const question = { type: 'choose', ...(tab.choice !== null && { insteadOf: tab.choice }) } as const;
  const answer = await answerQuestion(deps, question, tabOf(at), await readEpochToken(deps, at));
  tab.choice = (answer as { attempt: string }).attempt; // of this question
  tab.shown = tab.shown === 'kept' || tab.shown === 'next' ? 'next' : 'nothing-chosen';
  tab.icon = 'actionTitle';
}

async function cancel(model: Model, { deps }: Real, at: Place): Promise<void> {
  const tab = model.tabs[at];
  const question = { type: 'notChosen', attempt: tab.choice ?? '' } as const;
  await answerQuestion(deps, question, tabOf(at), await readEpochToken(deps, at));
  Object.assign(tab, { choice: null, shown: tab.shown === 'next' ? 'kept' : null });
}

async function captureIn(model: Model, real: Real, at: Place, kind: CaptureKind): Promise<void> {
  const tab = model.tabs[at];
  const attempt = await capture(real, at, { ...kind, ...(tab.choice !== null && { insteadOf: tab.choice }) });
  tab.choice = null;
  if (kind.fails !== true) {
    if (kind.thread !== undefined) model.threads.set(attempt, kind.thread);
    return noteKept(model, at, attempt, kind.isPartial ?? false);
  }
  model.failed = [...model.failed, kind.thread];
  const isThread = kind.thread !== undefined;
  Object.assign(tab, {
    shown: isThread ? 'thread' : 'post-gone',
    icon: isThread ? 'titleThreadStopped' : 'titleNotRecorded',
  });
}

/** The worker is stopped after the item is stored and before that is reported: the page asks the next one. */
async function captureAndAsk(model: Model, { deps }: Real, at: Place, isPartial: boolean): Promise<void> {
  const request = buildRecordRequest(deps, { tab: tabOf(at) });
  outcomeReporter.begun(at);
  await recordItem(deps, buildCapturedPage({}, { warnings: isPartial ? ['page-covered'] : [] }), request);
  const question = { type: 'ask', attempt: request.id } as const;
  const answer = await answerQuestion(deps, question, tabOf(at), await readEpochToken(deps, at));
  expect(answer).toMatchObject({ type: 'sealed', total: model.isLocked ? null : countKept(model) + 1 });
  noteKept(model, at, request.id, model.isLocked ? null : isPartial);
}

const countKept = ({ items, withdrawn }: Model): number => items.filter((id) => !withdrawn.has(id)).length;

async function toggleLock(model: Model, { handlers }: Real): Promise<void> {
  if (model.isLocked) await handlers['ui>bg:unlock']({ passphrase: PASSPHRASE });
  else {
    await handlers['ui>bg:lock']({});
    clear(model);
  }
  model.isLocked = !model.isLocked;
}

async function erase(model: Model, { handlers }: Real, nth: number): Promise<void> {
  const itemId = model.items[nth % model.items.length] ?? '';
  await handlers['ui>bg:eraseItem']({ itemId });
  model.items = model.items.filter((id) => id !== itemId);
  clear(model);
}

const isListed = ({ items, isLocked }: Readonly<Model>): boolean => !isLocked && items.length > 0;
const place = fc.constantFrom(...PLACES);
const kinds = fc.record({ isPartial: fc.boolean(), fails: fc.boolean() });

const steps: fc.Arbitrary<Step>[] = [
  place.map((at) =>
    createStep(`command(${at})`, async ({ tabs }, { handlers }) => {
      await handlers['ui>bg:capture']({ tabId: at, mode: 'picker' });
      tabs[at].shown = 'interrupted';
    }),
  ),
  place.map((at) => createStep(`choose(${at})`, (model, real) => choose(model, real, at))),
  place.map((at) =>
    createStep(
      `cancel(${at})`,
      (model, real) => cancel(model, real, at),
      ({ tabs }) => tabs[at].choice !== null && tabs[at].shown !== 'kept',
    ),
  ),
  fc
    .tuple(place, kinds)
    .map(([at, kind]) =>
      createStep(`capture(${at}, ${JSON.stringify(kind)})`, (model, real) => captureIn(model, real, at, kind)),
    ),
  fc
    .tuple(place, kinds, fc.constantFrom(crypto.randomUUID(), crypto.randomUUID()))
    .map(([at, kind, thread]) =>
      createStep(`post of a thread(${at}, ${JSON.stringify(kind)})`, (model, real) =>
        captureIn(model, real, at, { ...kind, thread }),
      ),
    ),
  fc
    .tuple(place, fc.boolean())
    .map(([at, isPartial]) =>
      createStep(`capture and ask(${at}, ${isPartial})`, (model, real) => captureAndAsk(model, real, at, isPartial)),
    ),
  fc.nat(9).map((nth) => createStep(`erase(${nth})`, (model, real) => erase(model, real, nth), isListed)),
  fc.nat(9).map((nth) =>
    createStep(
      `withdraw(${nth})`,
      async ({ items, withdrawn }, { handlers }) => {
        const itemId = items[nth % items.length] ?? '';
        await handlers['ui>bg:withdrawItem']({ itemId });
        withdrawn.add(itemId);
      },
      isListed,
    ),
  ),
  fc.constant(createStep('lock or unlock', toggleLock)),
];

async function readShown(at: Place): Promise<ShownOutcome> {
  const outcome = await readOutcome(at);
  if (outcome === null) return null;
  if (outcome.isThread) return 'thread';
  if (outcome.refusal !== null) return outcome.refusal as ShownOutcome; // those of these steps
  return outcome.isChoosing ? 'next' : 'kept';
}

async function compare(model: Model, { deps, handlers }: Real): Promise<void> {
  // Outcomes are reported without waiting; changes of each are made one after the other.
  await changeOutcome(9, () => null);
  await resetButton(9);
  for (const at of PLACES) {
    const { shown, icon } = model.tabs[at];
    await vi.waitFor(() => expect(icons.get(at)?.title ?? 'actionTitle').toBe(icon));
    expect(await readShown(at), `the outcome of tab ${at}`).toBe(shown);
    if (icon === 'actionTitle') expect(icons.get(at)?.badge ?? '').toBe('');
  }
  const rows = await deps.db.items.toCollection().primaryKeys();
  expect(new Set(rows)).toEqual(new Set(model.items));
  if (model.isLocked) return;
  const { total, items, interrupted } = await handlers['ui>bg:listItems']({ from: 0, count: 50 });
  expect([total, items.map(({ id }) => id)]).toEqual([model.items.length, model.items.toReversed()]);
  const choices = PLACES.filter((at) => model.tabs[at].choice !== null).length;
  // One line for each thread, none of which ends here, with what is kept of it.
  const threads = model.items.flatMap((id) => model.threads.get(id) ?? []);
  expect(interrupted.flatMap(({ kept }) => kept ?? []).toSorted()).toEqual(
    [...Map.groupBy(threads, (thread) => thread).values()].map(({ length }) => length).toSorted(),
  );
  const others = model.failed.filter((thread) => thread === undefined || !threads.includes(thread));
  expect(interrupted.filter(({ kept }) => kept === undefined)).toHaveLength(others.length + choices);
}

it(`${SEQUENCES} sequences of choices, captures, locks and erasings: icon, outcome and list agree with the store`, {
  timeout: 60_000 + SEQUENCES * 3_000,
}, async () => {
  const newTab = (): TabModel => ({ shown: null, icon: 'actionTitle', choice: null });
  const newModel = (): Model => ({
    tabs: { 1: newTab(), 2: newTab() },
    items: [],
    withdrawn: new Set(),
    failed: [],
    threads: new Map(),
    isLocked: false,
  });
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 12, size: 'max' }), async (commands) => {
      const real = await createReal();
      await fc.asyncModelRun(() => ({ model: newModel(), real }), commands);
    }),
    { seed: SEED, numRuns: SEQUENCES, endOnFailure: true },
  );
});
