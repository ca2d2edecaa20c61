import type { PageHandle } from './pageHandle.ts';

/** Opens the folded parts that have the element, outermost first, then clicks it, as a person does. */
export async function clickFolded(page: PageHandle, selector: string): Promise<void> {
  const fold = `details:not([open]):has(${selector}) > summary`;
  while (await page.has(fold)) await page.click(fold);
  await page.click(selector);
}
