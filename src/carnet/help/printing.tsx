import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { WordButton } from '../../ui/WordButton.tsx';

/** Opens the folds of `page` that match `selector` before it is printed, from the browser's own menu too. */
export function useUnfoldedPrint(page: RefObject<HTMLElement | null>, selector: string): void {
  useEffect(() => {
    const { defaultView } = page.current?.ownerDocument ?? {};
    const unfold = () => {
      for (const fold of page.current?.querySelectorAll<HTMLDetailsElement>(selector) ?? []) fold.open = true;
    };
    defaultView?.addEventListener('beforeprint', unfold);
    return () => defaultView?.removeEventListener('beforeprint', unfold);
  }, [page, selector]);
}

/** Prints the page. It is itself not printed. */
export function PrintButton({ print, word = 'help.print' }: PrintButtonProps) {
  const words = useWords();
  return (
    <div class="screen-only">
      <WordButton word={word} action="print" onClick={print} />
      <p class="hint">{t(words, 'traces.printer')}</p>
    </div>
  );
}

interface PrintButtonProps {
  readonly print: () => void;
  readonly word?: 'help.print' | 'help.printCard';
}
