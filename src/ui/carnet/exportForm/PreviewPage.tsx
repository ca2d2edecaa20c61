import { useEffect, useRef, useState } from 'preact/hooks';
import type { DossierPreview } from '../../../domain/export/pagePreview.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { Masked } from '../../shared/Masked.tsx';
import { useReveal } from '../../shared/useReveal.ts';
import { Checkbox, RadioGroup } from './choiceFields.tsx';

interface PreviewPageProps {
  readonly preview: DossierPreview;
}

/** One page at a time. The images of the pièces show on a separate request, repeated for each document. */
export function PreviewPage({ preview }: PreviewPageProps) {
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
      <Checkbox
        name="preview-pictures"
        label={t(words, 'preview.pictures')}
        checked={pictures}
        onChange={setPictures}
      />
      <p role="status" data-page={page}>
        {t(words, 'preview.page', { page, pages })}
      </p>
      <div class="choices">
        <button type="button" data-action="page-before" disabled={page <= 1} onClick={() => turnPage(-1)}>
          {t(words, 'preview.before')}
        </button>
        <button type="button" data-action="page-after" disabled={page >= pages} onClick={() => turnPage(1)}>
          {t(words, 'preview.after')}
        </button>
      </div>
      <Masked
        kind="text"
        shown={reveal.shown === 'page'}
        toggle={() => reveal.toggle('page')}
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
