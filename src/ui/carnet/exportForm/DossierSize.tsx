import { useContext, useEffect } from 'preact/hooks';
import { MAX_LIGHT_PDF_BYTES } from '../../../domain/shared/limits.ts';
import { formatFileSize } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { useTask } from '../../shared/useTask.tsx';
import type { CarnetApi } from '../carnetApi.ts';
import { PendingWritesContext } from '../pendingWrites.ts';

interface DossierSizeProps extends Pick<CarnetApi, 'estimateDossier'> {
  /** The dossier is then a zip alone. */
  readonly hasPassword: boolean;
}

/** The estimated size, with advice when the PDF would be large. What cannot be read is reported by the export. */
export function DossierSize({ estimateDossier, hasPassword }: DossierSizeProps) {
  const words = useWords();
  const pendingWrites = useContext(PendingWritesContext);
  const { result: bytes, fault, run, reset } = useTask<number>();
  useEffect(() => {
    void run(() => pendingWrites.flush().then(estimateDossier));
    return reset;
  }, [estimateDossier, pendingWrites, run, reset]);
  if (fault !== null) return null;
  const isLarge = bytes !== null && bytes > MAX_LIGHT_PDF_BYTES && !hasPassword;
  return (
    // A line from the start: nothing below moves when the size is known.
    <p role="status" class={isLarge ? 'note' : 'hint'} data-large-pdf={isLarge}>
      {bytes === null
        ? t(words, 'exportForm.sizeWorking')
        : t(words, isLarge ? 'exportForm.sizeLarge' : 'exportForm.size', { size: formatFileSize(words.lang, bytes) })}
    </p>
  );
}
