import { useState } from 'preact/hooks';
import { EMPTY_USER_INPUT } from '../../domain/import/importedFile.ts';
import { helpLinesById } from '../../law/helpLines/index.ts';
import { type Fault, faultOf } from '../faults.ts';
import { HelpLineRow } from '../help/HelpLineRow.tsx';
import { mistakes } from '../import/files.ts';
import type { Imports } from '../import/props.ts';
import { StatedFields } from '../import/StatedFields.tsx';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { t, type Words } from '../words/index.ts';

interface NotKeptProps {
  readonly words: Words;
  readonly imports: Imports;
}

/** What to do instead of a capture: the help, and a note of the address and the account without any image. */
export function NotKept({ words, imports }: NotKeptProps) {
  return (
    <section class="panel" data-not-kept>
      <p>{t(words, 'images.blameless')}</p>
      <p>{t(words, 'images.meaning')}</p>
      <Help words={words} />
      <p>{t(words, 'images.already')}</p>
      <NoteAddress words={words} imports={imports} />
    </section>
  );
}

/** A page of its own, where a « yes » to the question asked once leads. */
export function NotKeptView(props: NotKeptProps) {
  return (
    <>
      <Heading>{t(props.words, 'images.title')}</Heading>
      <NotKept {...props} />
    </>
  );
}

const LINES = ['3018', 'pharos', 'point-de-contact', '17'] as const;

export function Help({ words }: { readonly words: Words }) {
  return (
    <>
      <p>
        <strong>{t(words, 'images.report')}</strong>
      </p>
      <ul class="help-lines">
        {helpLinesById(LINES).map((line) => (
          <HelpLineRow key={line.id} words={words} line={line} />
        ))}
      </ul>
      <p class="hint">{t(words, 'images.helpTrace')}</p>
    </>
  );
}

function NoteAddress({ words, imports }: NotKeptProps) {
  const [stated, setStated] = useState(EMPTY_USER_INPUT);
  const [noted, setNoted] = useState<number | null>(null);
  const [empty, setEmpty] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const note = (event: Event) => {
    event.preventDefault();
    const nothing = stated.address === null && stated.account === null;
    setEmpty(nothing);
    if (nothing || mistakes(stated).length > 0) return;
    setFault(null);
    imports.noteAddress(stated).then(
      (ordinal) => {
        setNoted(ordinal);
        setStated(EMPTY_USER_INPUT);
      },
      (error: unknown) => setFault(faultOf(error)),
    );
  };
  return (
    <form data-form="note-address" onSubmit={note}>
      <h2>{t(words, 'images.note')}</h2>
      <StatedFields words={words} prefix="noted" stated={stated} change={setStated} disabled={false} short />
      {fault && <Alert words={words} fault={fault} />}
      <p role="status">
        {empty && t(words, 'images.noteEmpty')}
        {!empty && noted !== null && t(words, 'images.noted', { ordinal: noted })}
      </p>
      <button type="submit" data-action="note-address">
        {t(words, 'images.noteDo')}
      </button>
    </form>
  );
}
