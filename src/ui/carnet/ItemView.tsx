import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type ItemNotes, mayBeIntimate, notesDocument } from '../../domain/item/notes.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { ItemContext } from '../context/ItemContext.tsx';
import { EraseItem } from '../erase/EraseItem.tsx';
import { formatFileSize } from '../formatTime.ts';
import { DuplicateImages } from '../images/DuplicateImages.tsx';
import { EraseImage } from '../images/EraseImage.tsx';
import { MarkIntimate } from '../images/MarkIntimate.tsx';
import { t, type Words, warningSentence } from '../locales/index.ts';
import { RedactLinks } from '../redact/RedactLinks.tsx';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { Digest } from '../shared/Digest.tsx';
import { Heading } from '../shared/Heading.tsx';
import { formatAccount, ItemTags } from '../shared/ItemListRow.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { Masked, Quotation } from '../shared/Masked.tsx';
import { type RevealState, useReveal } from '../shared/useReveal.ts';
import { useTask } from '../shared/useTask.tsx';
import type { CarnetApi } from './carnetApi.ts';
import { AttachmentTargetLine } from './casework/AttachmentTargetLine.tsx';
import { FicheFields } from './FicheFields.tsx';
import { ImportedFileFields } from './ImportedFileFields.tsx';
import { NotesPanel } from './items/NotesPanel.tsx';
import { ReportLinks } from './ReportLinks.tsx';
import { useCaseDocument } from './useCaseDocument.ts';
import type { CaseIndex } from './useCaseIndex.ts';
import { WithdrawItem } from './WithdrawItem.tsx';

interface ItemViewProps {
  readonly id: string;
  readonly carnetApi: CarnetApi;
  readonly onNotesChange: CaseIndex['updateNotes'];
  readonly index: CaseIndex['index'];
  readonly go: (path: string) => void;
}

