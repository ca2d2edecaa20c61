import { askOnce } from './askOnce.ts';
import type { PortLike } from './captureSession.ts';

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
