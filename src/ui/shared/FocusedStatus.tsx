import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A line that replaces an answered question and takes the focus, because the pressed button was removed. */
export function FocusedStatus({ children }: { readonly children: ComponentChildren }) {
  const line = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => line.current?.focus(), []);
  return (
    <p ref={line} class="hint" tabIndex={-1}>
      {children}
    </p>
  );
}
