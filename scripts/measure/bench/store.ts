import { setTimeout as pause } from 'node:timers/promises';
import { createDossier, openSourcesChoice } from '../../../tests/support/browser/exportFlow.ts';
import type { UserDriver } from '../../../tests/support/browser/userDriver.ts';
import { createProfile, type Group, openSession, removeProfile } from './builds.ts';

const EXPORTED_ITEMS = 200;
const PREVIEWED_ITEMS = 300;
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

/** Measures the preview of a dossier, from the press to its first page, then a page turned to. */
export const previewGroup: Group = async (build, atEnd) => {
  const { user, run, close } = await openSession(build);
  atEnd(close);
  await run('seed', PREVIEWED_ITEMS, 'ordinary');
  return async () => {
    const [floor, frames] = [await run('readRows'), await run('drawTwoFrames')];
    const carnet = await user.driver.openExtensionPage('carnet.html#before-export');
    await carnet.waitForVisible('[data-action="preview-dossier"]');
    await pause(REST_MS);
    const { firstMs, turnMs } = await carnet.evaluate(timePreview);
    await carnet.close();
    await pause(REST_MS);
    return { preview: { value: firstMs, floor }, previewTurn: { value: turnMs, floor: frames } };
  };
};

/** Runs in the carnet. Pages are masked: the first one is shown as soon as it can be. */
async function timePreview(): Promise<{ readonly firstMs: number; readonly turnMs: number }> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const press = async (selector: string): Promise<void> => {
    for (;;) {
      const button = document.querySelector<HTMLButtonElement>(`[data-preview] ${selector}`);
      if (button?.disabled === false) return button.click();
      await frame();
    }
  };
  const readDrawn = () => document.querySelector<HTMLElement>('.page-preview')?.dataset.drawn ?? '';
  const start = performance.now();
  await press('[data-action="preview-dossier"]');
  await press('[data-action="reveal"]');
  while (readDrawn() === '') await frame();
  const firstMs = performance.now() - start;
  const first = readDrawn();
  // The other pages are laid out meanwhile.
  while (document.querySelector('[data-preview="ready"]') === null) await frame();
  const turned = performance.now();
  await press('[data-action="page-after"]');
  while (readDrawn() === first) await frame();
  return { firstMs, turnMs: performance.now() - turned };
}

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
