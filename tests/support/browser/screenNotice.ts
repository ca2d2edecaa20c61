import type { Driver } from './driver.ts';
import { waitFor } from './wait.ts';

/** Waits until the toolbar button tells how a capture of the screen ended. The popup cleared it when it opened. */
export async function readScreenNotice(driver: Driver, timeoutMs?: number): Promise<string> {
  const readEnd = async () => {
    const now = await driver.readToolbarButton();
    return now.title !== 'Recueil' && now.title;
  };
  return waitFor('the toolbar button to tell the end', readEnd, timeoutMs);
}
