import type { PageAnswers, PageQuestion } from '../messages/pageQuestions.ts';
import type { Runtime } from './browser.ts';

/**
 * The part of the extension API that the capture script uses, without the polyfill, which is 10 KB in each page. Both
 * browsers have it under this name, on an object of their own that no element of the page can shadow.
 */
export const { runtime } = (globalThis as unknown as { readonly chrome: { readonly runtime: PageRuntime } }).chrome;

interface PageRuntime extends Pick<Runtime.Static, 'id' | 'connect'> {
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(
      listener: (
        message: unknown,
        sender: { readonly id?: string; readonly tab?: unknown },
        sendResponse: (reply: unknown) => void,
      ) => void,
    ): void;
  };
}

/**
 * Sends a question to the background, with the epoch token of the page's command. The reply is trusted, so it is not
 * parsed; null when none comes.
 */
export async function askBackground<Q extends PageQuestion>(question: Q, epoch: string) {
  try {
    const reply = (await runtime.sendMessage({ ...question, epoch })) as PageAnswers[Q['type']] | undefined;
    return reply ?? null;
  } catch {
    // The worker was stopped, or the extension was removed.
    return null;
  }
}

/**
 * Tells the practice page of each item that the capture script saves on it. In a page under capture nothing listens,
 * and that page cannot see the isolated world.
 */

const LISTENER = Symbol.for('recueil.saved');
const world = globalThis as unknown as Record<symbol, (() => void) | undefined>;

export const reportSavedItem = (): void => world[LISTENER]?.();

/** The practice page runs the capture script in its own world. */
export function onItemSaved(listener: () => void): void {
  world[LISTENER] = listener;
}
