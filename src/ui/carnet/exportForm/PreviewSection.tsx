import { useCallback, useContext, useLayoutEffect, useState } from 'preact/hooks';
import type { ExportChoices } from '../../../domain/export/exportChoices.ts';
import type { DossierPreview, PreviewDossier } from '../../../domain/export/pagePreview.ts';
import { t } from '../../locales/index.ts';
import { Alert } from '../../shared/Alert.tsx';
import { useWords } from '../../shared/context.ts';
import { useTask } from '../../shared/useTask.tsx';
import { PendingWritesContext } from '../pendingWrites.ts';
import { PreviewPage } from './PreviewPage.tsx';

interface PreviewSectionProps {
  readonly previewDossier: PreviewDossier;
  /** A change closes the preview, since it changes the dossier. */
  readonly choices: ExportChoices;
}

/** A preview of the pages of the dossier: rendered here, masked until a press, never stored. */
export function PreviewSection({ previewDossier, choices }: PreviewSectionProps) {
  const words = useWords();
  const { task, fault, run, reset } = useTask<DossierPreview>();
  const [first, setFirst] = useState<DossierPreview | null>(null);
  const pendingWrites = useContext(PendingWritesContext);
  const close = useCallback(() => {
    reset();
    setFirst(null);
  }, [reset]);
  // Closes the preview when the choices change or on unmount. A layout effect: a passive one could run late and close a
  // preview opened after the change.
  useLayoutEffect(() => close, [choices]);
  const openPreview = () => {
    setFirst(null);
    void run(async (progress, signal) => {
      await pendingWrites.flush();
      return previewDossier(progress, signal, (preview) => signal.aborted || setFirst(preview));
    });
  };
  const isOpen = task.kind === 'working' || task.kind === 'done';
  const preview = task.kind === 'done' ? task.result : task.kind === 'working' ? first : null;
  return (
    <section data-preview={task.kind === 'done' ? 'ready' : 'still'}>
      {fault && <Alert fault={fault} />}
      {task.kind === 'working' && (
        <>
          <p role="status" id="preview-step">
            {t(words, 'preview.working')}
          </p>
          <progress
            aria-labelledby="preview-step"
            {...(task.step && task.step.total > 0 && { value: task.step.done, max: task.step.total })}
          />
        </>
      )}
      {isOpen && <p class="hint">{t(words, 'preview.meaning')}</p>}
      {preview && <PreviewPage preview={preview} />}
      <p>
        {isOpen ? (
          <button type="button" data-action="close-preview" onClick={close}>
            {t(words, 'preview.close')}
          </button>
        ) : (
          <button type="button" data-action="preview-dossier" onClick={openPreview}>
            {t(words, 'preview.open')}
          </button>
        )}
      </p>
    </section>
  );
}
