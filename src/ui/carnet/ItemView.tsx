import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type ItemNotes, mayBeIntimate, notesDocument } from '../../domain/item/notes.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import type { Ask } from '../../messages/requests.ts';
import { ContextOf } from '../context/ContextOf.tsx';
import { EraseItem } from '../erase/EraseItem.tsx';
import { type Fault, faultOf } from '../faults.ts';
import { AlsoElsewhere } from '../images/AlsoElsewhere.tsx';
import { MarkIntimate } from '../images/MarkIntimate.tsx';
import { RemoveImage } from '../images/RemoveImage.tsx';
import { Alert } from '../parts/Alert.tsx';
import { Digest } from '../parts/Digest.tsx';
import { Heading } from '../parts/Heading.tsx';
import { accountOf, Tags } from '../parts/ItemRow.tsx';
import { Masked, Quotation } from '../parts/Masked.tsx';
import { type Revealed, useRevealed } from '../parts/revealed.ts';
import { Settled } from '../parts/Together.tsx';
import { RedactLinks } from '../redact/RedactLinks.tsx';
import { fileSize } from '../times.ts';
import { t, type Words, warningSentence } from '../words/index.ts';
import type { Book } from './book.ts';
import { FicheFields } from './FicheFields.tsx';
import { DocumentOf } from './follow/DocumentOf.tsx';
import { NotesPanel } from './items/NotesPanel.tsx';
import type { OpenCase } from './openCase.ts';
import { ReceivedFields } from './ReceivedFields.tsx';
import { ReportLinks } from './ReportLinks.tsx';
import { useSheet } from './useSheet.ts';
import { Withdraw } from './Withdraw.tsx';

interface ItemViewProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly id: string;
  readonly book: Book;
  readonly noted: OpenCase['noted'];
  readonly index: OpenCase['index'];
  readonly go: (hash: string) => void;
}

export function ItemView({ ask, words, id, book, noted, index, go }: ItemViewProps) {
  /** What was just said of it here. */
  const [said, setSaid] = useState<ItemNotes | null>(null);
  const [detail, setDetail] = useState<ItemDetail | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    setFault(null);
    ask('ui>bg:readItem', { itemId: id }).then(setDetail, (error: unknown) => setFault(faultOf(error)));
  }, [ask, id, turn]);

  const again = () => setTurn((value) => value + 1);
  const tell = (itemId: string, notes: ItemNotes) => {
    setSaid(notes);
    noted(itemId, notes);
  };
  return (
    <article class="item" aria-busy={detail === null && fault === null}>
      <p>
        <a class="back" href="#items">
          {t(words, 'detail.back')}
        </a>
      </p>
      {fault && (
        <Alert
          words={words}
          fault={fault}
          {...(fault.code === 'nothing-there' && { sentence: t(words, 'detail.missing') })}
        />
      )}
      {detail === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {detail && <Detail {...{ ask, words, book, go, detail, said, again }} noted={tell} />}
      <Settled>
        {detail?.fiche.received && <DocumentOf {...{ words, book, index, noted }} itemId={id} />}
        {detail && (
          <NotesPanel
            words={words}
            book={book}
            caseId={detail.fiche.caseId}
            itemId={id}
            visibilityRead={detail.fiche.visibility !== null}
            noted={tell}
          />
        )}
      </Settled>
    </article>
  );
}

interface DetailProps extends Pick<ItemViewProps, 'ask' | 'words' | 'book' | 'go'> {
  readonly noted: OpenCase['noted'];
  readonly detail: ItemDetail;
  readonly said: ItemNotes | null;
  readonly again: () => void;
}

