// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import { ErasePage } from '../../../../src/carnet/settings/ErasePage.tsx';
import type { CaseEraseImpact } from '../../../../src/domain/case/case.ts';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { showCarnet } from '../../../support/ui/openCarnet.ts';
import { buildHead, createTestCarnetApi, override } from '../../../support/ui/testCarnetApi.ts';
import { createUiHarness, textsOf } from '../../../support/ui/uiHarness.ts';

const CASE_ID = '5d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e';

const kept: CaseEraseImpact = {
  caseId: CASE_ID,
  name: '',
  openedAt: '2026-11-20T07:31:05.123Z',
  current: true,
  items: 3,
  withdrawn: 0,
  onlyHere: 2,
  lastExport: null,
  lastBackup: null,
  received: [],
};

async function open(standing: Partial<CaseEraseImpact>, refused = false) {
  let cases: readonly CaseEraseImpact[] = [{ ...kept, ...standing }];
  const erased = async () => {
    if (refused) throw new Refusal('locked');
    cases = [];
    return null;
  };
  const at = createUiHarness({
    'ui>bg:listEraseImpacts': () => cases,
    'ui>bg:eraseCase': erased,
    'ui>bg:eraseAll': erased,
  });
  let announce = (): void => undefined;
  const carnetApi = override(createTestCarnetApi(), {
    onListChange: (listener) => {
      announce = listener;
      return () => undefined;
    },
  });
  await at.show(h(ErasePage, { key: crypto.randomUUID(), caseId: null, onErased: () => undefined }), { carnetApi });
  /** A capture is kept in another tab. */
  const capture = () => {
    cases = cases.map((one) => ({ ...one, items: one.items + 1, onlyHere: one.onlyHere + 1 }));
    announce();
  };
  return { ...at, capture };
}

test('ErasePage counts what was kept while it is open, and asks again', async () => {
  const at = await open({});
  await at.press('[data-action="erase-case"]');
  await at.press('[name="sure"]');
  at.capture();
  await vi.waitFor(() => expect(at.textOf('[data-action="erase-case"]')).toContain('Effacer 4 captures…'));
  expect(at.text()).toContain('3 captures n’existent en entier nulle part ailleurs.');
  expect(at.find('[data-action="erase-confirm"]')?.hasAttribute('disabled')).toBe(true);
  expect(at.find('[data-fold="erase-case"]')?.hasAttribute('open')).toBe(true);
});

test('ErasePage says what would be lost and erases only after confirmation', async () => {
  const at = await open({});
  expect(at.text()).toMatch(/2 captures ne sont dans aucune copie de secours/);
  expect(at.text()).toMatch(/Une seule copie existe/);
  expect(at.find('[data-fold="erase-case"]')?.hasAttribute('open')).toBe(false);
  await at.press('[data-action="erase-case"]');
  expect(at.find('[data-fold="erase-case"]')?.hasAttribute('open')).toBe(true);
  expect(at.text()).toMatch(/2 captures n’existent en entier nulle part ailleurs/);
  const confirm = at.find('[data-action="erase-confirm"]');
  expect(confirm?.hasAttribute('disabled')).toBe(true);
  const tick = at.find('[name="sure"]');
  expect(at.find(`#${tick?.getAttribute('aria-describedby')}`)?.textContent).toMatch(/Cochez la case/);
  confirm?.click();
  expect(at.asked('ui>bg:eraseCase')).toEqual([]);
  await at.press('[name="sure"]');
  expect(at.find('[data-fold="erase-case"]')?.textContent).not.toMatch(/Cochez la case/);
  await at.press('[data-action="erase-confirm"]');
  expect(at.asked('ui>bg:eraseCase')).toEqual([{ caseId: CASE_ID }]);
  expect(at.find('[role="status"]')?.textContent).toBe('C’est effacé.');
  expect(at.text()).toMatch(/Rien n’est gardé/);
});

test('ErasePage offers a copy first, says how many captures go, and folds « Tout effacer » away', async () => {
  const at = await open({});
  expect(textsOf('[data-action="copy-first"], summary')).toEqual([
    'Faire d’abord une copie Carnet 1',
    'Effacer 3 captures… Carnet 1',
    'Tout effacer de cet ordinateur',
  ]);
  expect(at.find('[data-fold="erase-all"] a.button')?.dataset.route).toBe('backup');
  expect(at.find('details:not([open]) [data-action="erase-all"]')).not.toBeNull();
  const empty = await open({ items: 0, onlyHere: 0 });
  expect(empty.textOf('[data-action="erase-case"]')).toBe('Effacer ce carnet… Carnet 1');
});

test('ErasePage says what a dossier lacks, and that captures of a dossier alone would be lost', async () => {
  const at = await open({ lastExport: '2026-11-21T07:31:05.123Z' });
  expect(at.text()).not.toMatch(/Une seule copie/);
  expect(at.text()).toMatch(/Un dossier n’a pas tout/);
  await at.press('[data-action="erase-all"]');
  expect(at.textOf('[data-fold="erase-all"]')).toMatch(/2 captures n’existent en entier nulle part ailleurs/);
  await at.press('[data-fold="erase-all"] [name="sure"]');
  await at.press('[data-fold="erase-all"] [data-action="erase-confirm"]');
  expect(at.asked('ui>bg:eraseAll')).toHaveLength(1);
});

test('ErasePage claims no copy of a carnet without captures', async () => {
  const at = await open({ items: 0, onlyHere: 0 });
  await at.press('[data-action="erase-case"]');
  expect(at.text()).not.toContain('J’ai cette copie ailleurs');
  expect(at.text()).toContain('Je veux effacer quand même.');
});

