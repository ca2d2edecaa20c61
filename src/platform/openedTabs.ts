import { browser } from './browser.ts';

/**
 * Lists the tabs that a tab opened, and those of all popup windows: a browser does not tell which tab opened these.
 * Returns tab ids.
 */
export async function listOpenedTabs(tabId: number): Promise<number[]> {
  const [tabs, popups] = await Promise.all([browser.tabs.query({}), browser.tabs.query({ windowType: 'popup' })]);
  const opened = [...tabs.filter(({ openerTabId }) => openerTabId === tabId), ...popups];
  return opened.flatMap(({ id }) => (id === undefined ? [] : [id]));
}
