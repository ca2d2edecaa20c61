// @vitest-environment jsdom
import { computeAccessibleDescription, computeAccessibleName } from 'dom-accessibility-api';
import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { DateField, FilterDateField } from '../../../src/carnet/parts/formFields.tsx';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openExportPage, showCarnet, shownCount, shownPath } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { actAndSettle, listing, summary } from '../../support/ui/uiHarness.ts';

const items = [
  buildIndexItem(1, { posted: '2026-11-10T10:00:00Z' }),
  buildIndexItem(2, { posted: '2026-11-20T10:00:00Z' }),
];

async function open(path: string, carnetApi = createTestCarnetApi(items)) {
  const { page } = await showCarnet(listing([summary], 2), path, carnetApi);
  const entries = () => JSON.parse(carnetApi.storedDocuments.get('diary') ?? '{"entries":[]}').entries;
  return { page, carnetApi, entries };
}

/** The field of the diary where there is one, else the first one. */
const dayField = () => {
  const all = [...document.querySelectorAll<HTMLInputElement>('input[data-day]')];
  const field = all.find((one) => one.closest('[data-note="diary"]')) ?? all[0];
  if (field === undefined) throw new Error('no field of a day');
  return field;
};

/** As when the person types and leaves the field, or presses Enter in it. */
const typeDay = (typed: string, field = dayField()) =>
  actAndSettle(() => {
    field.value = typed;
    for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
  });

const faultOf = (field = dayField()) => field.parentElement?.querySelector('[data-field-fault]') ?? null;

