import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import type { CaseIndex } from './useCaseIndex.ts';

interface DamagedItemsProps {
  readonly caseIndex: Pick<CaseIndex, 'damagedItems'>;
}

/** Lists the items that cannot be read from the disk. Shown wherever the other items are counted or searched. */
export function DamagedItems({ caseIndex: { damagedItems } }: DamagedItemsProps) {
  const words = useWords();
  if (damagedItems.length === 0) return null;
  return (
    <p class="note" role="status" data-damaged-items>
      {t(words, 'damaged.items', { n: damagedItems.length, list: damagedItems.join(', ') })}
    </p>
  );
}
