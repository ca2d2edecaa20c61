import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A line in the place of what was just answered: it takes the focus of the button that is gone. */
export function Instead({ children }: { readonly children: ComponentChildren }) {
  const line = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => line.current?.focus(), []);
  return (
    <p ref={line} class="hint" tabIndex={-1}>
      {children}
    </p>
  );
}
