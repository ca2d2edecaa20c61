import { useWords } from './context.ts';
import { t } from './locales/index.ts';

interface LoadingProps {
  /** Number of blocks, each as high as a row of the list. */
  readonly blocks?: number;
}

/** Holds the place of what is being read, so that nothing moves. The style sheet draws it after 150 ms only. */
export function Loading({ blocks = 1 }: LoadingProps) {
  return (
    <>
      <p class="screen-reader-only">{t(useWords(), 'app.loading')}</p>
      <Skeleton blocks={blocks} />
    </>
  );
}

export function Skeleton({ blocks = 1 }: LoadingProps) {
  return (
    <div class="skeleton" aria-hidden="true">
      {Array.from({ length: blocks }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
