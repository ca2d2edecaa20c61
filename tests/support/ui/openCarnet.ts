import { h } from 'preact';
import { expect, vi } from 'vitest';
import { Carnet } from '../../../src/carnet/Carnet.tsx';
import type { CarnetApi } from '../../../src/carnet/carnetApi.ts';
import { PendingWrites } from '../../../src/carnet/parts/pendingWrites.ts';
import { Navigation } from '../../../src/carnet/route.ts';
import { Popup, type PopupProps } from '../../../src/popup/Popup.tsx';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import type { Words } from '../../../src/ui/locales/index.ts';
import { buildIndexItem } from '../indexItem.ts';
import { type ApiOverrides, createTestCarnetApi, NO_EXPORTS, override } from './testCarnetApi.ts';
import { type Answers, actAndSettle, createUiHarness, type UiHarness } from './uiHarness.ts';

interface CarnetOptions extends Partial<ReturnType<typeof createCallbacks>> {
  readonly words?: Words;
  readonly openTab?: (path: string) => void;
}

const createCallbacks = () => ({
  allowAuthority: vi.fn(async (_address: string) => false),
  isFirefox: false,
  quit: vi.fn(),
  pendingWrites: new PendingWrites(),
  copyToClipboard: vi.fn(async (_text: string) => undefined),
  /** With the carnet that the page shows from then on; undefined: the one that captures go to. */
  onReopen: vi.fn((_caseId: string | undefined) => undefined),
});

/** Renders the carnet at a path. Returns its callbacks: no authority is allowed, unless the options say so. */
export async function openCarnet(
  harness: UiHarness,
  path: string,
  carnetApi: CarnetApi = createTestCarnetApi(),
  { words = fr, openTab = () => undefined, ...options }: CarnetOptions = {},
) {
  const callbacks = { ...createCallbacks(), ...options };
  const { onReopen, ...given } = callbacks;
  let opened = 0;
  const show = (at: string) => {
    opened += 1;
    const navigation = new Navigation(window, at, openTab);
    const props = { onLockChange: harness.onLockChange, carnetApi, navigation, ...given };
    const reopen = (next: string, caseId?: string) => {
      onReopen(caseId);
      void show(next);
    };
    return harness.show(h(Carnet, { key: opened, ...props, reopen }), { words });
  };
  // An export begins at a press alone.
  await show(path === 'export' ? 'before-export' : path);
  if (path === 'export') {
    const create = '[data-export-page="dossier"] [data-action="export"]:not(:disabled)';
    await harness.press(create);
    await vi.waitFor(() => expect(shownPath()).toBe('export'));
  }
  return callbacks;
}

/** Renders the carnet with a background that gives these answers. */
export async function showCarnet(
  answers: Answers,
  ...carnet: Parameters<typeof openCarnet> extends [UiHarness, ...infer Rest] ? Rest : never
) {
  const page = createUiHarness(answers);
  return { page, ...(await openCarnet(page, ...carnet)) };
}

/** Renders the popup of tab 7. Returns its callbacks. */
export async function openPopup(harness: UiHarness, props: Partial<PopupProps> = {}, words: Words = fr) {
  const callbacks = { openCarnet: vi.fn(), quit: vi.fn(), close: vi.fn() };
  const { onLockChange, onOutcomeChange } = harness;
  const tab = {
    tabId: 7,
    isUnknownSite: false,
    isPdfAddress: false,
    forbidden: null,
    isPractice: false,
    lastCapture: null,
  };
  const now = () => new Date();
  await harness.show(h(Popup, { onLockChange, onOutcomeChange, now, ...tab, ...callbacks, ...props }), { words });
  return callbacks;
}

export const CASE_ID = '00000000-0000-4000-8000-00000000cafe';
export const ITEMS = [1, 2, 3].map((ordinal) =>
  buildIndexItem(ordinal, { handle: ordinal === 3 ? 'sacha_inv' : 'camille_inv' }),
);

/** A carnet with these items, of which the first is intimate. */
export const createExportApi = (items = ITEMS) =>
  createTestCarnetApi(items, {
    [ITEMS[0]?.id ?? '']: { intimate: { value: true, at: '2026-11-20T09:00:00.000Z' } },
  });

/** Shows a page of the preparation of a dossier. */
export async function openExportPage(path: string, overrides: ApiOverrides = {}, testApi = createExportApi()) {
  const page = createUiHarness({});
  const runExport = vi.fn(NO_EXPORTS.runExport);
  const carnetApi = override(testApi, { ...overrides, exports: { ...overrides.exports, runExport } });
  await openCarnet(page, path, carnetApi, { allowAuthority: vi.fn(async () => true) });
  const readStored = <T>(name: string): T => JSON.parse(carnetApi.storedDocuments.get(name) ?? 'null');
  return { page, readStored, runExport };
}

export const shownCount = (page: UiHarness): string | undefined => page.find('[data-count]')?.dataset.count;

/** The path of the view that the carnet shows. */
export const shownPath = (): string | undefined => document.querySelector<HTMLElement>('.carnet')?.dataset.path;

/** Goes to a view as a link does. */
export function followLink(path: string): Promise<void> {
  return actAndSettle(() => {
    const link = document.createElement('a');
    link.dataset.route = path;
    document.body.append(link);
    link.click();
    link.remove();
  });
}

/** Chooses on the page of the dossier for whom it is: asked there the first time, later after « Modifier ». */
export async function chooseRecipient(page: UiHarness, purpose: string): Promise<void> {
  await followLink('before-export');
  const change = '[data-action="change-for"]';
  await vi.waitFor(() => expect(page.find(`${change}, [name="purpose"]`)).not.toBeNull());
  if (page.find(change) !== null) {
    await page.press(change);
    // The pressed line is gone.
    expect(document.activeElement?.getAttribute('name')).toMatch(/purpose$/);
  }
  const first = `[name="purpose"][value="${purpose}"]`;
  await (page.find(first) === null ? chooseOther(page, purpose) : page.press(first));
}

/** Chooses a recipient that few people choose. */
export async function chooseOther(page: UiHarness, purpose: string): Promise<void> {
  await page.press('[name="purpose"][value="other"]');
  await page.choose('[name="other-purpose"]', purpose);
}
