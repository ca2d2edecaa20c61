import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  correctLine,
  type ImageText,
  type ImageTextLine,
  imageTextDocument,
  isSureWord,
  readableImages,
} from '../../domain/item/imageText.ts';
import { isPreviewShown, kindOf } from '../../domain/item/kind.ts';
import { MAX_SHORT_TEXT } from '../../domain/shared/schemas.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Masked, useReveal } from '../../ui/Masked.tsx';
import { Alert, TaskProgress, useSubmit, useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { RecognitionResult } from '../../workflow/recogniseImages.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { Checkbox, TextField } from '../parts/formFields.tsx';
import { useCaseDocument } from '../parts/useCaseDocument.ts';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { refusedSentence } from './ImageTextsView.tsx';

interface ImageTextPanelProps {
  readonly caseIndex: Pick<CaseIndex, 'reload'>;
  readonly detail: ItemDetail;
  readonly intimate: boolean;
  /** A copy hides a part of an image: the dossier leaves the text out. */
  readonly isHiddenInPart: boolean;
}

/** The text of an item's images as the machine read it, or the button to read it. Only for an item without text. */
export function ImageTextPanel({ detail, ...props }: ImageTextPanelProps) {
  const words = useWords();
  const { fiche, erasedPaths } = detail;
  if (readableImages(fiche, erasedPaths).length > 0) return <ImageTextSection detail={detail} {...props} />;
  // Too large, damaged, or of a format that this browser does not decode.
  const isUnreadable = kindOf(fiche) === 'picture' && !isPreviewShown(fiche);
  return isUnreadable ? <p class="hint">{t(words, 'imageText.unreadable')}</p> : null;
}

function ImageTextSection({ caseIndex, detail: { fiche, summary }, intimate, isHiddenInPart }: ImageTextPanelProps) {
  const words = useWords();
  // Apart from the image's, so that both can be compared.
  const { root, mask } = useReveal<HTMLElement>();
  const { imageTexts, documents, now } = useCarnetApi();
  const caseDocument = useMemo(() => imageTextDocument(fiche.id), [fiche.id]);
  const stored = useCaseDocument(fiche.caseId, caseDocument);
  const reading = useTask<{ readonly text: ImageText; readonly refused: RecognitionResult['refused'] }>();
  useEffect(() => reading.cancel, [reading.cancel]);
  // What was changed here is newer than what this view read.
  const [isChanged, setIsChanged] = useState(false);
  const text = isChanged ? stored.value : (reading.result?.text ?? stored.value);
  const start = () =>
    reading.run(async (progress, signal) => {
      setIsChanged(false);
      const { refused } = await imageTexts.read([summary], progress, signal);
      // The search finds what was read.
      caseIndex.reload();
      return { refused, text: await documents.read(fiche.caseId, caseDocument) };
    });
  const correct = async (place: { readonly path: string; readonly line: number }, correction: Correction) => {
    await stored.change((before) => correctLine(before, place, correction));
    setIsChanged(true);
    caseIndex.reload();
  };
  const check = async (isChecked: boolean) => {
    await stored.change((before) => ({ ...before, checkedAt: isChecked ? now() : null }));
    setIsChanged(true);
  };
  const erase = async () => {
    await stored.change(() => caseDocument.empty);
    setIsChanged(true);
    caseIndex.reload();
  };
  const fault = stored.fault ?? reading.fault;
  return (
    <section ref={root} data-image-text>
      <h2>{t(words, 'imageText.title')}</h2>
      {fault && <Alert fault={fault} />}
      {reading.result?.refused.map(({ id, code }) => (
        <p key={id} class="note" role="alert">
          {refusedSentence(words, code)}
        </p>
      ))}
      {reading.task.kind === 'working' ? (
        <TaskProgress
          label={t(words, 'imageText.reading')}
          action="stop-image-text"
          step={null}
          cancel={reading.cancel}
        />
      ) : (
        text !== null &&
        (text.images.length === 0 ? (
          <>
            <p class="hint">{t(words, 'imageText.meaning')}</p>
            <p>
              <WordButton word="imageText.read" action="read-image-text" onClick={start} />
            </p>
            <p>
              <WordLink word="imageText.others" class="lone" to="image-texts" />
            </p>
          </>
        ) : (
          <>
            <p class="note">{t(words, 'imageText.toCheck')}</p>
            <p class="hint">{t(words, isHiddenInPart ? 'imageText.leftOut' : 'imageText.inDossier')}</p>
            <Masked
              kind="text"
              {...mask('image-text')}
              showLabel={t(words, 'imageText.show')}
              hideLabel={t(words, 'imageText.hide')}
              confirmText={intimate ? t(words, 'reveal.intimate') : undefined}
              reveal={() => <ReadLines text={text} correct={correct} />}
            />
            {!isHiddenInPart && (
              <Checkbox
                name="image-text-checked"
                label={t(words, 'imageText.checked')}
                checked={text.checkedAt !== null}
                onChange={check}
              />
            )}
            <p>
              <WordButton word="imageText.erase" class="quiet" action="erase-image-text" onClick={erase} />
            </p>
          </>
        ))
      )}
    </section>
  );
}

type Correction = Parameters<typeof correctLine>[2];

interface ReadLinesProps {
  readonly text: ImageText;
  readonly correct: (place: Parameters<typeof correctLine>[1], correction: Correction) => Promise<void>;
}

/** The lines of each image, in the order of the machine. */
function ReadLines({ text, correct }: ReadLinesProps) {
  const words = useWords();
  const all = text.images.flatMap(({ path, lines }) => lines.map((line, index) => ({ path, line, index })));
  if (all.length === 0) return <p>{t(words, 'imageText.nothing')}</p>;
  return (
    <>
      <p class="hint">
        {t(words, 'imageText.doubtfulMeaning')} {t(words, 'imageText.mayMiss')}
        {all.some(({ line }) => line.script === 'unknown') && <> {t(words, 'imageText.unreadMeaning')}</>}
      </p>
      <ol class="read-lines">
        {all.map(({ path, line, index }, position) => (
          <ReadLine
            key={`${path}/${index}`}
            line={line}
            place={position + 1}
            correct={(correction) => correct({ path, line: index }, correction)}
          />
        ))}
      </ol>
    </>
  );
}

interface ReadLineProps {
  readonly line: ImageTextLine;
  /** From 1. */
  readonly place: number;
  readonly correct: (correction: Correction) => Promise<void>;
}

/** Name of the field of a correction. */
const FIELD = 'image-text-line';

function ReadLine({ line, place, correct }: ReadLineProps) {
  const words = useWords();
  const { now } = useCarnetApi();
  const { fault, submit } = useSubmit();
  const [isOpen, setIsOpen] = useState(false);
  const save = async (form: HTMLFormElement) => {
    await correct({ at: now(), text: String(new FormData(form).get(FIELD)) });
    setIsOpen(false);
  };
  if (!isOpen)
    return (
      <li>
        <LineContent line={line} />{' '}
        <WordButton
          word="imageText.correct"
          class="quiet"
          action="correct-line"
          aria-label={t(words, 'imageText.correctLine', { n: place })}
          onClick={() => setIsOpen(true)}
        />
      </li>
    );
  const readText = line.script === 'unknown' ? '' : line.words.map(({ text }) => text).join(' ');
  return (
    <li>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void submit(() => save(form));
        }}
      >
        {fault && <Alert fault={fault} />}
        <TextField
          label={t(words, 'imageText.line', { n: place })}
          hint={t(words, 'imageText.correctionHint')}
          name={FIELD}
          value={(line.correction?.text ?? readText).slice(0, MAX_SHORT_TEXT)}
        />
        <p class="buttons">
          <button type="submit">{t(words, 'steps.save')}</button>
          <WordButton word="app.cancel" class="quiet" onClick={() => setIsOpen(false)} />
        </p>
      </form>
    </li>
  );
}

/** What the person typed, or the words as they were read: a doubtful one is underlined, and said to be so. */
function LineContent({ line: { correction, script, words: read } }: Pick<ReadLineProps, 'line'>) {
  const words = useWords();
  if (correction !== null)
    return (
      <>
        <span dir="auto">{correction.text}</span> <span class="how">{t(words, 'imageText.corrected')}</span>
      </>
    );
  if (script === 'unknown') return <em>{t(words, 'imageText.unread')}</em>;
  return (
    <span dir="auto">
      {read.map((word, index) => (
        <span key={index}>
          {index > 0 && ' '}
          {isSureWord(word, { words: read }) ? (
            word.text
          ) : (
            <>
              <span class="doubtful">{word.text}</span>
              <span class="screen-reader-only"> {t(words, 'imageText.doubtful')}</span>
            </>
          )}
        </span>
      ))}
    </span>
  );
}
