// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { buildIndexItem } from '../../support/indexItem.ts';
import { shownPath } from './carnetViews.ts';
import { openCarnet } from './openCarnet.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, summary, type UiHarness } from './uiHarness.ts';

const items = [
  buildIndexItem(1, {
    handle: 'alice_b',
    platform: 'x',
    text: 'MASKED Éloïse',
    posted: '2026-11-18T23:30:00Z',
  }),
  buildIndexItem(2, { handle: 'bruno', platform: 'x', displayName: 'Bruno', posted: '2026-11-18T23:50:00Z' }),
  buildIndexItem(3, { handle: 'bruno_2', platform: 'x', displayName: 'Bruno', text: 'MASKED autre' }),
];

async function open(page: UiHarness, path: string, carnetApi = createTestCarnetApi(items)) {
  await openCarnet(page, path, carnetApi);
  return carnetApi;
}

const answers = { 'ui>bg:listItems': () => ({ total: 3, items: [summary], interrupted: [] }) };

describe('items, accounts and activity', () => {
  it('filters the list while typing, masked, and shows the number of items', async () => {
    const page = createUiHarness(answers);
    await open(page, 'items');
    await page.type('[name="words"]', 'eloise');
    expect(document.querySelectorAll('[data-list="items"] > li')).toHaveLength(1);
    expect(page.text()).toContain('1 élément trouvé');
    expect(page.text()).not.toContain('MASKED');
    expect(shownPath()).toBe('items');
    await page.press('[data-action="all"]');
    expect(page.find(`[data-item="${summary.id}"]`)).not.toBeNull();
  });

  it('shows an unreadable item as damaged and names it where it is not counted', async () => {
    const damagedSummary = {
      ...summary,
      ordinal: 2,
      acquiredAt: '',
      firstWords: null,
      unread: true,
    } as const;
    const page = createUiHarness({
      'ui>bg:listItems': () => ({ total: 3, items: [damagedSummary], interrupted: [] }),
    });
    const [first, second, third] = items;
    if (!first || !second || !third) throw new Error('three items');
    const carnetApi = () => createTestCarnetApi([first, { ...second, ...damagedSummary }, third]);
    await open(page, 'items', carnetApi());
    expect(page.find('[data-list="items"] > li')?.textContent).toMatch(/Abîmé sur le disque.: il ne peut plus être lu/);
    expect(document.querySelectorAll('[data-action="reveal"]')).toHaveLength(0);
    for (const hash of ['items', 'accounts', 'activity']) {
      await open(page, hash, carnetApi());
      expect(page.find('[data-damaged-items]')?.textContent).toContain('L’élément n° 2 est abîmé');
    }
  });

  it('shows the items of an account', async () => {
    const page = createUiHarness(answers);
    await open(page, 'accounts');
    expect(document.querySelectorAll('[data-list="accounts"] > li')).toHaveLength(3);
    await page.press('[data-action="show-account"]');
    await vi.waitFor(() => expect(page.text()).toContain('1 élément trouvé'));
  });

  it('groups accounts with a reason and removes the group after a confirmation', async () => {
    const page = createUiHarness(answers);
    const carnetApi = await open(page, 'accounts');
    expect(page.find('main form')).toBeNull();
    await page.press('.account:nth-child(2) input');
    await page.press('.account:nth-child(3) input');
    await page.fill({ reason: 'la même photo', name: 'Lui' });
    expect(JSON.parse(carnetApi.storedDocuments.get('persons') ?? '').persons).toEqual([
      {
        id: 'id-1',
        at: carnetApi.now(),
        name: 'Lui',
        reason: 'la même photo',
        accounts: ['x/bruno', 'x/bruno_2'],
      },
    ]);
    expect(page.find('[data-list="persons"]')?.textContent).toContain('Parce que\u00a0: la même photo');
    await page.press('[data-list="persons"] .choices button:nth-child(2)');
    await page.press('[data-list="persons"] .confirm-button button');
    expect(JSON.parse(carnetApi.storedDocuments.get('persons') ?? '').persons).toEqual([]);
  });

  it('shows the activity by month, day and hour, then the items', async () => {
    const page = createUiHarness(answers);
    await open(page, 'activity');
    expect(page.find('.activity svg')?.getAttribute('aria-label')).toContain('2 publications, 2 comptes différents');
    expect(page.text()).toContain('1 publication n’est pas comptée ici');
    await page.press('.activity-table th button');
    expect(page.find('.activity-table th[scope=row]')?.textContent).toBe('18 novembre 2026');
    await page.press('.activity-table th button');
    expect(page.find('.activity-table th[scope=row]')?.textContent).toBe('18 novembre 2026 à 23 h');
    await page.press('.activity-table td button');
    await vi.waitFor(() => expect(page.text()).toContain('2 éléments trouvés'));
  });

  it('loads an image of the list only when it is revealed, and never an intimate one', async () => {
    const listedItems = items.map(({ text: _, ...one }) => ({ ...one, firstWords: null }));
    const page = createUiHarness({
      'ui>bg:listItems': () => ({ total: 3, items: listedItems, interrupted: [] }),
    });
    const [first, second] = items;
    const intimateNotes = { intimate: { value: true, at: '2026-11-20T08:00:00.000Z' } };
    const carnetApi = createTestCarnetApi(items, { [first?.id ?? '']: intimateNotes });
    const preview = vi.spyOn(carnetApi, 'preview');
    await open(page, 'items', carnetApi);
    await vi.waitFor(() => expect(document.querySelectorAll('[data-action="reveal"]')).toHaveLength(2));
    expect(preview).not.toHaveBeenCalled();
    await page.press(`li:has([data-item="${second?.id}"]) [data-action="reveal"]`);
    expect(preview).toHaveBeenCalledExactlyOnceWith(second?.id);
  });
});