function Detail({ ask, words, book, go, noted, detail, said, again }: DetailProps) {
  const { summary, fiche, digest, gone } = detail;
  const { ordinal } = summary;
  const revealed = useRevealed<HTMLDivElement>();
  const sheet = useMemo(() => notesDocument(fiche.id), [fiche.id]);
  const { value: kept, change } = useSheet(book, fiche.caseId, sheet);
  const notes = said ?? kept;
  const intimate = mayBeIntimate(notes);
  const mark = (intimate: boolean) =>
    change((before) => {
      const after = { ...before, intimate: intimate ? { value: true, at: book.now() } : null };
      noted(fiche.id, after);
      return after;
    });
  return (
    <div ref={revealed.root}>
      <Heading>
        {t(words, 'item.name', { ordinal })} <Tags words={words} item={summary} />
      </Heading>
      {summary.withdrawn && (
        <p class="note" data-withdrawn>
          {t(words, 'detail.withdrawnNote')}
        </p>
      )}
      {summary.unkept && (
        <p class="note" data-unkept>
          {t(words, 'images.unkept')}
        </p>
      )}
      {summary.unkept && <AlsoElsewhere key={summary.id} {...{ ask, words, book }} itemId={summary.id} />}
      <Settled>
        <Content words={words} detail={detail} revealed={revealed} intimate={intimate}>
          <RemoveImage
            words={words}
            ordinal={ordinal}
            remove={() => ask('ui>bg:eraseImages', { itemId: summary.id })}
            done={again}
          />
          {!summary.withdrawn && !summary.unkept && <RedactLinks words={words} detail={detail} />}
          {/* Read a moment later: last, so that no button moves under a press. */}
          {notes !== null && <MarkIntimate words={words} notes={notes} mark={mark} />}
        </Content>
        <Warnings words={words} platform={fiche.platform} codes={fiche.warnings} />
        <ReceivedFields words={words} fiche={fiche} />
        <h2>{t(words, 'detail.observed')}</h2>
        <FicheFields words={words} fiche={fiche} revealed={revealed} />
        {!summary.withdrawn && <ContextOf ask={ask} words={words} fiche={fiche} />}
        <ReportLinks words={words} platform={fiche.platform} />
        <h2>{t(words, 'detail.seal')}</h2>
        <p class="hint">{t(words, 'detail.sealMeaning')}</p>
        <Digest hex={digest} />
        <details>
          <summary>{t(words, 'detail.files', { n: fiche.files.length })}</summary>
          <ul class="files">
            {fiche.files.map((file) => (
              <li key={file.path}>
                <span class="file-name">
                  {file.path} · {fileSize(words.lang, file.bytes)}
                </span>
                {gone.includes(file.path) ? (
                  <span class="how">{t(words, 'images.fileGone')}</span>
                ) : (
                  <Digest hex={file.sha256} />
                )}
              </li>
            ))}
          </ul>
        </details>
        {!summary.withdrawn && (
          <Withdraw
            words={words}
            ordinal={ordinal}
            withdraw={() => ask('ui>bg:withdrawItem', { itemId: summary.id })}
            done={again}
          />
        )}
        <EraseItem
          words={words}
          ordinal={ordinal}
          erase={() => ask('ui>bg:eraseItem', { itemId: summary.id })}
          done={() => go('#items')}
        />
      </Settled>
    </div>
  );
}

interface ContentProps {
  readonly words: Words;
  readonly detail: ItemDetail;
  readonly revealed: Revealed<HTMLDivElement>;
  readonly intimate: boolean;
  /** Under the image. */
  readonly children: ComponentChildren;
}

/** The image and the text of the post: masked, shown one at a time by a deliberate press. */
function Content({ words, detail, revealed: { shown, toggle }, intimate, children }: ContentProps) {
  const { summary, fiche, preview } = detail;
  const { text } = fiche;
  const alt = t(words, 'detail.imageAlt', { ordinal: summary.ordinal, account: accountOf(words, summary) });
  return (
    <>
      {preview !== null && (
        <>
          <h2>{t(words, 'detail.image')}</h2>
          <Masked
            words={words}
            kind="image"
            shown={shown === 'image'}
            toggle={() => toggle('image')}
            showLabel={t(words, 'detail.showImage')}
            hideLabel={t(words, 'detail.hideImage')}
            sure={intimate ? t(words, 'reveal.intimate') : undefined}
            reveal={() => <img class="preview" src={`data:image/jpeg;base64,${preview}`} alt={alt} />}
          />
          {children}
        </>
      )}
      <h2>{t(words, 'detail.text')}</h2>
      {text === null ? (
        <p>{t(words, 'detail.textUnread')}</p>
      ) : (
        <Masked
          words={words}
          kind="text"
          shown={shown === 'text'}
          toggle={() => toggle('text')}
          showLabel={t(words, 'detail.showText')}
          hideLabel={t(words, 'detail.hideText')}
          reveal={() => <Quotation text={text} />}
        />
      )}
      <p class="hint">{t(words, 'detail.maskedAgain')}</p>
    </>
  );
}

interface WarningsProps {
  readonly words: Words;
  readonly platform: string;
  readonly codes: readonly string[];
}

function Warnings({ words, platform, codes }: WarningsProps) {
  if (codes.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'detail.warnings')}</h2>
      <ul class="warnings">
        {codes.map((code) => (
          <li key={code} data-warning={code}>
            {warningSentence(words, code)}
            {code === 'headers-not-read' && <> {howToSave(words, platform)}</>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where the mail service keeps the file that has the headers. */
function howToSave(words: Words, platform: string): string | null {
  return platform === 'gmail' || platform === 'outlook' ? t(words, `eml.${platform}`) : null;
}
