import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useLayoutEffect, useState } from 'preact/hooks';

const AddPendingContext = createContext<() => () => void>(() => () => {});
const IsPendingContext = createContext(false);

interface LayoutGateProps {
  readonly children: ComponentChildren;
}

/** Contains parts that load before they show, and the `GatedContent` below them. */
export function LayoutGate({ children }: LayoutGateProps) {
  const [pendingCount, setPendingCount] = useState(0);
  const addPending = useCallback(() => {
    setPendingCount((count) => count + 1);
    return () => setPendingCount((count) => count - 1);
  }, []);
  return (
    <AddPendingContext.Provider value={addPending}>
      <IsPendingContext.Provider value={pendingCount > 0}>{children}</IsPendingContext.Provider>
    </AddPendingContext.Provider>
  );
}

/** Called by each such part; `isReady` is true once its answer arrived or failed. */
export function useLayoutReady(isReady: boolean): void {
  const addPending = useContext(AddPendingContext);
  useLayoutEffect(() => (isReady ? undefined : addPending()), [isReady, addPending]);
}

/**
 * Shows its children once every part is ready and has its final height: a button that moves gets pressed in the wrong
 * place. Must not contain a `Heading`: a hidden element loses the focus.
 */
export function GatedContent({ children }: LayoutGateProps) {
  const isPending = useContext(IsPendingContext);
  return (
    <div class="gated-content" hidden={isPending} aria-busy={isPending}>
      {children}
    </div>
  );
}
