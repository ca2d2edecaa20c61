import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface LinkedFoldProps {
  readonly name: string;
  readonly title: ComponentChildren;
  readonly class?: string;
  /** A link led here: open, with the focus. */
  readonly isOpen: boolean;
  readonly onOpen?: () => void;
  readonly children: ComponentChildren;
}

/** A fold of a page that links lead to. */
export function LinkedFold({ name, title, isOpen, onOpen, children, ...attributes }: LinkedFoldProps) {
  const summary = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (isOpen) summary.current?.focus();
  }, [isOpen]);
  return (
    <details
      data-fold={name}
      open={isOpen}
      onToggle={({ currentTarget }) => currentTarget.open && onOpen?.()}
      {...attributes}
    >
      <summary ref={summary}>{title}</summary>
      {children}
    </details>
  );
}
