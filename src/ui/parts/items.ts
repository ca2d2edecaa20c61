import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ItemPage } from '../../messages/protocol.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';

export interface ItemsState {
  /** Null while the background has not answered yet. */
  readonly page: ItemPage | null;
  readonly fault: Fault | null;
  reload(): void;
  forget(attemptId: string): void;
}

/** One page of the list, newest first; only that page is ever asked for. */
export function useItems(
  ask: Ask,
  from: number,
  count: number,
  /** Asked for already; null, or a null answer: not yet. */
  asked: Promise<ItemPage | null> | null = null,
): ItemsState {
  const [page, setPage] = useState<ItemPage | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [turn, setTurn] = useState(0);

  const early = useRef(asked);
  useLayoutEffect(() => {
    let current = true;
    setFault(null);
    const answer = Promise.resolve(early.current);
    early.current = null;
    answer
      .then((page) => page ?? ask('ui>bg:listItems', { from, count }))
      .then(
        (answer) => current && setPage(answer),
        (error: unknown) => current && setFault(faultOf(error)),
      );
    return () => {
      current = false;
    };
  }, [ask, from, count, turn]);

  const reload = () => setTurn((value) => value + 1);
  const forget = (id: string) => {
    ask('ui>bg:forgetInterrupted', { id }).then(reload, (error: unknown) => setFault(faultOf(error)));
  };
  return { page, fault, reload, forget };
}
