import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useWords } from '../shared/context.ts';
import { DamagedItems } from './DamagedItems.tsx';
import type { CaseIndex } from './useCaseIndex.ts';

interface CaseLoadingProps {
  readonly caseIndex: CaseIndex;
  /** Shown while nothing is recorded: states the next step. */
  readonly emptyText: string;
}

/** Shown until the case index is loaded: a loading line, a fault with a retry button, or the next step. */
export function CaseLoading({ caseIndex, emptyText }: CaseLoadingProps) {
  const words = useWords();
  const { index, damagedItems, fault, empty, reload } = caseIndex;
  if (fault) {
    return <Alert fault={fault} retry={reload} />;
  }
  if (empty || (index?.items.length === 0 && damagedItems.length === 0)) return <p class="empty">{emptyText}</p>;
  return (
    <>
      <DamagedItems caseIndex={caseIndex} />
      <p role="status" class="hint">
        {index === null && t(words, 'app.loading')}
      </p>
    </>
  );
}
