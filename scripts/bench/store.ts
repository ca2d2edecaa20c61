import { setTimeout as pause } from 'node:timers/promises';
import { createDossier, openSourcesChoice } from '../../tests/support/browser/exportFlow.ts';
import type { UserDriver } from '../../tests/support/browser/userDriver.ts';
import { createProfile, type Group, openSession, removeProfile } from './builds.ts';

const EXPORTED_ITEMS = 200;
const MANY_ITEMS = 20_000;
/** Time for the background to end what a closed carnet was still reading. */
const REST_MS = 1_000;

/**
 * Measures an export with page sources, because its floor copies every file. Each round starts the browser again on the
 * same profile: memory that an export leaves in the process would count in the next floor.
 */
export const exportGroup: Group = async (build, atEnd) => {
  const profileDir = await createProfile();
  atEnd(() => removeProfile(profileDir));
  const seeding = await openSession(build, profileDir);
  await seeding.run('seed', EXPORTED_ITEMS, 'ordinary').finally(seeding.close);
  return async () => {
    const { user, run, peakMb, close } = await openSession(build, profileDir);
    try {
      let [floorMs, ms] = [0, 0];
      const floorMb = await peakMb(async () => {
        floorMs = await run('copyStore');
      });
      const carnet = await user.driver.openExtensionPage('carnet.html#before-export');
      await openSourcesChoice(carnet);
      const mb = await peakMb(async () => {
        ms = await createDossier(carnet);
      });
      await carnet.close();
      // Before and after the export, as the load changes.
      const floorAfterMs = await run('copyStore');
      const memory = Number.isNaN(mb) ? {} : { exportMemory: { value: mb, floor: floorMb } };
      return { export: { value: ms, floor: (floorMs + floorAfterMs) / 2 }, ...memory };
    } finally {
      await close();
    }
  };
};

/** Measures popup and list with many items. */
export const listGroup: Group = async (build, atEnd) => {
  const { user, run, close } = await openSession(build);
  atEnd(close);
  await run('seed', MANY_ITEMS, 'small');
  return async () => {
    const popup = await timeReady(user, 'popup.html');
    const floor = await timeReady(user, 'bench-blank.html');
    const list = await timeReady(user, 'carnet.html');
    await pause(REST_MS);
    return { popup: { value: popup, floor }, list: { value: list, floor } };
  };
};

/** Opens a page and returns the milliseconds from its start until its list is shown. */
async function timeReady(user: UserDriver, path: string): Promise<number> {
  const page = await user.driver.openExtensionPage(path);
  await page.waitForVisible('html[data-bench-ready]');
  const ms = Number(await page.attribute('html', 'data-bench-ready'));
  await page.close();
  return ms;
}
