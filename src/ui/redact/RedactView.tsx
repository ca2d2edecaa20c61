import { useEffect, useState } from 'preact/hooks';
import { redactablePaths } from '../../domain/images/redaction.ts';
import type { ItemNotes } from '../../domain/item/notes.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import type { Ask } from '../../messages/requests.ts';
import type { Book } from '../carnet/book.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { t, type Words } from '../words/index.ts';
import { Editor } from './Editor.tsx';
import './redact.css';

interface RedactViewProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly book: Book;
  readonly id: string;
  readonly file: string;
  readonly noted: (itemId: string, notes: ItemNotes) => void;
}

/** « Cacher une partie, sur une copie »: what is drawn here is a statement; the sealed image is only looked at. */
export function RedactView({ ask, words, book, id, file, noted }: RedactViewProps) {
  const [detail, setDetail] = useState<ItemDetail | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    ask('ui>bg:readItem', { itemId: id }).then(setDetail, (error: unknown) => setFault(faultOf(error)));
  }, [ask, id]);

  const there =
    detail !== null &&
    !detail.summary.withdrawn &&
    !detail.summary.unkept &&
    !detail.gone.includes(file) &&
    redactablePaths(detail.fiche).includes(file);
  return (
    <section class="redact" aria-busy={detail === null && fault === null}>
      <p>
        <a class="back" href={`#item/${id}`}>
          {t(words, 'redact.back')}
        </a>
      </p>
      <Heading>{t(words, 'redact.title')}</Heading>
      {fault && <Alert words={words} fault={fault} />}
      {detail === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {detail !== null && !there && <p>{t(words, 'redact.unseen')}</p>}
      {detail !== null && there && (
        <>
          <p>{t(words, 'redact.meaning')}</p>
          <p class="note">{t(words, 'redact.still')}</p>
          <Editor words={words} book={book} detail={detail} file={file} noted={noted} />
        </>
      )}
    </section>
  );
}
