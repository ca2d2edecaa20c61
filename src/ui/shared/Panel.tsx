import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useFocusRestore } from './useFocusRestore.ts';

interface PanelProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A panel that replaces the button that opened it. Its title takes the focus: the panel may be taller than the window. */
export function Panel({ id, title, children }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const container = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus();
    // The focus only brings the title into view: the buttons are below.
    container.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useFocusRestore(container);
  return (
    <section ref={container} class="panel" aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
