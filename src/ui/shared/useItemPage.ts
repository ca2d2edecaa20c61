import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import type { ItemPage } from '../../messages/protocol.ts';
import type { UiError } from '../uiErrors.ts';
import { useAsk } from './context.ts';
import { useTask } from './useTask.tsx';

export interface ItemPageState {
  /** Null until the background answers. */
  readonly page: ItemPage | null;
  readonly fault: UiError | null;
  reload(): void;
  forget(attemptId: string): void;
}

/** Loads one page of the list of items, newest first. */
export function useItemPage(
  from: number,
  count: number,
  /** A request for the first page that is already in progress; null, or a null answer, when there is none. */
  prefetched: Promise<ItemPage | null> | null = null,
): ItemPageState {
  const ask = useAsk();
  const { result: page, fault, run } = useTask<ItemPage>();
  const load = useCallback(() => ask('ui>bg:listItems', { from, count }), [ask, from, count]);
  const firstAnswer = useRef(prefetched);
  useLayoutEffect(() => {
    const answer = firstAnswer.current;
    firstAnswer.current = null;
    void run(async () => (await answer) ?? load());
  }, [run, load]);

  const reload = () => void run(load);
  const forget = (id: string) =>
    void run(async () => {
      await ask('ui>bg:forgetInterrupted', { id });
      return load();
    });
  return { page, fault, reload, forget };
}
