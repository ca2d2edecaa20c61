import { useState } from 'preact/hooks';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useWords } from '../shared/context.ts';
import { useSubmit } from '../shared/useSubmit.ts';

interface SaveAsProps {
  /** Resolves with false when the person cancels. */
  readonly save: () => Promise<boolean>;
  /** False where the page explained it just before. */
  readonly isExplained?: boolean;
}

/** Saves to a place the person chooses, without an entry in the list of downloads. */
export function SaveAs({ save, isExplained = true }: SaveAsProps) {
  const words = useWords();
  const [isSaved, setSaved] = useState(false);
  const { fault, working, submit } = useSubmit();
  const saveFile = () =>
    submit(async () => {
      setSaved(false);
      setSaved(await save());
    });
  return (
    <>
      <button type="button" data-action="save-as" disabled={working} onClick={saveFile}>
        {t(words, 'exportDone.saveAs')}
      </button>
      {isExplained && <p>{t(words, 'exportDone.saveAsMeaning')}</p>}
      <p role="status" class={isSaved ? 'saved' : 'hint'}>
        {working && t(words, 'exportDone.saving')}
        {isSaved && t(words, 'exportDone.savedThere')}
      </p>
      {fault && <Alert fault={fault} />}
    </>
  );
}
