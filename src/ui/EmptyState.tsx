import type { ComponentChildren } from 'preact';

interface EmptyStateProps {
  /** One sentence, with at most one link. */
  readonly children: ComponentChildren;
}

/** A page that has nothing yet: a small drawing, and what to do or to expect. */
export function EmptyState({ children }: EmptyStateProps) {
  return (
    <div class="empty">
      <svg viewBox="0 0 72 48" aria-hidden="true" focusable="false">
        <rect class="drawn-back" x="20" y="3" width="48" height="30" rx="4" />
        <rect class="drawn-front" x="4" y="13" width="48" height="32" rx="4" />
        <circle class="drawn-back" cx="14" cy="23" r="4" />
        <path class="drawn-front" d="M23 21h20M23 27h12M12 36h28" />
      </svg>
      <p>{children}</p>
    </div>
  );
}
