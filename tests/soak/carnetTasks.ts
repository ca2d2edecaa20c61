import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from '../../scripts/browser/person.ts';
import type { View } from '../../scripts/browser/view.ts';
import { waitFor } from '../../scripts/browser/wait.ts';

/** The long tasks of the carnet, begun as a person begins them, and what its page said of them until it was gone. */
export interface Task {
  readonly view: View;
  /** Its own end shows, good or bad; says whether it did within the time. */
  end(patienceMs: number): Promise<boolean>;
  /** What the page said, once it is gone or listened to no more. */
  stop(): Promise<Said>;
}

interface Said {
  /** « élément n° » of files said to be imported. */
  readonly imported: readonly number[];
  readonly exported: boolean;
  /** Sentences of what went wrong, each once. */
  readonly sorry: readonly string[];
}

export async function beginExport(person: Person): Promise<Task> {
  const view = await person.driver.openExtensionPage('carnet.html#before-export');
  await view.see('[data-action="export"]');
  const task = listen(view);
  await view.click('[data-action="export"]');
  return task;
}

export async function beginImport(person: Person, paths: readonly string[]): Promise<Task> {
  const view = await person.driver.openExtensionPage('carnet.html#import');
  await view.giveFiles('#import-files', paths);
  await view.click('input[name="image-question"][value="no"]');
  await view.see('[data-action="seal"]:not(:disabled)');
  const task = listen(view);
  await view.click('[data-action="seal"]');
  return task;
}

function listen(view: View): Task {
  const imported = new Set<number>();
  const sorry = new Set<string>();
  let exported = false;
  let ended = false;
  let listening = true;
  const done = (async () => {
    while (listening) {
      const seen = await look(view).catch(() => null);
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
    end: (patienceMs) =>
      waitFor('the task to end', async () => ended, patienceMs).then(
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

const look = (view: View): Promise<Said & { readonly ended: boolean }> =>
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
