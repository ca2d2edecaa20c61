// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet, showCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { listing, openDetails, summary } from '../../support/ui/uiHarness.ts';

const items = [
  buildIndexItem(1, { handle: 'alice_b', platform: 'x' }),
  buildIndexItem(2, { handle: 'bruno', platform: 'x' }),
  buildIndexItem(3, { handle: 'moi', platform: 'x', isOwn: true }),
  buildIndexItem(4, { handle: null, displayName: 'Anonyme', platform: 'web' }),
];
const answers = listing([summary], 4);

async function open(path: string) {
  const carnetApi = createTestCarnetApi(items);
  const { page } = await showCarnet(answers, path, carnetApi);
  if (path === 'items/by-account') await openAccounts();
  return { page, carnetApi };
}

/** Opens what is behind each heading. */
async function openAccounts(): Promise<void> {
  for (const row of [1, 2, 3, 4]) await openDetails(`${account(row)} .account`);
}

const NAMES = ['alice_b', 'bruno', 'moi', 'Anonyme'];
const account = (row: number) => `[data-account*="${NAMES[row - 1]}"]`;
const field = (row: number) => `${account(row)} select`;
const readMark = (row: number) => document.querySelector<HTMLSelectElement>(field(row))?.value;
const listStored = (carnetApi: ReturnType<typeof createTestCarnetApi>) =>
  JSON.parse(carnetApi.storedDocuments.get('marks') ?? '{"accounts":[]}').accounts;

describe('the marks of accounts', () => {
  it('start empty, are stored one by one, and can be taken back', async () => {
    const { page, carnetApi } = await open('items/by-account');
    expect([1, 2, 3, 4].map(readMark)).toEqual(['', '', '', '']);
    const at = carnetApi.now();
    await page.choose(field(1), 'reported');
    await page.choose(field(2), 'unrelated');
    expect(listStored(carnetApi)).toEqual([
      { account: 'x/alice_b', mark: 'reported', at },
      { account: 'x/bruno', mark: 'unrelated', at },
    ]);
    expect(readMark(1)).toBe('reported');
    await page.choose(field(1), '');
    expect(listStored(carnetApi)).toEqual([{ account: 'x/bruno', mark: 'unrelated', at }]);
  });

  it('keep the last choice when the arrows pass over others before the first one is stored', async () => {
    const { carnetApi } = await open('items/by-account');
    for (const mark of ['reported', 'own', 'unrelated']) {
      const select = document.querySelector<HTMLSelectElement>(field(1));
      if (select === null) throw new Error('no field');
      select.value = mark;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await vi.waitFor(() => expect(listStored(carnetApi)).toMatchObject([{ mark: 'unrelated' }]));
    expect(readMark(1)).toBe('unrelated');
  });

  it('are native lists named after their account, and never say « auteur »', async () => {
    const { page } = await open('items/by-account');
    const labels = [1, 2, 3, 4].map((row) => document.querySelector(`${account(row)} label:has(select)`)?.textContent);
    expect(labels[0]).toMatch(/^Ce compte .*alice_b/);
    expect(new Set(labels).size).toBe(4);
    expect(page.text()).not.toMatch(/auteur/i);
  });

  it('suggest only the account that was logged in, and mark nothing by themselves', async () => {
    const { page, carnetApi } = await open('items/by-account');
    const suggested = document.querySelectorAll('[data-suggested-mark]');
    expect(suggested).toHaveLength(1);
    expect(suggested[0]?.closest('.account-group')?.textContent).toContain('moi');
    expect(listStored(carnetApi)).toEqual([]);
    await page.choose(field(3), 'own');
    expect(listStored(carnetApi)).toMatchObject([{ account: 'x/moi', mark: 'own' }]);
    expect(document.querySelectorAll('[data-suggested-mark]')).toHaveLength(0);
  });

  it('of a display name alone go to its posts, and not to later ones', async () => {
    const { page, carnetApi } = await open('items/by-account');
    await page.choose(field(4), 'reported');
    expect(listStored(carnetApi)).toEqual([]);
    const notes = JSON.parse(carnetApi.storedDocuments.get(`notes/${items[3]?.id}`) ?? '{}');
    expect(notes.mark).toEqual({ value: 'reported', at: carnetApi.now() });
    expect(readMark(4)).toBe('reported');
    expect(page.textOf(`${account(4)} > details > summary`)).toContain('visé par le dossier');
    expect(page.text()).toContain('Les autres marques valent pour ces publications seulement.');
  });

  it('are offered before an export, which does not wait for them', async () => {
    const { page, carnetApi } = await open('before-export/items');
    expect(page.textOf('[data-reported-accounts="0"]')).toContain('Aucun compte marqué');
    await page.press('[data-reported-accounts] a');
    await openAccounts();
    await page.choose(field(1), 'reported');
    await page.choose(field(3), 'own');
    await openCarnet(page, 'before-export/items', carnetApi);
    expect(page.textOf('[data-reported-accounts]')).toContain(
      '1 compte signalé : marqué, ou noté dans une capture. 2 autres comptes sont visibles',
    );
    await openCarnet(page, 'before-export', carnetApi);
    expect(page.textOf('[data-reported-accounts]')).toContain('leurs publications ne sont pas comptées');
  });

  it('of a display name alone: the line before an export counts what came later', async () => {
    const names = { handle: null, displayName: 'Sacha', platform: 'whatsapp' };
    const messages = [1, 2, 3].map((ordinal) => buildIndexItem(ordinal, names));
    const mark = { value: 'reported' as const, at: '2026-11-20T09:00:00.000Z' };
    const carnetApi = createTestCarnetApi(messages, { [messages[0]?.id ?? '']: { mark } });
    const { page } = await showCarnet(answers, 'before-export', carnetApi);
    expect(page.textOf('[data-reported-accounts="1"]')).toContain(
      '1 compte signalé : marqué, ou noté dans une capture. 2 captures d’un nom marqué n’ont pas la marque : elles ne sont pas comptées.',
    );
  });
});
