import { useEffect, useRef, useState } from 'preact/hooks';
import type { DossierPreview } from '../../../domain/export/pagePreview.ts';
import { Masked } from '../../parts/Masked.tsx';
import { useRevealed } from '../../parts/revealed.ts';
import { t, type Words } from '../../words/index.ts';
import { Radios, Tick } from './fields.tsx';

interface PageAheadProps {
  readonly words: Words;
  readonly ahead: DossierPreview;
}

/** One page at a time. The pictures of the pièces are asked for apart, and once more in each document. */
export function PageAhead({ words, ahead }: PageAheadProps) {
  const [at, setAt] = useState({ document: 0, page: 0 });
  const [pictures, setPictures] = useState(false);
  const revealed = useRevealed<HTMLDivElement>();
  const { documents } = ahead;
  const { name = '', pages = 0 } = documents[at.document] ?? {};
  const page = at.page + 1;
  const turn = (by: 1 | -1) => setAt((before) => ({ ...before, page: before.page + by }));
  return (
    <div ref={revealed.root}>
      <Radios
        legend={t(words, 'ahead.document')}
        name="ahead-document"
        value={name}
        options={documents.map((one) => [one.name, one.name] as const)}
        choose={(chosen) => {
          setPictures(false);
          setAt({ document: documents.findIndex((one) => one.name === chosen), page: 0 });
        }}
      />
      <Tick name="ahead-pictures" label={t(words, 'ahead.pictures')} checked={pictures} tick={setPictures} />
      <p role="status" data-page={page}>
        {t(words, 'ahead.page', { page, pages })}
      </p>
      <div class="choices">
        <button type="button" data-action="page-before" disabled={page <= 1} onClick={() => turn(-1)}>
          {t(words, 'ahead.before')}
        </button>
        <button type="button" data-action="page-after" disabled={page >= pages} onClick={() => turn(1)}>
          {t(words, 'ahead.after')}
        </button>
      </div>
      <Masked
        words={words}
        kind="text"
        shown={revealed.shown === 'page'}
        toggle={() => revealed.toggle('page')}
        showLabel={t(words, 'ahead.show', { page })}
        hideLabel={t(words, 'ahead.hide', { page })}
        reveal={() => (
          <>
            <DrawnPage words={words} ahead={ahead} at={at} pictures={pictures} />
            <details>
              <summary>{t(words, 'ahead.text')}</summary>
              <p class="quotation">{ahead.read(at.document, at.page)}</p>
            </details>
          </>
        )}
      />
    </div>
  );
}

interface DrawnPageProps extends PageAheadProps {
  readonly at: { readonly document: number; readonly page: number };
  readonly pictures: boolean;
}

function DrawnPage({ words, ahead, at, pictures }: DrawnPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState('');
  const wanted = `${at.document}/${at.page}/${pictures}`;
  useEffect(() => {
    let current = true;
    if (canvas.current !== null)
      ahead.draw(at.document, at.page, canvas.current, pictures).then(
        () => current && setDrawn(wanted),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [ahead, at, pictures, wanted]);
  return (
    <canvas
      ref={canvas}
      class="page-ahead"
      data-drawn={drawn}
      role="img"
      aria-label={t(words, 'ahead.alt', { page: at.page + 1 })}
    />
  );
}
