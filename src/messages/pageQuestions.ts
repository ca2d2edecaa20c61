import type { CaseLabel, OtherCase } from '../domain/case/case.ts';
import type { PortLike, Question, ToPage } from './capturePort.ts';

/** Sends one message and returns the background's one answer; null when there is none. */
function askOnce(connect: () => PortLike, message: Question): Promise<ToPage | null> {
  const { promise, resolve } = Promise.withResolvers<ToPage | null>();
  try {
    const port = connect();
    port.onDisconnect.addListener(() => resolve(null));
    port.onMessage.addListener((reply) => {
      // Messages of the background are trusted, so they are not parsed.
      resolve(reply as ToPage);
      port.disconnect();
    });
    port.postMessage(message);
  } catch {
    resolve(null);
  }
  return promise;
}

/** What the background stored for a choice. */
export interface NotedChoice {
  /** The id of the stored attempt; null when none is stored. */
  readonly attempt: string | null;
  /** The case that the capture goes to; null when there is only one, or while locked. */
  readonly current: CaseLabel | null;
}

/** Reports to the background that the person begins to choose on the page, or cancelled. */
export async function sendChoice(
  connect: () => PortLike,
  message: Extract<Question, { type: 'choose' | 'notChosen' }>,
): Promise<NotedChoice> {
  const answer = await askOnce(connect, message);
  return answer?.type === 'noted'
    ? { attempt: answer.attempt, current: answer.current ?? null }
    : { attempt: null, current: null };
}

/** Returns the open cases that an item of this page is not in; none while locked. */
export async function requestOtherCases(connect: () => PortLike, item: string): Promise<readonly OtherCase[]> {
  const answer = await askOnce(connect, { type: 'otherCases', item });
  return answer?.type === 'otherCases' ? answer.cases : [];
}

/** What an unfinished capture of a thread recorded. */
export interface ThreadMemory {
  /** The page's address: posts of other pages are not confused with its own. */
  readonly page: string;
  /** Returns how many posts are recorded, and which of these. */
  findTaken(keys: readonly string[]): Promise<{ readonly known: number; readonly taken: readonly boolean[] }>;
  /** The thread is captured to its end. */
  end(): Promise<void>;
}

/** Asks the background, which keeps digests only. */
export function openThreadMemory(connect: () => PortLike, page: string): ThreadMemory {
  return {
    page,
    findTaken: async (keys) => {
      const answer = await askOnce(connect, { type: 'findTaken', page, keys });
      return answer?.type === 'taken' ? answer : { known: 0, taken: keys.map(() => false) };
    },
    end: async () => {
      await askOnce(connect, { type: 'threadEnded', page });
    },
  };
}

/** Asks the background which tabs and popup windows are open. Returns their ids; null when it does not answer. */
export async function findOpenedTabs(connect: () => PortLike): Promise<readonly number[] | null> {
  const answer = await askOnce(connect, { type: 'findOpenedTabs' });
  return answer?.type === 'openedTabs' ? answer.tabIds : null;
}
