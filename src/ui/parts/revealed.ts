import { createContext, type RefObject } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';

/** Told each time something is shown: a long review is noticed by the page, and by nothing else. */
export const ShownOnce = createContext<() => void>(() => undefined);

export interface Revealed<E extends HTMLElement> {
  /** To be set on the element that holds the masked things. */
  readonly root: RefObject<E | null>;
  readonly shown: string | null;
  toggle(id: string): void;
}

/** One thing shown at a time, and masked again as soon as the person looks at another tab or window. */
export function useRevealed<E extends HTMLElement>(): Revealed<E> {
  const root = useRef<E>(null);
  const counted = useContext(ShownOnce);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    const page = root.current?.ownerDocument;
    const mask = () => page?.hidden && setShown(null);
    page?.addEventListener('visibilitychange', mask);
    return () => page?.removeEventListener('visibilitychange', mask);
  }, []);
  const toggle = (id: string): void => {
    if (shown !== id) counted();
    setShown(shown === id ? null : id);
  };
  return { root, shown, toggle };
}
