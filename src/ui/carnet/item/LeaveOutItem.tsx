import { useState } from 'preact/hooks';
import { t } from '../../locales/index.ts';
import { Alert } from '../../shared/Alert.tsx';
import { useWords } from '../../shared/context.ts';
import type { CarnetApi } from '../carnetApi.ts';
import type { ListChange } from '../items/listState.ts';
import { useItemMarks } from '../items/useItemMarks.ts';
import type { CaseIndex } from '../useCaseIndex.ts';

interface LeaveOutItemProps {
  readonly carnetApi: CarnetApi;
  readonly caseIndex: CaseIndex;
  readonly itemId: string;
}

/** Leaves one item out of the dossiers, or includes it again: the same button undoes it. */
export function LeaveOutItem({ carnetApi, caseIndex, itemId }: LeaveOutItemProps) {
  const words = useWords();
  const [lastChange, setLastChange] = useState<ListChange | null>(null);
  const marks = useItemMarks(carnetApi, caseIndex, setLastChange);
  const isLeftOut = caseIndex.leftOut.has(itemId);
  return (
    <div>
      {marks.fault && <Alert fault={marks.fault} />}
      <button
        type="button"
        data-action={isLeftOut ? 'include-item' : 'leave-out-item'}
        onClick={() => void marks.leaveOut([itemId], !isLeftOut)}
      >
        {t(words, isLeftOut ? 'items.include' : 'items.leaveOut')}
      </button>
      <p class="hint" role="status">
        {lastChange?.sentence ?? t(words, isLeftOut ? 'detail.isLeftOut' : 'detail.leaveOutMeaning')}
      </p>
    </div>
  );
}
