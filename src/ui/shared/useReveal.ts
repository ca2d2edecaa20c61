import { createContext, type RefObject } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';

/** Called each time masked content is shown. Only the page counts these: nothing is stored or sent. */
export const RevealContext = createContext<() => void>(() => undefined);

export interface RevealState<E extends HTMLElement> {
  /** To set on the element that contains the masked content. */
  readonly root: RefObject<E | null>;
  readonly shown: string | null;
  toggle(id: string): void;
}

/** Shows one masked content at a time, and masks it again as soon as the page is hidden (another tab or window). */
export function useReveal<E extends HTMLElement>(): RevealState<E> {
  const root = useRef<E>(null);
  const onReveal = useContext(RevealContext);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    const page = root.current?.ownerDocument;
    const maskWhenHidden = () => page?.hidden && setShown(null);
    page?.addEventListener('visibilitychange', maskWhenHidden);
    return () => page?.removeEventListener('visibilitychange', maskWhenHidden);
  }, []);
  const toggle = (id: string): void => {
    if (shown !== id) onReveal();
    setShown(shown === id ? null : id);
  };
  return { root, shown, toggle };
}
