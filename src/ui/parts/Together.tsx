import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useLayoutEffect, useState } from 'preact/hooks';

const Wait = createContext<() => () => void>(() => () => {});
const Waiting = createContext(false);

interface Held {
  readonly children: ComponentChildren;
}

/** Around parts that each ask something before they show, and what stands below them. */
export function Together({ children }: Held) {
  const [waits, setWaits] = useState(0);
  const wait = useCallback(() => {
    setWaits((count) => count + 1);
    return () => setWaits((count) => count - 1);
  }, []);
  return (
    <Wait.Provider value={wait}>
      <Waiting.Provider value={waits > 0}>{children}</Waiting.Provider>
    </Wait.Provider>
  );
}

/** In one of them: `known` once its answer is there, or will not come. */
export function useWaitedFor(known: boolean): void {
  const wait = useContext(Wait);
  useLayoutEffect(() => (known ? undefined : wait()), [known, wait]);
}

/** Shows once all of them are as tall as they will be: a button that moves is pressed in the wrong place. No title here: hidden, it would lose the focus. */
export function Settled({ children }: Held) {
  const waiting = useContext(Waiting);
  return (
    <div class="settled" hidden={waiting} aria-busy={waiting}>
      {children}
    </div>
  );
}
