import { askOnce } from './askOnce.ts';
import type { PortLike } from './captureSession.ts';

/** Asks the background which tabs and popup windows are open. Returns their ids; null when it does not answer. */
export async function findOpenedTabs(connect: () => PortLike): Promise<readonly number[] | null> {
  const answer = await askOnce(connect, { type: 'findOpenedTabs' });
  return answer?.type === 'openedTabs' ? answer.tabIds : null;
}
