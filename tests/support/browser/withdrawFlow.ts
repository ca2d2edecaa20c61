import { goTo, openCarnet } from './carnetScreens.ts';
import type { Driver } from './driver.ts';
import type { PageHandle } from './pageHandle.ts';

/** Withdraws the `count` latest items in the carnet, as a person does. */
export async function withdrawLatestItems(driver: Driver, count: number): Promise<void> {
  const carnet = await openCarnet(driver);
  const ids: string[] = [];
  for (let page = 1; ids.length < count; page += 1) {
    await goTo(carnet, `#items/${page}`);
    await carnet.waitForVisible('[data-list="items"] [data-item]');
    // The latest come first.
    const listed = await carnet.evaluate(() =>
      [...document.querySelectorAll('[data-list="items"] [data-item]')].map((row) => row.getAttribute('data-item')),
    );
    ids.push(...listed.filter((id) => id !== null).slice(0, count - ids.length));
  }
  for (const id of ids) await withdrawItem(carnet, id);
  await carnet.close();
}

/** Withdraws an item in an open carnet. `goTo` opens its menu. */
async function withdrawItem(carnet: PageHandle, id: string): Promise<void> {
  await goTo(carnet, `#item/${id}`);
  await carnet.click('[data-action="withdraw"]');
  await carnet.click('[data-action="withdraw-confirm"]');
  await carnet.waitForVisible('article.item [data-withdrawn]');
}
