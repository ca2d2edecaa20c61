import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Addition } from '../route.ts';

interface FoldProps {
  readonly subject: Addition;
  readonly title: string;
  /** What is chosen now, in one line. */
  readonly chosen: string;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  /** Opened by « Modifier »: takes the focus. */
  readonly takesFocus: boolean;
  readonly children: ComponentChildren;
}

/** A subject of the second page: its title and what is chosen; its questions when it is open. */
export function Fold({ subject, title, chosen, open, onToggle, takesFocus, children }: FoldProps) {
  const summary = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!takesFocus) return;
    summary.current?.focus();
    summary.current?.scrollIntoView({ block: 'start' });
  }, [takesFocus]);
  return (
    <details class="fold" data-subject={subject} open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary ref={summary}>
        <h2>{title}</h2>
        <span class="hint">{chosen}</span>
      </summary>
      <div class="export-form">{children}</div>
    </details>
  );
}
