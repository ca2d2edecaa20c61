import { useContext, useLayoutEffect } from 'preact/hooks';
import type { ExportChoices } from '../../../domain/export/exportChoices.ts';
import type { DossierPreview, PreviewDossier } from '../../../domain/export/pagePreview.ts';
import { Alert } from '../../parts/Alert.tsx';
import { useWork } from '../../parts/work.tsx';
import { t, type Words } from '../../words/index.ts';
import { UnwrittenHere } from '../unwritten.ts';
import { PageAhead } from './PageAhead.tsx';

interface LookAheadProps {
  readonly words: Words;
  readonly lookAhead: PreviewDossier;
  /** Other choices make another dossier: what is shown goes. */
  readonly choices: ExportChoices;
}

/** The pages of the dossier before it is written: drawn here, masked until asked, kept nowhere. */
export function LookAheadPages({ words, lookAhead, choices }: LookAheadProps) {
  const { work, fault, run, drop } = useWork<DossierPreview>();
  const unwritten = useContext(UnwrittenHere);
  // Other choices close it, and so does leaving; at once, or a look begun since would be closed too.
  useLayoutEffect(() => drop, [choices]);
  const look = () =>
    void run(async (progress, signal) => {
      await unwritten.settled();
      return lookAhead(progress, signal);
    });
  const opened = work.kind === 'working' || work.kind === 'done';
  return (
    <section data-ahead={work.kind === 'done' ? 'ready' : 'still'}>
      <h2>{t(words, 'ahead.title')}</h2>
      <p class="hint">{t(words, 'ahead.meaning')}</p>
      {fault && <Alert words={words} fault={fault} />}
      {work.kind === 'working' && (
        <>
          <p role="status" id="ahead-step">
            {t(words, 'ahead.working')}
          </p>
          <progress
            aria-labelledby="ahead-step"
            {...(work.step && work.step.total > 0 && { value: work.step.done, max: work.step.total })}
          />
        </>
      )}
      {work.kind === 'done' && <PageAhead words={words} ahead={work.result} />}
      <p>
        {opened ? (
          <button type="button" data-action="close-ahead" onClick={drop}>
            {t(words, 'ahead.close')}
          </button>
        ) : (
          <button type="button" data-action="look-ahead" onClick={look}>
            {t(words, 'ahead.open')}
          </button>
        )}
      </p>
    </section>
  );
}
