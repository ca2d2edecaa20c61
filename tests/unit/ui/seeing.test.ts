// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { buildIndexItem } from '../../support/indexItem.ts';
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

async function open(at: UiHarness, hash: string, book = createTestCarnetApi(items)) {
  await openCarnet(at, hash, book);
  return book;
}

const listed = { 'ui>bg:listItems': () => ({ total: 3, items: [summary], interrupted: [] }) };

test('typing narrows the list, masked as ever, and says how many there are', async () => {
  const at = createUiHarness(listed);
  await open(at, '#items');
  await at.type('[name="words"]', 'eloise');
  expect(document.querySelectorAll('[data-list="items"] > li')).toHaveLength(1);
  expect(at.text()).toContain('1 élément trouvé');
  expect(at.text()).not.toContain('MASKED');
  expect(window.location.hash).toBe('#items');
  await at.press('[data-action="all"]');
  expect(at.find(`[data-item="${summary.id}"]`)).not.toBeNull();
});

test('an item that the disk no longer gives back is a line that says so, and is named where it is not counted', async () => {
  const lost = { ...summary, ordinal: 2, acquiredAt: '', firstWords: null, unread: true } as const;
  const at = createUiHarness({ 'ui>bg:listItems': () => ({ total: 3, items: [lost], interrupted: [] }) });
  const [first, second, third] = items;
  if (!first || !second || !third) throw new Error('three items');
  const book = () => createTestCarnetApi([first, { ...second, ...lost }, third]);
  await open(at, '#items', book());
  expect(at.find('[data-list="items"] > li')?.textContent).toMatch(
    /Abîmé sur le disque.: il ne peut plus être lu/,
  );
  expect(document.querySelectorAll('[data-action="reveal"]')).toHaveLength(0);
  for (const hash of ['#items', '#accounts', '#wave']) {
    await open(at, hash, book());
    expect(at.find('[data-lost]')?.textContent).toContain('L’élément n° 2 est abîmé');
  }
});

test('an account leads to its posts', async () => {
  const at = createUiHarness(listed);
  await open(at, '#accounts');
  expect(document.querySelectorAll('[data-list="accounts"] > li')).toHaveLength(3);
  await at.press('[data-action="show-account"]');
  await vi.waitFor(() => expect(at.text()).toContain('1 élément trouvé'));
});

test('accounts are grouped with a reason, kept apart, and undone in two presses', async () => {
  const at = createUiHarness(listed);
  const book = await open(at, '#accounts');
  expect(at.find('form')).toBeNull();
  await at.press('.account:nth-child(2) input');
  await at.press('.account:nth-child(3) input');
  await at.fill({ reason: 'la même photo', name: 'Lui' });
  expect(JSON.parse(book.storedDocuments.get('persons') ?? '').persons).toEqual([
    { id: 'id-1', at: book.now(), name: 'Lui', reason: 'la même photo', accounts: ['x/bruno', 'x/bruno_2'] },
  ]);
  expect(at.find('[data-list="persons"]')?.textContent).toContain('Parce que\u00a0: la même photo');
  await at.press('[data-list="persons"] .choices button:nth-child(2)');
  await at.press('[data-list="persons"] .sure button');
  expect(JSON.parse(book.storedDocuments.get('persons') ?? '').persons).toEqual([]);
});

test('the wave goes from the month to the day to the items', async () => {
  const at = createUiHarness(listed);
  await open(at, '#wave');
  expect(at.find('.wave svg')?.getAttribute('aria-label')).toContain('2 publications, 2 comptes différents');
  expect(at.text()).toContain('1 publication n’est pas comptée ici');
  await at.press('.wave-table th button');
  expect(at.find('.wave-table th[scope=row]')?.textContent).toBe('18 novembre 2026');
  await at.press('.wave-table th button');
  expect(at.find('.wave-table th[scope=row]')?.textContent).toBe('18 novembre 2026 à 23 h');
  await at.press('.wave-table td button');
  await vi.waitFor(() => expect(at.text()).toContain('2 éléments trouvés'));
});

test('an image in the list is read only when revealed, and never what was said to be intimate', async () => {
  const listedItems = items.map(({ text: _, ...one }) => ({ ...one, firstWords: null }));
  const at = createUiHarness({
    'ui>bg:listItems': () => ({ total: 3, items: listedItems, interrupted: [] }),
  });
  const [first, second] = items;
  const said = { intimate: { value: true, at: '2026-11-20T08:00:00.000Z' } };
  const book = createTestCarnetApi(items, { [first?.id ?? '']: said });
  const preview = vi.spyOn(book, 'preview');
  await open(at, '#items', book);
  await vi.waitFor(() => expect(document.querySelectorAll('[data-action="reveal"]')).toHaveLength(2));
  expect(preview).not.toHaveBeenCalled();
  await at.press(`li:has([data-item="${second?.id}"]) [data-action="reveal"]`);
  expect(preview).toHaveBeenCalledExactlyOnceWith(second?.id);
});
