// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet } from './openCarnet.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, summary } from './uiHarness.ts';

const answers = { 'ui>bg:listItems': () => ({ total: 1, items: [summary], interrupted: [] }) };
const routes = (selector: string): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>(`${selector} a`)].map(({ dataset }) => dataset.route);
const itemsUpTo = (count: number) => Array.from({ length: count }, (_, at) => buildIndexItem(at + 1));

it('has four places and the settings, and the pages of the current place', async () => {
  const page = createUiHarness(answers);
  await openCarnet(page, 'items', createTestCarnetApi(itemsUpTo(1)));
  expect(routes('.nav-tabs')).toEqual(['items', 'steps', 'deadlines', 'before-export', 'more']);
  expect(page.find('.nav-tabs [aria-current]')?.textContent).toBe('Captures');
  expect(routes('.nav-pages')).toEqual(['items', 'accounts', 'import']);
  await page.press('.nav-tabs a[data-route="steps"]');
  expect(routes('.nav-pages')).toEqual(['steps', 'diary', 'witnesses', 'online']);
});

it('shows « Quand et combien » from ten captures', async () => {
  const page = createUiHarness(answers);
  await openCarnet(page, 'items', createTestCarnetApi(itemsUpTo(10)));
  await vi.waitFor(() => expect(routes('.nav-pages')).toContain('activity'));
});

it('shows the carnets to a helper or from a second one, and received dossiers once there is one', async () => {
  const page = createUiHarness(answers);
  const carnetApi = createTestCarnetApi(itemsUpTo(1));
  await openCarnet(page, 'more', carnetApi);
  expect(routes('main')).not.toContain('cases');
  expect(routes('main')).not.toContain('received');
  const operator = { schema: 'recueil/operator/1', name: '', forWhom: '', since: null };
  carnetApi.storedDocuments.set(
    'operator',
    JSON.stringify({ ...operator, role: 'professional', authorisation: null, authorisationItem: null }),
  );
  vi.spyOn(carnetApi.received, 'list').mockResolvedValue({ listed: [], damaged: [4] } as never);
  await openCarnet(page, 'lock', carnetApi);
  await page.press('.nav-tabs a[data-route="more"]');
  await vi.waitFor(() => expect(routes('main')).toEqual(expect.arrayContaining(['cases', 'received'])));
});

it('asks once for whom the captures are kept, never before the first', async () => {
  const empty = createUiHarness({ 'ui>bg:listItems': () => ({ total: 0, items: [], interrupted: [] }) });
  await openCarnet(empty, 'items');
  expect(empty.find('[data-action="for-me"]')).toBeNull();
  const page = createUiHarness(answers);
  const carnetApi = createTestCarnetApi(itemsUpTo(1));
  await openCarnet(page, 'items', carnetApi);
  await vi.waitFor(() => expect(page.find('[data-action="for-me"]')).not.toBeNull());
  await page.press('[data-action="for-me"]');
  expect(JSON.parse(carnetApi.storedDocuments.get('operator') ?? '').role).toBe('self');
  expect(page.find('[data-action="for-me"]')).toBeNull();
});
