import { useState } from 'preact/hooks';
import { EMPTY_USER_INPUT } from '../../domain/item/importedFiles.ts';
import { helpLinesById } from '../../law/helpLines.ts';
import { HelpLineRow } from '../help/HelpLineRow.tsx';
import type { ImportApi } from '../import/importApi.ts';
import { findMistakes } from '../import/importRows.ts';
import { UserInputFields } from '../import/UserInputFields.tsx';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { useSubmit } from '../shared/useSubmit.ts';

interface ProhibitedImageProps {
  readonly imports: ImportApi;
}

/** What to do instead of a capture: help lines, and recording the address and account without an image. */
export function ProhibitedImage({ imports }: ProhibitedImageProps) {
  const words = useWords();
  return (
    <section class="panel" data-prohibited-image>
      <p>{t(words, 'images.blameless')}</p>
      <p>{t(words, 'images.meaning')}</p>
      <ProhibitedImageHelp />
      <p>{t(words, 'images.already')}</p>
      <RecordAddress imports={imports} />
    </section>
  );
}

/** The page opened by a « yes » to `ImagePrompt`. */
export function ProhibitedImagePage(props: ProhibitedImageProps) {
  const words = useWords();
  return (
    <>
      <Heading>{t(words, 'images.title')}</Heading>
      <ProhibitedImage {...props} />
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
      <ul class="help-lines">
        {helpLinesById(HELP_LINE_IDS).map((line) => (
          <HelpLineRow key={line.id} line={line} />
        ))}
      </ul>
      <p class="hint">{t(words, 'images.helpTrace')}</p>
    </>
  );
}

function RecordAddress({ imports }: ProhibitedImageProps) {
  const words = useWords();
  const [userInput, setUserInput] = useState(EMPTY_USER_INPUT);
  const [recordedOrdinal, setRecordedOrdinal] = useState<number | null>(null);
  const [empty, setEmpty] = useState(false);
  const { fault, submit } = useSubmit();
  const recordAddress = (event: Event) => {
    event.preventDefault();
    const isEmpty = userInput.address === null && userInput.account === null;
    setEmpty(isEmpty);
    if (isEmpty || findMistakes(userInput).length > 0) return;
    void submit(async () => {
      setRecordedOrdinal(await imports.recordAddress(userInput));
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
        {!empty && recordedOrdinal !== null && t(words, 'images.noted', { ordinal: recordedOrdinal })}
      </p>
      <button type="submit" data-action="note-address">
        {t(words, 'images.noteDo')}
      </button>
    </form>
  );
}
