// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { CarnetApi } from '../../../src/carnet/carnetApi.ts';
import { exportChoicesDocument, withLeftOut } from '../../../src/domain/export/exportChoices.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { showCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { actAndSettle, listing } from '../../support/ui/uiHarness.ts';

const WAVE = [1, 2, 3].map((ordinal) => buildIndexItem(ordinal, { text: `texte ${ordinal}` }));
const INTIMATE = { intimate: { value: true, at: '2026-11-20T08:00:00.000Z' } };

async function openList(carnetApi: ReturnType<typeof createTestCarnetApi> = createTestCarnetApi(WAVE)) {
  const { page } = await showCarnet(listing(WAVE, 3), 'items', carnetApi);
  return {
    page,
    leftOut: async () => (await carnetApi.documents.read('', exportChoicesDocument)).leftOut.toSorted(),
    sentence: () => page.find('.change-bar [role="status"]')?.textContent ?? null,
    note: () => page.find('.found-marks [role="status"]')?.textContent?.trim() ?? null,
    inputs: () => [...document.querySelectorAll<HTMLInputElement>('.item-row input')],
  };
}

/** Holds the next change until `release`. */
function holdNextChange(carnetApi: ReturnType<typeof createTestCarnetApi>) {
  const held = Promise.withResolvers<void>();
  const { change } = carnetApi.documents;
  let isFirst = true;
  const holding: CarnetApi['documents']['change'] = async (...rest) => {
    const isHeld = isFirst;
    isFirst = false;
    if (isHeld) await held.promise;
    return change(...rest);
  };
  Object.assign(carnetApi.documents, { change: holding });
  return { release: () => actAndSettle(() => held.resolve()) };
}

const ids = (...ordinals: number[]) => ordinals.map((ordinal) => WAVE[ordinal - 1]?.id).toSorted();

describe('marks made from the list', () => {
  it('keeps the undo when the same press changes nothing, and says so', async () => {
    const { page, leftOut, sentence, note } = await openList();
    await page.press('.item-row:nth-child(1) input');
    await page.type('[name="words"]', 'texte');
    await page.press('[data-action="leave-out"]');
    expect(sentence()).toContain('2 captures retirées du dossier');
    await page.press('[data-action="leave-out"]');
    expect(sentence()).toContain('2 captures retirées du dossier');
    expect(note()).toMatch(/^Déjà fait.: rien n’a changé\.$/);
    await page.press('[data-action="undo"]');
    expect(await leftOut()).toEqual(ids(1));
    expect(note()).toBe('');
  });

  it('offers no more to undo once another place was opened', async () => {
    const { page } = await openList();
    const go = async (path: string) => actAndSettle(() => page.find(`a[data-route="${path}"]`)?.click());
    await page.press('.item-row:nth-child(1) input');
    expect(page.find('[data-action="undo"]')).not.toBeNull();
    await go('steps');
    await go('items');
    await vi.waitFor(() => expect(page.find('.item-row')).not.toBeNull());
    expect(page.find('[data-action="undo"]')).toBeNull();
  });

  it('says why no tick changes when every capture found is intimate', async () => {
    const notes = Object.fromEntries(WAVE.map(({ id }) => [id, INTIMATE]));
    const carnetApi = createTestCarnetApi(WAVE, notes);
    const { page } = await showCarnet(listing(WAVE, 3), 'items', carnetApi);
    await page.type('[name="words"]', 'texte');
    await page.press('[data-action="leave-out"]');
    expect(page.find('.change-bar')).toBeNull();
    expect(page.textOf('.found-marks [role="status"]')).toBe(
      'Ces captures se choisissent une par une, avant le dossier.',
    );
  });

  it('keeps each tick made while the first one is being written', async () => {
    const carnetApi = createTestCarnetApi(WAVE);
    const { leftOut, inputs, sentence, page } = await openList(carnetApi);
    const { release } = holdNextChange(carnetApi);
    await page.press('.item-row:nth-child(1) input');
    await page.press('.item-row:nth-child(2) input');
    expect(inputs().map(({ checked }) => checked)).toEqual([false, false, true]);
    expect(page.find('.change-bar')?.textContent).toContain('Enregistrement');
    await release();
    await vi.waitFor(async () => expect(await leftOut()).toEqual(ids(1, 2)));
    expect(inputs().map(({ checked }) => checked)).toEqual([false, false, true]);
    expect(sentence()).toContain('1 capture retirée du dossier');
    expect(page.find('.change-bar')?.textContent).not.toContain('Enregistrement');
    await page.press('[data-action="undo"]');
    expect(await leftOut()).toEqual(ids(1));
  });

  it('closes the bar of a mark that failed, and undoes nothing else beside it', async () => {
    const carnetApi = createTestCarnetApi(WAVE);
    const { page, leftOut, inputs, sentence } = await openList(carnetApi);
    await page.press('.item-row:nth-child(1) input');
    const { change } = carnetApi.documents;
    Object.assign(carnetApi.documents, { change: () => Promise.reject(new Refusal('disk-full')) });
    await page.press('.item-row:nth-child(2) input');
    expect(page.find('.change-bar [data-code="disk-full"]')).not.toBeNull();
    expect(page.find('.change-bar [data-action="undo"]')).toBeNull();
    expect(inputs().map(({ checked }) => checked)).toEqual([false, true, true]);
    await page.press('[data-action="dismiss"]');
    expect(page.find('.change-bar [data-code]')).toBeNull();
    // The earlier change is there again, with its own undo.
    expect(sentence()).toContain('1 capture retirée du dossier');
    Object.assign(carnetApi.documents, { change });
    await page.press('[data-action="undo"]');
    expect(await leftOut()).toEqual([]);
    expect(page.find('.change-bar')).toBeNull();
  });

  it('leaves out of « Tout cocher » what a hidden word keeps out, says so, and has its own tick put it back', async () => {
    const carnetApi = createTestCarnetApi(WAVE);
    const [first = '', second = ''] = WAVE.map(({ id }) => id);
    await carnetApi.documents.change('', exportChoicesDocument, (before) =>
      withLeftOut(withLeftOut(before, [first], true, true), [second], true),
    );
    const { page, leftOut, sentence } = await openList(carnetApi);
    const all = () => page.find('[data-tick="all"] input') as HTMLInputElement;
    expect([all().checked, all().indeterminate]).toEqual([false, true]);
    await page.press('[data-tick="all"] input');
    expect(await leftOut()).toEqual([first]);
    expect(sentence()).toMatch(
      /1 capture remise dans le dossier.*1 capture reste hors du dossier.*mot que vous cachez/,
    );
    expect([all().checked, all().indeterminate]).toEqual([true, false]);
    // The same from a search, where nothing else is left to do.
    await page.press('[data-action="dismiss"]');
    await page.type('[name="words"]', 'texte');
    await page.press('[data-action="include"]');
    expect(await leftOut()).toEqual([first]);
    expect(sentence()).toMatch(/^1 capture reste hors du dossier/);
    expect(page.find('.change-bar [data-action="undo"]')).toBeNull();
    const ticks = [...document.querySelectorAll<HTMLInputElement>('.item-row input')];
    await actAndSettle(() => ticks.find(({ checked }) => !checked)?.click());
    expect(await leftOut()).toEqual([]);
    // From then on it is one like the others.
    await page.press('[data-action="leave-out"]');
    await page.press('[data-action="include"]');
    expect(await leftOut()).toEqual([]);
  });
});