export function ItemView({ id, carnetApi, onNotesChange, index, go }: ItemViewProps) {
  const ask = useAsk();
  const words = useWords();
  /** Notes saved in this view; null: none yet. */
  const [ownNotes, setOwnNotes] = useState<ItemNotes | null>(null);
  const { result: detail, fault, run } = useTask<ItemDetail>();
  const reload = () => run(() => ask('ui>bg:readItem', { itemId: id }));
  useEffect(() => void reload(), [ask, id]);
  const updateNotes = (itemId: string, notes: ItemNotes) => {
    setOwnNotes(notes);
    onNotesChange(itemId, notes);
  };
  return (
    <article class="item" aria-busy={detail === null && fault === null}>
      <p>
        <a class="back" {...linkTo('items')}>
          {t(words, 'detail.back')}
        </a>
      </p>
      {fault && (
        <Alert fault={fault} {...(fault.code === 'nothing-there' && { sentence: t(words, 'detail.missing') })} />
      )}
      {detail === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {detail && <ItemDetails {...{ carnetApi, go, detail, ownNotes, reload }} onNotesChange={updateNotes} />}
      {detail?.fiche.received && (
        <AttachmentTargetLine carnetApi={carnetApi} index={index} onNotesChange={onNotesChange} itemId={id} />
      )}
      {detail && (
        <NotesPanel
          carnetApi={carnetApi}
          caseId={detail.fiche.caseId}
          itemId={id}
          hasReadVisibility={detail.fiche.visibility !== null}
          onNotesChange={updateNotes}
        />
      )}
    </article>
  );
}

interface ItemDetailsProps extends Pick<ItemViewProps, 'carnetApi' | 'go'> {
  readonly onNotesChange: CaseIndex['updateNotes'];
  readonly detail: ItemDetail;
  readonly ownNotes: ItemNotes | null;
  readonly reload: () => void;
}

function ItemDetails({ carnetApi, go, onNotesChange, detail, ownNotes, reload }: ItemDetailsProps) {
  const ask = useAsk();
  const words = useWords();
  const { summary, fiche, digest, erasedPaths } = detail;
  const { ordinal } = summary;
  const reveal = useReveal<HTMLDivElement>();
  const caseDocument = useMemo(() => notesDocument(fiche.id), [fiche.id]);
  const { value: storedNotes, change } = useCaseDocument(carnetApi, fiche.caseId, caseDocument);
  const notes = ownNotes ?? storedNotes;
  const intimate = mayBeIntimate(notes);
  const markIntimate = (intimate: boolean) =>
    change((oldNotes) => {
      const newNotes = { ...oldNotes, intimate: intimate ? { value: true, at: carnetApi.now() } : null };
      onNotesChange(fiche.id, newNotes);
      return newNotes;
    });
  return (
    <div ref={reveal.root}>
      <Heading>
        {t(words, 'item.name', { ordinal })} <ItemTags item={summary} />
      </Heading>
      {summary.withdrawn && (
        <p class="note" data-withdrawn>
          {t(words, 'detail.withdrawnNote')}
        </p>
      )}
      {summary.unkept && (
        <p class="note" data-prohibited>
          {t(words, 'images.prohibited')}
        </p>
      )}
      {summary.unkept && <DuplicateImages key={summary.id} carnetApi={carnetApi} itemId={summary.id} />}
      <ItemContent detail={detail} reveal={reveal} intimate={intimate}>
        <EraseImage ordinal={ordinal} erase={() => ask('ui>bg:eraseImages', { itemId: summary.id })} onDone={reload} />
        {!summary.withdrawn && !summary.unkept && <RedactLinks detail={detail} />}
        {/* Last, because notes load after the item: no button moves under the pointer when it appears. */}
        {notes !== null && <MarkIntimate notes={notes} mark={markIntimate} />}
      </ItemContent>
      <ItemWarnings platform={fiche.platform} codes={fiche.warnings} />
      <ImportedFileFields fiche={fiche} />
      <h2>{t(words, 'detail.observed')}</h2>
      <FicheFields fiche={fiche} reveal={reveal} />
      {!summary.withdrawn && <ItemContext fiche={fiche} />}
      <ReportLinks platform={fiche.platform} />
      <h2>{t(words, 'detail.seal')}</h2>
      <p class="hint">{t(words, 'detail.sealMeaning')}</p>
      <Digest hex={digest} />
      <details>
        <summary>{t(words, 'detail.files', { n: fiche.files.length })}</summary>
        <ul class="files">
          {fiche.files.map((file) => (
            <li key={file.path}>
              <span class="file-name">
                {file.path} · {formatFileSize(words.lang, file.bytes)}
              </span>
              {erasedPaths.includes(file.path) ? (
                <span class="how">{t(words, 'images.fileGone')}</span>
              ) : (
                <Digest hex={file.sha256} />
              )}
            </li>
          ))}
        </ul>
      </details>
      {!summary.withdrawn && (
        <WithdrawItem
          ordinal={ordinal}
          withdraw={() => ask('ui>bg:withdrawItem', { itemId: summary.id })}
          onDone={reload}
        />
      )}
      <EraseItem
        ordinal={ordinal}
        erase={() => ask('ui>bg:eraseItem', { itemId: summary.id })}
        onDone={() => go('items')}
      />
    </div>
  );
}

interface ItemContentProps {
  readonly detail: ItemDetail;
  readonly reveal: RevealState<HTMLDivElement>;
  readonly intimate: boolean;
  /** Shown under the image. */
  readonly children: ComponentChildren;
}

/** The image and the text of the post: masked until a press, and shown one at a time. */
function ItemContent({ detail, reveal: { shown, toggle }, intimate, children }: ItemContentProps) {
  const words = useWords();
  const { summary, fiche, preview } = detail;
  const { text } = fiche;
  const alt = t(words, 'detail.imageAlt', {
    ordinal: summary.ordinal,
    account: formatAccount(words, summary),
  });
  return (
    <>
      {preview !== null && (
        <>
          <h2>{t(words, 'detail.image')}</h2>
          <Masked
            kind="image"
            shown={shown === 'image'}
            toggle={() => toggle('image')}
            showLabel={t(words, 'detail.showImage')}
            hideLabel={t(words, 'detail.hideImage')}
            confirmText={intimate ? t(words, 'reveal.intimate') : undefined}
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

interface ItemWarningsProps {
  readonly platform: string;
  readonly codes: readonly string[];
}

function ItemWarnings({ platform, codes }: ItemWarningsProps) {
  const words = useWords();
  if (codes.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'detail.warnings')}</h2>
      <ul class="warnings">
        {codes.map((code) => (
          <li key={code} data-warning={code}>
            {warningSentence(words, code)}
            {code === 'headers-not-read' && <> {saveInstructions(words, platform)}</>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** How to save the file with the headers in that mail service; null for other platforms. */
function saveInstructions(words: Words, platform: string): string | null {
  return platform === 'gmail' || platform === 'outlook' ? t(words, `eml.${platform}`) : null;
}
