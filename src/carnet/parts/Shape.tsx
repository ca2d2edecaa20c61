import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useObjectUrl } from '../../ui/Masked.tsx';
import { useCarnetApi } from '../carnetApi.ts';

interface ShapeProps {
  readonly itemId: string;
  /** Shows until the shape is made, and when there is no picture. */
  readonly children?: ComponentChildren;
}

/** The shape of an item's picture, made once it is on the screen: a list of 20,000 captures reads only these. */
export function Shape({ itemId, children }: ShapeProps) {
  const carnetApi = useCarnetApi();
  const place = useRef<HTMLSpanElement>(null);
  const isSeen = useIsSeen(place);
  const read = async () => (isSeen ? await carnetApi.items.shape(itemId) : null);
  const url = useObjectUrl(read, [carnetApi, itemId, isSeen]);
  return (
    <span ref={place} class="shape" aria-hidden="true">
      {url ? <img src={url} alt="" /> : children}
    </span>
  );
}

/** True from the moment that the element is on the screen. */
function useIsSeen(place: RefObject<Element | null>): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      setIsSeen(true);
    });
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return isSeen;
}
