import { useState } from 'preact/hooks';
import { EMPTY_USER_INPUT } from '../../domain/item/importedFiles.ts';
import { helpLinesById } from '../../law/helpLines.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { HelpLineList } from './HelpLineRow.tsx';
import { findMistakes, UserInputFields } from './UserInputFields.tsx';

/** What to do instead of a capture: help lines, and recording the address and account without an image. */
export function ProhibitedImage() {
  const words = useWords();
  return (
    <section class="panel" data-prohibited-image>
      <p>{t(words, 'images.blameless')}</p>
      <p>{t(words, 'images.meaning')}</p>
      <ProhibitedImageHelp />
      <p>{t(words, 'images.already')}</p>
      <RecordAddress />
    </section>
  );
}

/** The page opened by a « yes » to `ImagePrompt`. */
export function ProhibitedImagePage() {
  const words = useWords();
  return (
    <>
      <Heading>{t(words, 'images.title')}</Heading>
      <ProhibitedImage />
    </>
  );
}

const HELP_LINE_IDS = ['3018', 'pharos', 'point-de-contact', '17'] as const;

export function ProhibitedImageHelp() {
  const words = useWords();
  return (
    <>
      <p>
        <strong>{t(words, 'images.report')}</strong>
      </p>
      <HelpLineList lines={helpLinesById(HELP_LINE_IDS)} />
      <p class="hint">{t(words, 'images.helpTrace')}</p>
    </>
  );
}

function RecordAddress() {
  const words = useWords();
  const { imports } = useCarnetApi();
  const [userInput, setUserInput] = useState(EMPTY_USER_INPUT);
  const [isRecorded, setIsRecorded] = useState(false);
  const [empty, setEmpty] = useState(false);
  const { fault, submit } = useSubmit();
  const recordAddress = (event: Event) => {
    event.preventDefault();
    const isEmpty = userInput.address === null && userInput.account === null;
    setEmpty(isEmpty);
    if (isEmpty || findMistakes(userInput).length > 0) return;
    void submit(async () => {
      await imports.recordAddress(userInput);
      setIsRecorded(true);
      setUserInput(EMPTY_USER_INPUT);
    });
  };
  return (
    <form data-form="note-address" onSubmit={recordAddress}>
      <h2>{t(words, 'images.note')}</h2>
      <UserInputFields prefix="noted" userInput={userInput} change={setUserInput} disabled={false} addressOnly />
      {fault && <Alert fault={fault} />}
      <p role="status">
        {empty && t(words, 'images.noteEmpty')}
        {!empty && isRecorded && t(words, 'images.noted')}
      </p>
      <button type="submit" data-action="note-address">
        {t(words, 'images.noteDo')}
      </button>
    </form>
  );
}

interface ImageQuestionProps {
  /** Says which images the question is about. */
  readonly about: string;
  readonly answer: 'no' | 'yes' | null;
  readonly change: (answer: 'no' | 'yes') => void;
  readonly disabled: boolean;
  /** Two of these questions on a page are two groups of buttons. */
  readonly name?: string;
}

/** Asked before images are imported: on « yes », or in doubt, no image is imported. */
export function ImageQuestion({ about, answer, change, disabled, name = 'image-question' }: ImageQuestionProps) {
  const words = useWords();
  return (
    <fieldset class="panel image-question" disabled={disabled}>
      <legend>{about}</legend>
      <p>
        <strong>{t(words, 'images.questionAll')}</strong>
      </p>
      <div class="answers">
        {(['no', 'yes'] as const).map((value) => (
          <label key={value} class="tick">
            <input type="radio" name={name} value={value} checked={answer === value} onChange={() => change(value)} />{' '}
            {t(words, `images.${value}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
