import { useState } from 'preact/hooks';
import type { CaseEraseImpact } from '../../domain/case/case.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useWords } from '../shared/context.ts';
import { Panel } from '../shared/Panel.tsx';
import { useSubmit } from '../shared/useSubmit.ts';

interface ConfirmEraseProps {
  /** Of the one case to erase; null erases everything on this computer. */
  readonly name: string | null;
  readonly cases: readonly CaseEraseImpact[];
  readonly erase: () => Promise<null>;
  readonly onDone: () => void;
  readonly cancel: () => void;
}

/** Says what would be lost; the user must tick a confirmation before anything is erased. */
export function ConfirmErase({ name, cases, erase, onDone, cancel }: ConfirmEraseProps) {
  const words = useWords();
  const [isConfirmed, setIsConfirmed] = useState(false);
  const [asksToTick, setAsksToTick] = useState(false);
  const { fault, submit } = useSubmit();
  const neverExportedCount = cases.reduce((sum, { neverExported }) => sum + neverExported, 0);

  const confirm = () => {
    setAsksToTick(!isConfirmed);
    if (!isConfirmed) return;
    void submit(async () => {
      await erase();
      onDone();
    });
  };

  return (
    <Panel id="erase-title" title={name === null ? t(words, 'erase.allTitle') : t(words, 'erase.caseTitle', { name })}>
      {name === null && <p>{t(words, 'erase.allMeaning')}</p>}
      {neverExportedCount > 0 && <p class="note">{t(words, 'erase.lost', { n: neverExportedCount })}</p>}
      {fault && <Alert fault={fault} />}
      <label class="tick">
        <input
          type="checkbox"
          name="sure"
          checked={isConfirmed}
          aria-describedby="erase-tick"
          onChange={(event) => setIsConfirmed(event.currentTarget.checked)}
        />
        {t(words, neverExportedCount > 0 ? 'erase.acceptLoss' : 'erase.checkedCopy')}
      </label>
      <p id="erase-tick" role="alert">
        {asksToTick && !isConfirmed && t(words, 'erase.tickFirst')}
      </p>
      <div class="choices">
        <button type="button" data-action="erase-cancel" onClick={cancel}>
          {t(words, 'erase.keep')}
        </button>
        <button type="button" class="danger" data-action="erase-confirm" onClick={confirm}>
          {t(words, 'erase.confirm')}
        </button>
      </div>
    </Panel>
  );
}
