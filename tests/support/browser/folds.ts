import type { PageHandle } from './pageHandle.ts';
import { waitFor } from './wait.ts';

/** Opens the folded parts that have the element, then clicks it, as a person does. */
export async function clickFolded(page: PageHandle, selector: string): Promise<void> {
  await openFolded(page, selector);
  await page.click(selector);
}

/** Opens the folded parts that have the element, outermost first, once it is loaded. */
export async function openFolded(page: PageHandle, selector: string): Promise<void> {
  await waitFor(`« ${selector} » to be loaded`, () => page.has(selector));
  const fold = `details:not([open]):has(${selector}) > summary`;
  while (await page.has(fold)) await page.click(fold);
  await page.waitForVisible(selector);
}
