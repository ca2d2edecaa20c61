// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet, showCarnet, shownPath } from '../../support/ui/openCarnet.ts';
import { buildHead, createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import {
  actAndSettle,
  createLockBackground,
  createUiHarness,
  dataOf,
  detail,
  ITEM_ID,
  listing,
  oneItem,
  summary,
} from '../../support/ui/uiHarness.ts';

const answers = listing([summary]);
const routes = (selector: string) => dataOf(`${selector} a`, 'route');
const itemsUpTo = (count: number) => Array.from({ length: count }, (_, at) => buildIndexItem(at + 1));

it('has three places, and the help and the settings in the header', async () => {
  const { page } = await showCarnet(answers, 'items', createTestCarnetApi(itemsUpTo(1)));
  expect(routes('.nav-tabs')).toEqual(['items', 'before-export', 'steps']);
  expect(page.textOf('.nav-tabs [aria-current]')).toBe('Captures');
  for (const [action, path] of [
    ['settings', 'more'],
    ['help', 'help'],
  ] as const) {
    await page.press(`[data-action="${action}"]`);
    expect(shownPath()).toBe(path);
    expect(page.find('.nav-tabs [aria-current]')).toBeNull();
  }
});

it.each([
  ['none', 'Rien n’est protégé pour le moment. Faire ou restaurer une copie.'],
  ['unlocked', 'La phrase de passe, la clé de secours, la copie.'],
] as const)('says in the settings whether a passphrase is set: %s', async (kind, sentence) => {
  const page = createUiHarness({ ...answers, ...createLockBackground(kind).answers });
  await openCarnet(page, 'more', createTestCarnetApi(itemsUpTo(1)));
  expect(page.find('main a[data-route="lock"] + p')?.textContent).toBe(sentence);
});

it('has six settings, always', async () => {
  await showCarnet(answers, 'more', createTestCarnetApi(itemsUpTo(1)));
  expect(document.querySelectorAll('main .row')).toHaveLength(6);
  expect(routes('main')).toEqual(['lock', 'erase', undefined, 'help/about']);
  expect(dataOf('main [data-fold]', 'fold')).toEqual(['operator', 'cases']);
});

it('asks once for whom the captures are kept, never before the first', async () => {
  const { page: empty } = await showCarnet(listing([]), 'items');
  expect(empty.find('[data-action="for-me"]')).toBeNull();
  const carnetApi = createTestCarnetApi(itemsUpTo(1));
  const { page } = await showCarnet(answers, 'items', carnetApi);
  await page.press('[data-action="for-me"]');
  expect(JSON.parse(carnetApi.storedDocuments.get('operator') ?? '').role).toBe('self');
  expect(page.find('[data-action="for-me"]')).toBeNull();
});

describe('several carnets', () => {
  const carnet = { openedAt: '2026-11-20T08:00:00.000Z', closedAt: null, items: 1, withdrawn: 0 };
  const [alix, bruno] = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000b2'];

  /** Two carnets of one item each. */
  function createCarnets() {
    const carnetApi = createTestCarnetApi();
    let current = alix;
    vi.spyOn(carnetApi.cases, 'list').mockImplementation(async () => [
      { ...carnet, caseId: alix, name: 'Alix', current: current === alix },
      { ...carnet, caseId: bruno, name: '', current: current === bruno },
    ]);
    vi.spyOn(carnetApi.store, 'currentCase').mockImplementation(async () =>
      buildHead({ caseId: current, seq: 1, items: 1 }),
    );
    vi.spyOn(carnetApi.itemIndex, 'itemsFrom').mockImplementation(async (caseId) => [
      buildIndexItem(1, { handle: caseId === alix ? 'pour_alix' : 'pour_bruno', platform: 'x' }),
    ]);
    vi.spyOn(carnetApi.cases, 'select').mockImplementation(async (caseId) => {
      current = caseId;
    });
    return carnetApi;
  }

  it('names the open one above every page', async () => {
    const page = createUiHarness(answers);
    const carnetApi = createCarnets();
    for (const path of ['items', 'steps', 'more']) {
      await openCarnet(page, path, carnetApi);
      await vi.waitFor(() => expect(page.textOf('[data-open-carnet]')).toContain('Alix'));
    }
  });

  it('keeps the one of the tab when captures go to another, says so, and opens that one on request', async () => {
    const carnetApi = createCarnets();
    const select = carnetApi.cases.select;
    vi.spyOn(carnetApi.cases, 'list').mockImplementation(async () => [
      { ...carnet, caseId: alix, name: 'Alix', current: false },
      { ...carnet, caseId: bruno, name: 'Bruno', current: true },
    ]);
    const { page } = await showCarnet(answers, 'steps', carnetApi);
    await vi.waitFor(() => expect(page.textOf('[data-open-carnet] [role="status"]')).toContain('Bruno'));
    expect(page.textOf('[data-open-carnet] strong')).toBe('Alix');
    await page.press('[data-action="open-carnet-here"]');
    expect(select).toHaveBeenCalledWith(bruno);
    await vi.waitFor(() => expect(page.textOf('[data-open-carnet] strong')).toBe('Bruno'));
    expect(page.find('[data-action="open-carnet-here"]')).toBeNull();
  });

  it.each([
    ['Ouvrir', -1, ' Alix ', true],
    ['Ouvrir', -1, 'Carnet 2', true],
    ['Ouvrir', -1, 'Carnet 3', false],
    ['Changer le nom', 0, 'Carnet 2', true],
    ['Changer le nom', 0, 'Alix', false],
    ['Changer le nom', 1, 'Alix', true],
  ])('gives no carnet the title of another: %s %d %s', async (_, at, typed, isTaken) => {
    const carnetApi = createCarnets();
    const add = vi.spyOn(carnetApi.cases, 'add').mockResolvedValue();
    await showCarnet(answers, 'cases', carnetApi);
    const name = [...document.querySelectorAll<HTMLInputElement>('main [name="name"]')].at(at);
    const form = name?.form ?? expect.fail('no form');
    if (name) name.value = typed;
    await actAndSettle(() => form.requestSubmit());
    expect(form.textContent.includes('Un carnet a déjà ce nom')).toBe(isTaken);
    if (at === -1) expect(add.mock.calls.map(([added]) => added)).toEqual(isTaken ? [] : [typed]);
    else expect(carnetApi.storedDocuments.has('case')).toBe(!isTaken);
  });

  it('hides the others once one is opened, with its filters', async () => {
    const { page } = await showCarnet(answers, 'items', createCarnets());
    await page.type('[name="words"]', 'pour_alix');
    await page.press('[data-open-carnet] a');
    await page.press(`[data-case="${bruno}"] [data-action="choose-case"]`);
    await vi.waitFor(() => expect(page.find('.open-carnet .carnet-mark')?.dataset.mark).toBe('2'));
    expect(page.text()).not.toContain('Alix');
    expect(page.find('.chip')).toBeNull();
    await page.press('.nav-tabs a[data-route="items"]');
    await vi.waitFor(() => expect(page.text()).toContain('pour_bruno'));
    expect(page.text()).not.toContain('pour_alix');
  });

  it('shows no other carnet unasked once its own was erased elsewhere', async () => {
    const carnetApi = createCarnets();
    let isErased = true;
    vi.spyOn(carnetApi.store, 'currentCase').mockImplementation(async () => {
      if (isErased) throw new Refusal('case-gone');
      return buildHead({ caseId: bruno, seq: 1, items: 1 });
    });
    vi.spyOn(carnetApi.cases, 'leaveErased').mockImplementation(() => {
      isErased = false;
    });
    const { page } = await showCarnet(answers, 'steps', carnetApi);
    await vi.waitFor(() => expect(shownPath()).toBe('cases'));
    expect(page.textOf('[data-erased-elsewhere]')).toContain('a été effacé ailleurs');
    expect(page.text()).not.toContain('pour_');
  });

  it('names no carnet any more that its page « Effacer » erased', async () => {
    const carnetApi = createCarnets();
    const impact = { onlyHere: 0, lastExport: null, lastBackup: null, received: [] };
    const erased = { ...carnet, ...impact, caseId: alix, name: 'Alix', current: true };
    const { page } = await showCarnet(
      { ...answers, 'ui>bg:listEraseImpacts': () => [erased], 'ui>bg:eraseCase': () => null },
      'erase',
      carnetApi,
    );
    await vi.waitFor(() => expect(page.textOf('[data-open-carnet] strong')).toBe('Alix'));
    vi.spyOn(carnetApi.store, 'currentCase').mockImplementation(async () => null);
    await page.press('[data-action="erase-case"]');
    await page.press('[data-fold="erase-case"] [name="sure"]');
    await page.press('[data-fold="erase-case"] [data-action="erase-confirm"]');
    await vi.waitFor(() => expect(page.find('[data-open-carnet]')).toBeNull());
  });

  it.each(['items', 'before-export', 'steps', 'import', `item/${ITEM_ID}`, 'cases'])(
    'says once that its own was erased while it showed %s, and offers no other try',
    async (view) => {
      const carnetApi = createCarnets();
      let [isErased, isLeft] = [false, false];
      vi.spyOn(carnetApi.store, 'currentCase').mockImplementation(async () => {
        if (isErased && !isLeft) throw new Refusal('case-gone');
        return buildHead({ caseId: isLeft ? bruno : alix, seq: 1, items: 1 });
      });
      vi.spyOn(carnetApi.cases, 'leaveErased').mockImplementation(() => {
        isLeft = true;
      });
      // A chosen file is not kept yet: the page asks before it is left.
      vi.spyOn(carnetApi.imports, 'inspect').mockImplementation(() => new Promise(() => undefined));
      const { page } = await showCarnet(oneItem, view, carnetApi);
      await vi.waitFor(() => expect(page.find('[data-open-carnet]')).not.toBeNull());
      const input = page.find('#import-files');
      if (input !== null) {
        Object.defineProperty(input, 'files', { value: [new File(['x'], 'un.png')] });
        await actAndSettle(() => input.dispatchEvent(new Event('change', { bubbles: true })));
      }
      const tries: unknown[] = [];
      const observer = new MutationObserver(() => tries.push(...document.querySelectorAll('.alert button')));
      observer.observe(document.body, { childList: true, subtree: true });
      isErased = true;
      // As every page is told of an erasing.
      await page.changeLock();
      await vi.waitFor(() => expect(page.find('[data-erased-elsewhere]')).not.toBeNull());
      await vi.waitFor(() => expect(page.find('[data-case]')).not.toBeNull());
      observer.disconnect();
      expect(shownPath()).toBe('cases');
      expect(page.text().match(/effacé ailleurs/g)).toHaveLength(1);
      expect(tries).toEqual([]);
    },
  );

  it('tells the fields for their names apart', async () => {
    const { page } = await showCarnet(answers, 'cases', createCarnets());
    await vi.waitFor(() => expect(page.find(`[data-case="${bruno}"]`)).not.toBeNull());
    const fields = [...document.querySelectorAll<HTMLInputElement>('input[name="name"]')];
    const labels = fields.map(({ labels }) => labels?.[0]?.textContent?.replace(/\s/g, ' ').trim());
    expect(labels).toEqual(['Nouveau nom pour Alix', 'Nouveau nom pour Carnet 2', 'Nom du nouveau carnet']);
  });

  it('reminds in the other one of what is left to do for a capture of the wrong one, and leads back to it', async () => {
    const carnetApi = createCarnets();
    const { page, onReopen } = await showCarnet(oneItem, `cases/wrong/${ITEM_ID}/${alix}`, carnetApi);
    await page.press(`[data-case="${bruno}"] [data-action="choose-case"]`);
    await vi.waitFor(() => expect(page.textOf('[data-wrong-case]')).toContain('Il reste deux étapes'));
    expect(page.text()).toContain('pour_bruno');
    await page.press('[data-action="back-to-wrong"]');
    expect(onReopen).toHaveBeenLastCalledWith(alix);
    expect(shownPath()).toBe(`item/${ITEM_ID}/case`);
  });

  it('reminds of nothing where the carnet of that capture stays the chosen one', async () => {
    const carnetApi = createCarnets();
    await carnetApi.cases.select(bruno);
    const { page } = await showCarnet(answers, `cases/wrong/${ITEM_ID}/${alix}`, carnetApi);
    await page.press(`[data-case="${alix}"] [data-action="choose-case"]`);
    await vi.waitFor(() => expect(shownPath()).toBe('items'));
    expect(page.find('[data-wrong-case]')).toBeNull();
  });

  it('says at the wrong capture that the other carnet is chosen already', async () => {
    const carnetApi = createCarnets();
    vi.spyOn(carnetApi.cases, 'list').mockImplementation(async () => [
      { ...carnet, caseId: detail.fiche.caseId, name: 'Alix', current: false },
      { ...carnet, caseId: bruno, name: 'Bruno', current: true },
    ]);
    vi.spyOn(carnetApi.store, 'currentCase').mockImplementation(async () =>
      buildHead({ caseId: detail.fiche.caseId, seq: 1, items: 1 }),
    );
    const { page } = await showCarnet(oneItem, `item/${ITEM_ID}/case`, carnetApi);
    await vi.waitFor(() => expect(page.textOf('[data-fold="wrong-case"] [data-chosen]')).toContain('Bruno'));
    // It may be the wrong one again.
    expect(page.find('[data-action="other-case"]')).not.toBeNull();
    expect(page.find('[data-action="withdraw-wrong-case"]')).not.toBeNull();
  });

  it('hands over and erases one from the list; captures go on to their own', async () => {
    const carnetApi = createCarnets();
    const { page, onReopen } = await showCarnet(answers, 'cases', carnetApi);
    expect(page.find(`[data-case="${bruno}"] [data-action="erase-carnet"]`)?.dataset.route).toBe(`erase/${bruno}`);
    await page.press(`[data-case="${bruno}"] [data-action="hand-over"]`);
    expect(carnetApi.cases.select).not.toHaveBeenCalled();
    expect(onReopen).toHaveBeenCalledExactlyOnceWith(bruno);
    expect(shownPath()).toBe('before-export');
  });
});
