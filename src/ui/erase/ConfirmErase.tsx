import { useRef, useState } from 'preact/hooks';
import type { CaseEraseImpact } from '../../domain/case/eraseImpact.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Panel } from '../parts/Panel.tsx';
import { t, type Words } from '../words/index.ts';

interface ConfirmEraseProps {
  readonly words: Words;
  /** Everything on this computer, not one case. */
  readonly all: boolean;
  readonly cases: readonly CaseEraseImpact[];
  readonly erase: () => Promise<null>;
  readonly done: () => void;
  readonly cancel: () => void;
}

/** What would be lost is said, and the person ticks what they know, before anything is erased. */
export function ConfirmErase({ words, all, cases, erase, done, cancel }: ConfirmEraseProps) {
  const [ticked, setTicked] = useState(false);
  const [unready, setUnready] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const busy = useRef(false);
  const lost = cases.reduce((sum, { neverExported }) => sum + neverExported, 0);

  async function confirm(): Promise<void> {
    setUnready(!ticked);
    if (!ticked || busy.current) return;
    busy.current = true;
    setFault(null);
    try {
      await erase();
      done();
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      busy.current = false;
    }
  }

  return (
    <Panel id="erase-title" title={t(words, all ? 'erase.allTitle' : 'erase.caseTitle')}>
      {all && <p>{t(words, 'erase.allMeaning')}</p>}
      {lost > 0 && <p class="note">{t(words, 'erase.lost', { n: lost })}</p>}
      {fault && <Alert words={words} fault={fault} />}
      <label class="tick">
        <input
          type="checkbox"
          name="sure"
          checked={ticked}
          aria-describedby="erase-tick"
          onChange={(event) => setTicked(event.currentTarget.checked)}
        />
        {t(words, lost > 0 ? 'erase.acceptLoss' : 'erase.checkedCopy')}
      </label>
      <p id="erase-tick" role="alert">
        {unready && !ticked && t(words, 'erase.tickFirst')}
      </p>
      <div class="choices">
        <button type="button" data-action="erase-cancel" onClick={cancel}>
          {t(words, 'erase.keep')}
        </button>
        <button type="button" data-action="erase-confirm" onClick={() => void confirm()}>
          {t(words, 'erase.confirm')}
        </button>
      </div>
    </Panel>
  );
}