test.each([
  ['a carnet that is left', true, 'cases'],
  ['the start', false, 'items'],
])('ErasePage leads to %s once the open carnet is erased', async (_, hasOther, path) => {
  const other = { ...kept, caseId: '6d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e', name: 'Bruno', current: false };
  let cases = hasOther ? [kept, other] : [kept];
  const at = createUiHarness({
    'ui>bg:listEraseImpacts': () => cases,
    'ui>bg:eraseCase': () => {
      cases = cases.slice(1);
      return null;
    },
  });
  const carnetApi = override(createTestCarnetApi(), {
    store: { currentCase: async () => (cases[0] === kept ? buildHead({ caseId: CASE_ID }) : null) },
  });
  await at.show(h(ErasePage, { caseId: CASE_ID, onErased: () => undefined }), { carnetApi });
  await at.press(`[data-case="${CASE_ID}"] [name="sure"]`);
  await at.press(`[data-case="${CASE_ID}"] [data-action="erase-confirm"]`);
  await vi.waitFor(() => expect(at.find(`[data-route="${path}"]`)).not.toBeNull());
});

test('ErasePage can be left as it was, and shows a refusal in its place', async () => {
  const at = await open({}, true);
  await at.press('[data-action="erase-case"]');
  await at.press('[data-action="erase-case"]');
  expect(at.find('[data-fold="erase-case"]')?.hasAttribute('open')).toBe(false);
  await at.press('[data-action="erase-case"]');
  await at.press('[name="sure"]');
  await at.press('[data-action="erase-confirm"]');
  expect(at.textOf('[role="alert"]')).not.toBe('');
  expect(at.find('[data-action="erase-confirm"]')).not.toBeNull();
});

test('a carnet has one name, on the page of the carnets and on « Effacer »', async () => {
  const { page: at } = await showCarnet({}, 'cases');
  const listed = at.find('[data-list="cases"] h2')?.textContent;
  const erasing = await open({});
  expect(erasing.textOf('[data-case] h2')).toBe(listed);
  expect(erasing.text()).toContain('Ouvert le 20 nov. 2026');
  expect(erasing.textOf('[data-action="erase-case"]')).toContain(listed);
});

test('ErasePage shows the open carnet, folds the others, and confirms the carnet chosen elsewhere', async () => {
  const other = { ...kept, caseId: '6d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e', name: 'Bruno', current: false };
  const at = createUiHarness({
    'ui>bg:listEraseImpacts': () => [{ ...kept, name: 'Alix' }, other],
    'ui>bg:eraseCase': () => null,
  });
  const reopen = vi.fn();
  const carnetApi = override(createTestCarnetApi(), {
    store: { currentCase: async () => buildHead({ caseId: CASE_ID }) },
  });
  await at.show(h(ErasePage, { caseId: null, onErased: () => undefined }), { carnetApi });
  expect(at.find('[data-other-cases]')?.hasAttribute('open')).toBe(false);
  expect(at.find('[data-other-cases]')?.textContent).toContain('Bruno');
  expect(at.find('[data-other-cases]')?.textContent).not.toContain('Alix');
  await at.show(h(ErasePage, { key: 'other', caseId: other.caseId, onErased: () => undefined }), {
    ...{ carnetApi, carnetProps: { reopen } },
  });
  const chosen = `[data-case="${other.caseId}"]`;
  expect(at.find(`[data-other-cases][open] ${chosen} details`)?.hasAttribute('open')).toBe(true);
  await at.press(`${chosen} [data-action="copy-first"]`);
  expect(reopen.mock.calls, 'the copy is of the carnet to erase').toEqual([['backup-one', other.caseId]]);
  await at.press(`${chosen} [name="sure"]`);
  await at.press(`${chosen} [data-action="erase-confirm"]`);
  expect(at.asked('ui>bg:eraseCase')).toEqual([{ caseId: other.caseId }]);
});

test('ErasePage counts a backup as a copy, and no longer says that captures exist nowhere else', async () => {
  const at = await open({ onlyHere: 0, lastBackup: '2026-11-21T07:31:05.123Z' });
  expect(at.text()).toContain('Chaque capture est dans une copie de secours (vue le 21 nov. 2026');
  expect(at.text()).not.toMatch(/Une seule copie/);
  await at.press('[data-action="erase-case"]');
  expect(at.text()).not.toMatch(/nulle part ailleurs/);
  expect(at.text()).toContain('J’ai cette copie ailleurs, et je peux l’ouvrir.');
});

test('ErasePage says how many of the captures were withdrawn, which the list does not count', async () => {
  const at = await open({ items: 6, withdrawn: 1 });
  expect(at.text()).toContain('6 captures, dont retirées pour toujours : 1');
});

test('ErasePage names the received dossiers that a carnet takes with it', async () => {
  const received = [
    { number: 1, fileName: 'dossier-lea.zip' },
    { number: 3, fileName: null },
  ];
  const at = await open({ received });
  const expected = ['Dossier reçu n° 1 dossier-lea.zip', 'Dossier reçu n° 3 '];
  const listed = (fold: string) => textsOf(`[data-fold="${fold}"] [data-erased-dossiers] li`);
  expect(listed('erase-case')).toEqual(expected);
  expect(listed('erase-all')).toEqual(expected);
  expect(at.text()).toContain('2 dossiers reçus seront effacés aussi');
});