describe('a field of a day', () => {
  it('is written and read as day, month and year, whatever the language of the browser', async () => {
    const { page, entries } = await open('steps');
    await vi.waitFor(() => expect(dayField().value).toBe('20/11/2026'));
    expect(dayField().type).toBe('text');
    expect(computeAccessibleName(dayField())).toBe('Jour');
    expect(computeAccessibleDescription(dayField())).toBe('jour, mois, année');
    await typeDay('3/9/2026');
    await page.fill({ text: 'Pas dormi' });
    await vi.waitFor(() => expect(entries()).toMatchObject([{ date: '2026-09-03', text: 'Pas dormi' }]));
  });

  it('saves nothing when what is typed is no day: it says how to write one, and keeps it', async () => {
    const { page, entries } = await open('steps');
    await typeDay('11/23/2026');
    await page.fill({ text: 'Pas dormi' });
    await vi.waitFor(() => expect(page.textOf('[data-field-fault="date"]')).toContain('17/11/2026'));
    expect(dayField().value).toBe('11/23/2026');
    expect(dayField().getAttribute('aria-invalid')).toBe('true');
    expect(computeAccessibleDescription(dayField())).toContain('17/11/2026');
    expect(document.activeElement).toBe(dayField());
    expect(document.querySelectorAll('[data-field-fault]')).toHaveLength(1);
    expect(entries()).toEqual([]);
  });

  it('does not take a space for today where a day is required', async () => {
    const { page, entries } = await open('steps');
    await typeDay(' ');
    await page.fill({ text: 'Pas dormi' });
    await vi.waitFor(() => expect(faultOf()?.textContent).toContain('17/11/2026'));
    expect(entries()).toEqual([]);
    await typeDay('1er/11/2026');
    await page.fill({ text: 'Pas dormi' });
    await vi.waitFor(() => expect(entries()).toMatchObject([{ date: '2026-11-01' }]));
    expect(faultOf()).toBeNull();
  });

  it('says nothing more of what was typed once the draft is discarded', async () => {
    const { page, carnetApi } = await open('steps');
    await page.type('[name="text"]', 'dormi');
    await vi.waitFor(() => expect(carnetApi.storedDocuments.has('drafts/diary')).toBe(true));
    await page.show(null);
    const { page: reopened } = await open('steps', carnetApi);
    await typeDay('11/23/2026');
    expect(faultOf()).not.toBeNull();
    await reopened.press('[data-action="discard-draft"]');
    expect(dayField().value).toBe('20/11/2026');
    expect(faultOf()).toBeNull();
    expect(dayField().getAttribute('aria-invalid')).toBeNull();
  });

  it('keeps what is typed in a form after midnight, and follows the day in a field left as it was', async () => {
    const { page } = await open('items');
    const show = (value: string) => page.show(h(DateField, { label: 'Jour', name: 'date', value }));
    await show('2026-11-20');
    const field = dayField();
    await show('2026-11-21');
    expect(dayField()).toBe(field);
    expect(field.value).toBe('21/11/2026');
    await page.type('[name="date"]', '3/9/2026');
    await show('2026-11-22');
    expect(dayField()).toBe(field);
    expect(field.value).toBe('3/9/2026');
    await typeDay('11/23/2026');
    await show('2026-11-23');
    expect(field.value).toBe('11/23/2026');
    expect(faultOf()).not.toBeNull();
  });

  it('filters the list once a day is typed, and changes nothing until then', async () => {
    const { page } = await open('items');
    await typeDay('15/11');
    expect(dayField().getAttribute('aria-invalid')).toBe('true');
    expect(faultOf()?.textContent).toContain('17/11/2026');
    expect(computeAccessibleDescription(dayField())).toContain('17/11/2026');
    expect(page.find('.filter-chips')).toBeNull();
    await typeDay('15/11/2026');
    expect(dayField().getAttribute('aria-invalid')).toBeNull();
    expect(faultOf()).toBeNull();
    await vi.waitFor(() => expect(page.textOf('.filter-chips')).toContain('Depuis le 15 novembre 2026'));
    await vi.waitFor(() => expect(document.querySelectorAll('[data-list="items"] > li')).toHaveLength(1));
    await page.press('[data-action="all"]');
    expect(dayField().value).toBe('');
  });

  it('keeps the focus in a filter after Enter, with what was typed', async () => {
    const { page } = await open('items');
    const field = dayField();
    field.focus();
    await typeDay('5/11/2026');
    await vi.waitFor(() => expect(page.find('.filter-chips')).not.toBeNull());
    expect(dayField()).toBe(field);
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe('5/11/2026');
  });

  it('of a filter is not written over while it is being typed, and follows its value afterwards', async () => {
    const { page } = await open('items');
    const show = (value: string) =>
      page.show(h(FilterDateField, { label: 'Jour', name: 'day', value, change: vi.fn() }));
    await show('2026-11-01');
    const field = dayField();
    field.focus();
    await page.type('[name="day"]', '1/11/20');
    await show('2026-11-02');
    expect(field.value).toBe('1/11/20');
    // Typed back to what it was: the browser dispatches no `change`.
    await page.type('[name="day"]', '01/11/2026');
    await actAndSettle(() => field.blur());
    await show('2026-11-03');
    expect(dayField()).toBe(field);
    expect(field.value).toBe('03/11/2026');
  });

  it('is empty and without a fault once the chip of its filter is removed', async () => {
    const { page } = await open('items');
    await typeDay('15/11/2026');
    await typeDay('15/1');
    expect(faultOf()).not.toBeNull();
    await page.press('.chip');
    await vi.waitFor(() => expect(page.find('.chip')).toBeNull());
    expect(dayField().value).toBe('');
    expect(faultOf()).toBeNull();
    expect(dayField().getAttribute('aria-invalid')).toBeNull();
  });
});

describe('a bound of a dossier', () => {
  const bound = (name: string) => {
    const field = document.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (field === null) throw new Error(`no field ${name}`);
    return field;
  };

  it('that is no day holds « Retour au dossier », with the focus in its field, until it is one', async () => {
    const { page, readStored } = await openExportPage('before-export/items');
    await typeDay('1er/11/2026', bound('from'));
    await vi.waitFor(() => expect(readStored<{ from: string }>('export').from).toBe('2026-11-01'));
    const count = shownCount(page);
    await typeDay('21/11/26', bound('to'));
    expect(faultOf(bound('to'))?.textContent).toContain('17/11/2026');
    expect(faultOf(bound('from'))).toBeNull();
    expect(shownCount(page)).toBe(count);
    await page.press('[data-action="back-to-dossier"]');
    expect(shownPath()).toBe('before-export/items');
    expect(document.activeElement).toBe(bound('to'));
    await typeDay('21/11/2026', bound('to'));
    expect(faultOf(bound('to'))).toBeNull();
    await page.press('[data-action="back-to-dossier"]');
    await vi.waitFor(() => expect(shownPath()).toBe('before-export'));
    expect(readStored('export')).toMatchObject({ from: '2026-11-01', to: '2026-11-21' });
  });
});
