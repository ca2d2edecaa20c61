import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface LinkedFoldProps {
  readonly name: string;
  readonly title: ComponentChildren;
  readonly class?: string;
  /** A link led here: open, with the focus. */
  readonly isOpen: boolean;
  /** Open without the focus too. */
  readonly open?: boolean;
  /** Of the folds of one group, one is open at a time. */
  readonly group?: string;
  /** Nothing in it is read or in the page before it is opened. */
  readonly isLazy?: boolean;
  readonly children: ComponentChildren;
}

/** A fold of a page that links lead to. */
export function LinkedFold({ name, title, isOpen, group, isLazy = false, children, ...attributes }: LinkedFoldProps) {
  const [isShown, setShown] = useState(isOpen);
  const summary = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (isOpen) summary.current?.focus();
  }, [isOpen]);
  return (
    <details
      data-fold={name}
      name={group}
      open={isOpen}
      onToggle={({ currentTarget }) => currentTarget.open && setShown(true)}
      {...attributes}
    >
      <summary ref={summary}>{title}</summary>
      {(!isLazy || isShown || isOpen) && children}
    </details>
  );
}
