// @vitest-environment jsdom
import { computeAccessibleDescription, computeAccessibleName } from 'dom-accessibility-api';
import { describe, expect, it, vi } from 'vitest';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { actAndSettle, createUiHarness, summary } from '../../support/ui/uiHarness.ts';

const items = [
  buildIndexItem(1, { posted: '2026-11-10T10:00:00Z' }),
  buildIndexItem(2, { posted: '2026-11-20T10:00:00Z' }),
];

async function open(path: string) {
  const page = createUiHarness({ 'ui>bg:listItems': () => ({ total: 2, items: [summary], interrupted: [] }) });
  const carnetApi = createTestCarnetApi(items);
  await openCarnet(page, path, carnetApi);
  const entries = () => JSON.parse(carnetApi.storedDocuments.get('diary') ?? '{"entries":[]}').entries;
  return { page, entries };
}

const dayField = () => {
  const field = document.querySelector<HTMLInputElement>('input[data-day]');
  if (field === null) throw new Error('no field of a day');
  return field;
};

describe('a field of a day', () => {
  it('is written and read as day, month and year, whatever the language of the browser', async () => {
    const { page, entries } = await open('diary');
    await vi.waitFor(() => expect(dayField().value).toBe('20/11/2026'));
    expect(dayField().type).toBe('text');
    expect(computeAccessibleName(dayField())).toBe('Jour');
    expect(computeAccessibleDescription(dayField())).toBe('jour, mois, année');
    await page.fill({ date: '3/9/2026', text: 'Pas dormi' });
    await vi.waitFor(() => expect(entries()).toMatchObject([{ date: '2026-09-03', text: 'Pas dormi' }]));
  });

  it('saves nothing when what is typed is no day: it says how to write one, and keeps it', async () => {
    const { page, entries } = await open('diary');
    await vi.waitFor(() => expect(dayField().value).not.toBe(''));
    await page.fill({ date: '11/23/2026', text: 'Pas dormi' });
    await vi.waitFor(() => expect(page.find('[data-field-fault="date"]')?.textContent).toContain('17/11/2026'));
    expect(dayField().value).toBe('11/23/2026');
    expect(dayField().getAttribute('aria-invalid')).toBe('true');
    expect(computeAccessibleDescription(dayField())).toContain('17/11/2026');
    expect(document.activeElement).toBe(dayField());
    expect(entries()).toEqual([]);
  });

  it('filters the list once a day is typed, and changes nothing until then', async () => {
    const { page } = await open('items');
    const type = (typed: string) =>
      actAndSettle(() => {
        dayField().value = typed;
        dayField().dispatchEvent(new Event('change', { bubbles: true }));
      });
    await type('15/11');
    expect(dayField().getAttribute('aria-invalid')).toBe('true');
    expect(page.find('.filter-chips')).toBeNull();
    await type('15/11/2026');
    expect(dayField().getAttribute('aria-invalid')).toBeNull();
    await vi.waitFor(() => expect(page.find('.filter-chips')?.textContent).toContain('Depuis le 15 novembre 2026'));
    await vi.waitFor(() => expect(document.querySelectorAll('[data-list="items"] > li')).toHaveLength(1));
    await page.press('[data-action="all"]');
    expect(dayField().value).toBe('');
  });
});
