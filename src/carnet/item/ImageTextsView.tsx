import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Heading } from '../../ui/focus.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { refusalSentence, t, type Words } from '../../ui/locales/index.ts';
import { Alert, TaskProgress, useLoad, useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { RecognitionResult, UnreadItem } from '../../workflow/recogniseImages.ts';
import { useCarnetApi } from '../carnetApi.ts';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { linkTo } from '../route.ts';

/** « Lire le texte des images »: every item with an image and no text, one after another. What is read is kept. */
export function ImageTextsView({ caseIndex }: { readonly caseIndex: Pick<CaseIndex, 'reload'> }) {
  const words = useWords();
  const { imageTexts } = useCarnetApi();
  const unread = useLoad(() => imageTexts.listUnread(), [imageTexts]);
  const reading = useTask<RecognitionResult>();
  /** How the person ended the last reading. */
  const [ended, setEnded] = useState<'paused' | 'stopped' | null>(null);
  useEffect(() => reading.cancel, [reading.cancel]);
  const start = async (items: readonly UnreadItem[]) => {
    setEnded(null);
    await reading.run((progress, signal) => imageTexts.read(items, progress, signal));
    await unread.reload();
    // The search finds what was read.
    caseIndex.reload();
  };
  const end = (how: 'paused' | 'stopped') => {
    setEnded(how);
    reading.cancel();
  };
  const { task, result } = reading;
  const items = unread.result;
  const refusedIds = new Set(result?.refused.map(({ id }) => id));
  const waiting = items?.filter(({ id }) => !refusedIds.has(id)) ?? [];
  const fault = unread.fault ?? reading.fault;
  const isPaused = result?.isCancelled === true && ended === 'paused';
  return (
    <section aria-busy={items === null && fault === null} data-image-texts>
      <WordLink word="detail.back" class="back" to="items" />
      <Heading>{t(words, 'imageTexts.title')}</Heading>
      <p class="hint">{t(words, 'imageText.meaning')}</p>
      <p class="hint">
        {t(words, 'imageText.toCheck')} {t(words, 'imageText.mayMiss')} {t(words, 'imageText.inDossier')}
      </p>
      {fault && <Alert fault={fault} />}
      {items === null && fault === null && <Loading />}
      {task.kind === 'working' ? (
        <ReadingProgress step={task.step} pause={() => end('paused')} stop={() => end('stopped')} />
      ) : (
        items && (
          <>
            <p role="status">
              {result?.isCancelled === true && ended !== null && `${t(words, `imageTexts.${ended}`)} `}
              {result !== null && result.read > 0 && `${t(words, 'imageTexts.done', { n: result.read })} `}
              {waiting.length > 0 && t(words, 'imageTexts.count', { n: waiting.length })}
            </p>
            {waiting.length === 0 && result === null && <EmptyState>{t(words, 'imageTexts.none')}</EmptyState>}
            {result !== null && result.read > 0 && <p class="hint">{t(words, 'imageTexts.where')}</p>}
            {waiting.length > 0 && (
              <p>
                <button type="button" class="primary" data-action="read-image-texts" onClick={() => start(waiting)}>
                  {isPaused ? t(words, 'imageTexts.resume') : t(words, 'imageTexts.start', { n: waiting.length })}
                </button>
              </p>
            )}
          </>
        )
      )}
      {result !== null && result.refused.length > 0 && (
        <ul>
          {result.refused.map(({ id, code }) => (
            <li key={id}>
              <a {...linkTo(`item/${id}`)}>{t(words, 'imageTexts.refused')}</a> {refusedSentence(words, code)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Says why an image was not read. */
export function refusedSentence(words: Words, code: RecognitionResult['refused'][number]['code']): string {
  if (code === 'record-damaged') return refusalSentence(words, code);
  return t(words, `imageText.fault.${code}`);
}

interface ReadingProgressProps {
  readonly step: { readonly done: number; readonly total: number } | null;
  readonly pause: () => void;
  readonly stop: () => void;
}

function ReadingProgress({ step, pause, stop }: ReadingProgressProps) {
  const words = useWords();
  const { done, total } = step ?? { done: 0, total: 0 };
  const label = total === 0 ? t(words, 'imageText.reading') : t(words, 'imageTexts.progress', { done, total });
  return (
    <TaskProgress label={label} action="stop-image-texts" step={step} cancel={stop}>
      <WordButton word="imageTexts.pause" action="pause-image-texts" onClick={pause} />
    </TaskProgress>
  );
}
