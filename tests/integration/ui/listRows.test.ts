// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { actAndSettle, createUiHarness, ITEM_ID, summary } from '../../support/ui/uiHarness.ts';

const AT = '2026-11-20T09:00:00.000Z';
const OTHER_ID = '8d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3f';
const item = buildIndexItem(12, { id: ITEM_ID });
const other = buildIndexItem(13, { id: OTHER_ID });
const asPage = (...listed: readonly (typeof item)[]) => ({
  total: listed.length,
  items: listed.map((one) => ({ ...summary, ...one })),
  interrupted: [],
});
const shapes = () => document.querySelectorAll('.item-row .shape img').length;

function withShape(...[items, notes]: Parameters<typeof createTestCarnetApi>) {
  const shape = vi.fn(async (_itemId: string) => new Blob(['shape']));
  return { shape, carnetApi: { ...createTestCarnetApi(items, notes), shape } };
}

afterEach(() => void vi.unstubAllGlobals());

describe('a row of the list', () => {
  it('has the shape of its image, hidden from screen readers, and the image itself only once revealed', async () => {
    const page = createUiHarness({ 'ui>bg:listItems': () => asPage(item) });
    const { carnetApi, shape } = withShape([item]);
    await openCarnet(page, 'items', carnetApi);
    await vi.waitFor(() => expect(shapes()).toBe(1));
    expect(shape.mock.calls).toEqual([[ITEM_ID]]);
    expect(page.find('.item-row .thumb')?.getAttribute('aria-hidden')).toBe('true');
    expect(page.find('img.preview')).toBeNull();
  });

  it.each([
    ['is marked intimate', {}, { intimate: { value: true, at: AT } }],
    ['is categorised as intimate', {}, { categories: { value: ['intimate-image'], at: AT } }],
    ['may show a minor', {}, { minor: { value: true, at: AT } }],
    ['must not be kept', { unkept: true }, {}],
    ['is damaged', { unread: true }, {}],
  ] as const)('has no shape of an image that %s, and reads none', async (_, state, notes) => {
    const one = { ...item, ...state };
    const page = createUiHarness({ 'ui>bg:listItems': () => asPage(one) });
    const { carnetApi, shape } = withShape([one], { [ITEM_ID]: notes });
    await openCarnet(page, 'items', carnetApi);
    // The notes are read once the tick is.
    await vi.waitFor(() => expect(document.querySelector('.item-tick input:indeterminate')).toBeNull());
    await vi.waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
    expect(shapes()).toBe(0);
    expect(shape).not.toHaveBeenCalled();
  });

  it('reads the shape only of what is on the screen', async () => {
    const observed: Element[] = [];
    const report: IntersectionObserverCallback[] = [];
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(listener: IntersectionObserverCallback) {
          report.push(listener);
        }
        observe = (target: Element) => observed.push(target);
        disconnect = () => undefined;
      },
    );
    const page = createUiHarness({ 'ui>bg:listItems': () => asPage(other, item) });
    const { carnetApi, shape } = withShape([item, other]);
    await openCarnet(page, 'items', carnetApi);
    await vi.waitFor(() => expect(observed).toHaveLength(2));
    expect(shape).not.toHaveBeenCalled();
    const entry = { isIntersecting: true } as IntersectionObserverEntry;
    await actAndSettle(() => report[0]?.([entry], {} as IntersectionObserver));
    await vi.waitFor(() => expect(shapes()).toBe(1));
    expect(shape.mock.calls).toEqual([[OTHER_ID]]);
  });

  it('has one date: of the post or, when nothing gives it, of the capture', async () => {
    const posted = { ...other, posted: '2026-11-18T23:30:00Z' };
    const page = createUiHarness({ 'ui>bg:listItems': () => asPage(posted, { ...item, posted: null }) });
    await openCarnet(page, 'items', createTestCarnetApi([item, posted]));
    const dates = [...document.querySelectorAll('.item-row .row-when')].map(({ textContent }) => textContent);
    expect(dates).toEqual([
      expect.stringMatching(/^N° 13 · Publié.: 1[89] nov\. 2026/),
      expect.stringMatching(/^N° 12 · Capturé.: 2\d nov\. 2026/),
    ]);
  });
});

describe('the list', () => {
  it('says once that a capture is kept when it arrives while the list shows, above its row', async () => {
    let listed = asPage(item);
    let change = () => {};
    const page = createUiHarness({ 'ui>bg:listItems': () => listed });
    const carnetApi = createTestCarnetApi([item, other]);
    await openCarnet(page, 'items', {
      ...carnetApi,
      onListChange: (listener) => {
        change = listener;
        return () => undefined;
      },
    });
    expect(page.find('.items-list .saved')?.textContent).toBe('');
    listed = asPage(other, item);
    await actAndSettle(change);
    await vi.waitFor(() => expect(page.find('.items-list .saved')?.textContent).toBe('Capture n° 13 gardée'));
    expect(page.find('.items-list .saved')?.getAttribute('role')).toBe('status');
  });

  it('holds the place of its rows while they are read, and says so to screen readers', async () => {
    const page = createUiHarness({ 'ui>bg:listItems': () => new Promise(() => undefined) });
    await openCarnet(page, 'items', createTestCarnetApi([item]));
    expect(page.find('.skeleton')?.getAttribute('aria-hidden')).toBe('true');
    expect(page.find('.screen-reader-only[role="status"]')?.textContent).toBe('Chargement…');
  });

  it('has a drawing and a way to begin when nothing is kept', async () => {
    const page = createUiHarness({ 'ui>bg:listItems': () => asPage() });
    await openCarnet(page, 'items', createTestCarnetApi());
    expect(page.find('.empty svg')?.getAttribute('aria-hidden')).toBe('true');
    expect(page.find('.empty a')?.getAttribute('href')).toBe('practice.html');
    expect(page.find('.skeleton')).toBeNull();
  });
});
