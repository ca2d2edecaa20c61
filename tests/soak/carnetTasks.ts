import { setTimeout as pause } from 'node:timers/promises';
import type { PageHandle } from '../../scripts/browser/pageHandle.ts';
import type { UserDriver } from '../../scripts/browser/userDriver.ts';
import { waitFor } from '../../scripts/browser/wait.ts';

/** The long tasks of the carnet, begun as a person begins them, and what its page said of them until it was gone. */
export interface RunningTask {
  readonly view: PageHandle;
  /** Its own end shows, good or bad; says whether it did within the time. */
  end(timeoutMs: number): Promise<boolean>;
  /** What the page said, once it is gone or listened to no more. */
  stop(): Promise<TaskOutcome>;
}

interface TaskOutcome {
  /** « élément n° » of files said to be imported. */
  readonly imported: readonly number[];
  readonly exported: boolean;
  /** Sentences of what went wrong, each once. */
  readonly sorry: readonly string[];
}

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

function listen(view: PageHandle): RunningTask {
  const imported = new Set<number>();
  const sorry = new Set<string>();
  let exported = false;
  let ended = false;
  let listening = true;
  const done = (async () => {
    while (listening) {
      const seen = await readTaskState(view).catch(() => null);
      if (seen === null) return;
      for (const ordinal of seen.imported) imported.add(ordinal);
      for (const sentence of seen.sorry) sorry.add(sentence);
      exported ||= seen.exported;
      ended = seen.ended;
      await pause(5);
    }
  })();
  return {
    view,
    end: (timeoutMs) =>
      waitFor('the task to end', async () => ended, timeoutMs).then(
        () => true,
        () => false,
      ),
    stop: async () => {
      listening = false;
      await done;
      return { imported: [...imported], exported, sorry: [...sorry] };
    },
  };
}

const readTaskState = (view: PageHandle): Promise<TaskOutcome & { readonly ended: boolean }> =>
  view.evaluate(() => {
    const texts = (selector: string): string[] =>
      [...document.querySelectorAll(selector)].map((element) => element.textContent?.trim() ?? '');
    const state = document.querySelector('[data-export]')?.getAttribute('data-export');
    const batch = document.querySelector('[data-import]')?.getAttribute('data-import');
    return {
      imported: texts('.file-sealed').map((text) => Number(/\d+/.exec(text)?.[0])),
      exported: state === 'done',
      sorry: [...texts('main [role="alert"]'), ...texts('.file-row .note')],
      ended: state === 'done' || state === 'failed' || batch === 'done' || batch === 'ready',
    };
  });
