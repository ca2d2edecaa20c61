import { useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ExportChoices } from '../../domain/export/exportChoices.ts';
import type { StaysOut } from '../../domain/export/exportedDossier.ts';
import type { DossierPreview } from '../../domain/export/pagePreview.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Masked, useReveal } from '../../ui/Masked.tsx';
import { Alert, progressOf, useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { Checkbox, RadioGroup } from '../parts/formFields.tsx';
import { PendingWritesContext } from '../parts/pendingWrites.ts';

interface PreviewSectionProps {
  /** A change of these closes the preview, since it changes the dossier. */
  readonly choices: ExportChoices;
  readonly staysOut: StaysOut;
}

/** A preview of the pages of the dossier: rendered here, masked until a press, never stored. */
export function PreviewSection({ choices, staysOut }: PreviewSectionProps) {
  const words = useWords();
  const { loadExports } = useCarnetApi();
  const { task, fault, run, reset } = useTask<DossierPreview>();
  const [first, setFirst] = useState<DossierPreview | null>(null);
  const pendingWrites = useContext(PendingWritesContext);
  const close = useCallback(() => {
    reset();
    setFirst(null);
  }, [reset]);
  // Closes the preview when the choices change or on unmount. A layout effect: a passive one could run late and close a
  // preview opened after the change.
  useLayoutEffect(() => close, [choices, staysOut]);
  const openPreview = () => {
    setFirst(null);
    void run(async (progress, signal) => {
      await pendingWrites.flush();
      return (await loadExports()).previewDossier(
        progress,
        signal,
        (preview) => signal.aborted || setFirst(preview),
        staysOut,
      );
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
          <progress aria-labelledby="preview-step" {...progressOf(task.step)} />
        </>
      )}
      {isOpen && <p class="hint">{t(words, 'preview.meaning')}</p>}
      {preview && <PreviewPage preview={preview} />}
      <p>
        {isOpen ? (
          <WordButton word="preview.close" action="close-preview" onClick={close} />
        ) : (
          <WordButton word="preview.open" action="preview-dossier" onClick={openPreview} />
        )}
      </p>
    </section>
  );
}

interface PreviewPageProps {
  readonly preview: DossierPreview;
}

/** One page at a time. The images of the pièces show on a separate request, repeated for each document. */
function PreviewPage({ preview }: PreviewPageProps) {
  const words = useWords();
  const [position, setPosition] = useState({ document: 0, page: 0 });
  const [pictures, setPictures] = useState(false);
  const reveal = useReveal<HTMLDivElement>();
  const { documents } = preview;
  const { name = '', pages = 0 } = documents[position.document] ?? {};
  const page = position.page + 1;
  const turnPage = (by: 1 | -1) => setPosition((before) => ({ ...before, page: before.page + by }));
  return (
    <div ref={reveal.root}>
      {documents.length > 1 && (
        <RadioGroup
          legend={t(words, 'preview.document')}
          name="preview-document"
          value={name}
          options={documents.map((one) => [one.name, one.name] as const)}
          choose={(chosen) => {
            setPictures(false);
            setPosition({ document: documents.findIndex((one) => one.name === chosen), page: 0 });
          }}
        />
      )}
      <Checkbox
        name="preview-pictures"
        label={t(words, 'preview.pictures')}
        checked={pictures}
        onChange={setPictures}
      />
      <div class="pages">
        <WordButton word="carnet.newer" action="page-before" disabled={page <= 1} onClick={() => turnPage(-1)} />
        <p role="status" data-page={page}>
          {t(words, 'preview.page', { page, pages })}
        </p>
        <WordButton word="carnet.older" action="page-after" disabled={page >= pages} onClick={() => turnPage(1)} />
      </div>
      <Masked
        kind="page"
        {...reveal.mask('page')}
        showLabel={t(words, 'preview.show', { page })}
        hideLabel={t(words, 'preview.hide', { page })}
        reveal={() => (
          <>
            <PageCanvas preview={preview} position={position} pictures={pictures} />
            <details>
              <summary>{t(words, 'preview.text')}</summary>
              <p class="quotation">{preview.read(position.document, position.page)}</p>
            </details>
          </>
        )}
      />
    </div>
  );
}

interface PageCanvasProps extends PreviewPageProps {
  readonly position: { readonly document: number; readonly page: number };
  readonly pictures: boolean;
}

function PageCanvas({ preview, position, pictures }: PageCanvasProps) {
  const words = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawnKey, setDrawnKey] = useState('');
  const wantedKey = `${position.document}/${position.page}/${pictures}`;
  useEffect(() => {
    let current = true;
    if (canvas.current !== null)
      preview.draw(position.document, position.page, canvas.current, pictures).then(
        () => current && setDrawnKey(wantedKey),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [preview, position, pictures, wantedKey]);
  return (
    <canvas
      ref={canvas}
      class="page-preview"
      data-drawn={drawnKey}
      role="img"
      aria-label={t(words, 'preview.alt', { page: position.page + 1 })}
    />
  );
}
