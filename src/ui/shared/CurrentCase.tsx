import type { ItemPage } from '../../messages/protocol.ts';
import { t } from '../locales/index.ts';
import { formatCaseName } from './caseName.ts';
import { useWords } from './context.ts';

interface CurrentCaseProps {
  readonly page: ItemPage | null;
}

/** Names the case that captures go to, when there are several. */
export function CurrentCase({ page }: CurrentCaseProps) {
  const words = useWords();
  if (page?.current === undefined) return null;
  return (
    <p data-current-case>
      <strong>{t(words, 'cases.where', { name: formatCaseName(words, page.current) })}</strong>
    </p>
  );
}
