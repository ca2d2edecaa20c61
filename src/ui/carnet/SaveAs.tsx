import { useState } from 'preact/hooks';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';

interface SaveAsProps {
  readonly words: Words;
  /** False: the person chose nothing. */
  readonly save: () => Promise<boolean>;
}

/** To a place the person chooses, past the list of downloads. */
export function SaveAs({ words, save }: SaveAsProps) {
  const [state, setState] = useState<'still' | 'saving' | 'saved'>('still');
  const [fault, setFault] = useState<Fault | null>(null);
  const press = () => {
    setState('saving');
    setFault(null);
    save().then(
      (saved) => setState(saved ? 'saved' : 'still'),
      (error: unknown) => {
        setState('still');
        setFault(faultOf(error));
      },
    );
  };
  return (
    <>
      <button type="button" data-action="save-as" disabled={state === 'saving'} onClick={press}>
        {t(words, 'done.saveAs')}
      </button>
      <p>{t(words, 'done.saveAsMeaning')}</p>
      <p role="status" class="hint">
        {state === 'saving' && t(words, 'done.saving')}
        {state === 'saved' && t(words, 'done.savedThere')}
      </p>
      {fault && <Alert words={words} fault={fault} />}
    </>
  );
}
