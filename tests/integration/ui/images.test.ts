// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import { EraseImage } from '../../../src/carnet/item/HideMenu.tsx';
import { DuplicateImages } from '../../../src/carnet/item/ItemContent.tsx';
import { MinorCheckbox } from '../../../src/carnet/item/NotesPanel.tsx';
import type { ImageDuplicates } from '../../../src/domain/item/prohibitedImages.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { ImagePrompt } from '../../../src/ui/offers.tsx';
import { showCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, override } from '../../support/ui/testCarnetApi.ts';
import { createUiHarness, ITEM_ID, listing, showPart } from '../../support/ui/uiHarness.ts';

const CASE_ID = '00000000-0000-4000-8000-00000000cafe';
const RULE = 'Une image sexuelle d’une personne de moins de 18 ans ? Ne la capturez pas.';

describe('ImagePrompt', () => {
  const open = async () => {
    const at = createUiHarness({ 'ui>bg:imageQuestionAnswered': () => null });
    const openProhibitedImagePage = vi.fn();
    await at.show(h(ImagePrompt, { caseId: CASE_ID, openProhibitedImagePage }));
    return { at, openProhibitedImagePage };
  };

  test('tells a rule, which disappears on « Compris » and opens the help on « Que faire »', async () => {
    const no = await open();
    expect(no.at.text()).toContain(RULE);
    await no.at.press('[data-action="images-no"]');
    expect(no.at.text()).toBe('Noté.');
    expect(document.activeElement?.textContent).toBe('Noté.');
    expect(no.openProhibitedImagePage).not.toHaveBeenCalled();
    await no.at.show(null);
    const yes = await open();
    await yes.at.press('[data-action="images-yes"]');
    expect(yes.openProhibitedImagePage).toHaveBeenCalledOnce();
    expect(yes.at.asked('ui>bg:imageQuestionAnswered')).toHaveLength(1);
  });

  test('shows an alert when saving the answer fails, and can be answered again', async () => {
    const refuse = () => {
      throw new Refusal('locked');
    };
    const at = createUiHarness({ 'ui>bg:imageQuestionAnswered': refuse });
    await at.show(h(ImagePrompt, { caseId: CASE_ID, openProhibitedImagePage: vi.fn() }));
    await at.press('[data-action="images-no"]');
    expect(at.find('[role="alert"]')?.dataset.code).toBe('locked');
    expect(at.find('[data-action="images-no"]')).not.toBeNull();
  });
});

test.each([true, false])('beside the list, the rule about images shows when it is due: %s', async (due) => {
  const { page: at } = await showCarnet({ ...listing([]), 'ui>bg:imageQuestion': () => due }, 'items');
  expect(at.text().includes(RULE)).toBe(due);
  expect([at.asked('ui>bg:imageQuestion'), at.asked('ui>bg:readPreferences')]).toEqual([[{ caseId: CASE_ID }], [{}]]);
});

test('EraseImage explains what it reaches, what it does not, and who helps', async () => {
  const remove = vi.fn(async () => null);
  const at = await showPart(h(EraseImage, { erase: remove }), { carnetApi: { now: () => '2026-11-20T09:00:00.000Z' } });
  await at.press('[data-action="remove-image"]');
  for (const sentence of [
    'Cela ne s’annule pas',
    'Les dossiers déjà préparés',
    'cette page le dira ensuite',
    'Sur le disque',
    'Vous n’avez rien fait de mal',
  ])
    expect(at.text()).toContain(sentence);
  expect(at.find('a[href="tel:3018"]')).not.toBeNull();
  expect(remove).not.toHaveBeenCalled();
  await at.press('[data-action="remove-image-cancel"]');
  await at.press('[data-action="remove-image"]');
  await at.press('[data-action="remove-image-confirm"]');
  expect(remove).toHaveBeenCalledOnce();
});

test('DuplicateImages lists the same image elsewhere and removes it, or the whole received dossier, at a second press', async () => {
  const where = { caseId: 'c2', name: 'Lycée', place: 2 };
  let left: ImageDuplicates = { items: [{ ...where, itemId: ITEM_ID }], dossiers: [{ ...where, name: '', number: 1 }] };
  const removeReceived = vi.fn(async () => {
    left = { ...left, dossiers: [] };
  });
  const at = createUiHarness({
    'ui>bg:eraseImages': () => {
      left = { ...left, items: [] };
      return null;
    },
  });
  const carnetApi = override(createTestCarnetApi(), {
    items: { findDuplicateImages: async () => left },
    received: { remove: removeReceived },
  });
  await at.show(h(DuplicateImages, { itemId: 'gone' }), { carnetApi });
  expect(at.text()).toContain('LycéeEffacer aussi cette image');
  expect(at.text()).toContain('Carnet 2 : dossier reçu n° 1');
  expect(at.text()).toContain('rien ne peut y être changé');
  await at.press('li:first-child button');
  expect(at.asked('ui>bg:eraseImages')).toEqual([]);
  await at.press('li:first-child button');
  expect(at.asked('ui>bg:eraseImages')).toEqual([{ itemId: ITEM_ID }]);
  await at.press('li button');
  await at.press('li button');
  expect(removeReceived.mock.calls).toEqual([['c2', 1]]);
  expect(at.find('li')).toBeNull();
  expect(at.text()).toContain('n’est plus gardée ailleurs');
  expect(document.activeElement?.textContent).toBe('La même image, ailleurs');
});

test('MinorCheckbox shows the question again when ticked', async () => {
  const at = await showPart(h(MinorCheckbox, { ticked: false }));
  expect(at.find('[data-minor]')).toBeNull();
  await at.press('input[name="minor"]');
  expect(at.textOf('[data-minor]')).toContain('Si oui, ou dans le doute, choisissez');
  expect(at.find('a[data-route="prohibited-image"]')).not.toBeNull();
});
