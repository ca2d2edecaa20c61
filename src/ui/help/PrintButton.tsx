import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

interface PrintButtonProps {
  readonly print: () => void;
}

/** Prints the page. It is itself not printed. */
export function PrintButton({ print }: PrintButtonProps) {
  const words = useWords();
  return (
    <div class="screen-only">
      <button type="button" data-action="print" onClick={print}>
        {t(words, 'help.print')}
      </button>
      <p class="hint">{t(words, 'traces.printer')}</p>
    </div>
  );
}
