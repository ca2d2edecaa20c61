import { setTimeout as pause } from 'node:timers/promises';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';

/** A long task of the carnet, started as a person does, and what its page reports until it closes. */
export type RunningTask = ReturnType<typeof listen>;

export async function startExport(user: UserDriver): Promise<RunningTask> {
  const view = await user.driver.openExtensionPage('carnet.html#before-export');
  await view.waitForVisible('[data-action="export"]');
  const task = listen(view);
  await view.click('[data-action="export"]');
  return task;
}

export async function startImport(user: UserDriver, paths: readonly string[]): Promise<RunningTask> {
  const view = await user.driver.openExtensionPage('carnet.html#import');
  await view.setInputFiles('#import-files', paths);
  await view.click('input[name="image-question"][value="no"]');
  await view.waitForVisible('[data-action="seal"]:not(:disabled)');
  const task = listen(view);
  await view.click('[data-action="seal"]');
  return task;
}

function listen(view: PageHandle) {
  const imported = new Set<number>();
  const errors = new Set<string>();
  let exported = false;
  let ended = false;
  let listening = true;
  const done = (async () => {
    while (listening) {
      const state = await readTaskState(view).catch(() => null);
      if (state === null) return;
      for (const ordinal of state.imported) imported.add(ordinal);
      for (const sentence of state.errors) errors.add(sentence);
      exported ||= state.exported;
      ended = state.ended;
      await pause(5);
    }
  })();
  return {
    view,
    /** Waits until the page shows the end of the task. Returns whether it did in time. */
    end: (timeoutMs: number): Promise<boolean> =>
      waitFor('the task to end', async () => ended, timeoutMs).then(
        () => true,
        () => false,
      ),
    /** Stops polling and returns what the page reported. */
    stop: async () => {
      listening = false;
      await done;
      return { imported: [...imported], exported, errors: [...errors] };
    },
  };
}

const readTaskState = (view: PageHandle) =>
  view.evaluate(() => {
    const texts = (selector: string): string[] =>
      [...document.querySelectorAll(selector)].map((element) => element.textContent?.trim() ?? '');
    const state = document.querySelector('[data-export]')?.getAttribute('data-export');
    const batch = document.querySelector('[data-import]')?.getAttribute('data-import');
    return {
      /** Numbers of the items reported as imported. */
      imported: texts('.file-sealed').map((text) => Number(/\d+/.exec(text)?.[0])),
      exported: state === 'done',
      errors: [...texts('main [role="alert"]'), ...texts('.file-row .note')],
      ended: state === 'done' || state === 'failed' || batch === 'done' || batch === 'ready',
    };
  });
