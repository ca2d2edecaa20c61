import { useState } from 'preact/hooks';
import { type ItemNotes, isIntimate } from '../../domain/item/itemNotes.ts';
import { kindAnswers } from '../../domain/item/kind.ts';
import { redactablePaths } from '../../domain/item/redaction.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { ConfirmPanel } from '../../ui/ConfirmPanel.tsx';
import { useAsk, useWords } from '../../ui/context.ts';
import { FocusedStatus } from '../../ui/focus.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { formatFileName } from '../parts/labels.tsx';
import { ProhibitedImageHelp } from '../parts/ProhibitedImage.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { linkTo } from '../route.ts';

interface HideMenuProps {
  readonly detail: ItemDetail;
  /** Null until they are read. */
  readonly notes: ItemNotes | null;
  readonly changeNotes: (update: (oldNotes: ItemNotes) => ItemNotes) => Promise<unknown>;
  readonly reload: () => void;
  readonly onErased: () => void;
}

/** Every way not to show a capture, or a part of it: first those that can be taken back, last those that erase. */
export function HideMenu({ detail, notes, changeNotes, reload, onErased }: HideMenuProps) {
  const ask = useAsk();
  const words = useWords();
  const { id: itemId, withdrawn } = detail.summary;
  const hasImage =
    detail.preview !== null ||
    // A film or a HEIC image of a message may have no preview.
    detail.fiche.files.some(
      ({ path, mediaType }) => /^(image|video)\//.test(mediaType) && !detail.erasedPaths.includes(path),
    );
  return (
    <details class="panel hide-menu">
      <summary>
        <span aria-hidden="true">⋯ </span>
        {t(words, 'detail.hideMenu')}
      </summary>
      {!withdrawn && <RedactLinks detail={detail} />}
      {notes !== null && (hasImage || isIntimate(notes)) && <MarkIntimate notes={notes} changeNotes={changeNotes} />}
      <p class="final">{t(words, 'detail.final')}</p>
      {hasImage && <EraseImage erase={() => ask('ui>bg:eraseImages', { itemId }).then(reload)} />}
      <WithdrawItem item={detail.summary} onDone={reload} />
      <EraseItem erase={() => ask('ui>bg:eraseItem', { itemId }).then(onErased)} />
    </details>
  );
}

interface MarkIntimateProps extends Pick<HideMenuProps, 'changeNotes'> {
  readonly notes: ItemNotes;
}

/** Marks a capture as intimate: its image then shows only at a second press, and is exported only in the annex. */
function MarkIntimate({ notes, changeNotes }: MarkIntimateProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { fault, submit } = useSubmit();
  const isMarked = isIntimate(notes);
  // Marked by the category « Image intime »: only the category can be removed.
  const isMarkedByCategory = isMarked && notes.intimate?.value !== true;
  const toggleMark = () => {
    const intimate = isMarked ? null : { value: true, at: carnetApi.now() };
    return submit(() => changeNotes((before) => ({ ...before, intimate })));
  };
  return (
    <div data-intimate={isMarked}>
      <p class="hint" role="status">
        {isMarked && t(words, 'intimate.marked')}
      </p>
      {fault && <Alert fault={fault} />}
      {!isMarkedByCategory && (
        <button type="button" class="quiet" data-action="intimate" onClick={toggleMark}>
          {t(words, isMarked ? 'intimate.unmark' : 'intimate.mark')}
        </button>
      )}
    </div>
  );
}

interface RedactLinksProps {
  readonly detail: Pick<ItemDetail, 'fiche' | 'erasedPaths'>;
}

/** One link to the redaction page for each image of an item; without one, to the words hidden everywhere. */
function RedactLinks({ detail: { fiche, erasedPaths } }: RedactLinksProps) {
  const words = useWords();
  const paths = redactablePaths(fiche).filter((path) => !erasedPaths.includes(path));
  return (
    <>
      {(paths.length === 0 || kindAnswers(fiche).dated === 'sent') && <p class="hint">{t(words, 'hidden.noWord')}</p>}
      {paths.length === 0 && (
        <p>
          <WordLink word="hidden.words" class="back" action="search-words" to={`redact/${fiche.id}`} />
        </p>
      )}
      {paths.map((file) => (
        <p key={file}>
          <a class="back" data-redact={file} {...linkTo(`redact/${fiche.id}/${file}`)}>
            {paths.length === 1
              ? t(words, 'redact.offer')
              : t(words, 'redact.offerFile', { file: formatFileName(words, fiche, file) })}
          </a>
        </p>
      ))}
    </>
  );
}

interface EraseProps {
  readonly erase: () => Promise<unknown>;
}

/** Erases an item's image, after saying what this reaches, what it does not, and who helps. */
export function EraseImage({ erase }: EraseProps) {
  const words = useWords();
  return (
    <ConfirmPanel
      action="remove-image"
      quiet
      startLabel={t(words, 'images.remove')}
      title={t(words, 'images.removeTitle')}
      cancelLabel={t(words, 'images.removeKeep')}
      confirmLabel={t(words, 'images.removeDo')}
      act={erase}
    >
      <p>{t(words, 'images.blameless')}</p>
      <p>{t(words, 'images.removeMeaning')}</p>
      <p>{t(words, 'images.removeThen')}</p>
      <p>{t(words, 'images.removeElsewhere')}</p>
      <p class="hint">{t(words, 'images.removeDisk')}</p>
      <ProhibitedImageHelp />
    </ConfirmPanel>
  );
}

interface WithdrawItemProps {
  readonly action?: string;
  readonly item: ItemDetail['summary'];
  readonly onDone: () => void;
}

/** Excludes the item from future dossiers for good. Its journal entry stays. The outcome replaces the buttons. */
export function WithdrawItem({ action = 'withdraw', item, onDone }: WithdrawItemProps) {
  const ask = useAsk();
  const words = useWords();
  const [isDone, setIsDone] = useState(false);
  if (isDone) return <FocusedStatus>{t(words, 'withdraw.done')}</FocusedStatus>;
  if (item.withdrawn) return null;
  return (
    <ConfirmPanel
      action={action}
      startLabel={t(words, 'withdraw.start')}
      title={t(words, 'withdraw.title')}
      cancelLabel={t(words, 'withdraw.keep')}
      confirmLabel={t(words, 'withdraw.confirm')}
      act={async () => {
        await ask('ui>bg:withdrawItem', { itemId: item.id });
        setIsDone(true);
        onDone();
      }}
    >
      <p>
        <strong>{t(words, 'withdraw.final')}</strong>
      </p>
      <p>{t(words, 'withdraw.meaning')}</p>
      <p>{t(words, 'hide.deadline')}</p>
    </ConfirmPanel>
  );
}

/** Erases an item from this computer, after saying what stays and where. Not the same as « Retirer ». */
function EraseItem({ erase }: EraseProps) {
  const words = useWords();
  return (
    <ConfirmPanel
      action="erase-item"
      startLabel={t(words, 'eraseItem.start')}
      title={t(words, 'eraseItem.title')}
      cancelLabel={t(words, 'erase.keep')}
      confirmLabel={t(words, 'erase.confirm')}
      act={erase}
    >
      <p>{t(words, 'eraseItem.meaning')}</p>
      <p>{t(words, 'eraseItem.stays')}</p>
      <p>{t(words, 'hide.deadline')}</p>
      <p class="hint">{t(words, 'erase.meaningDisk')}</p>
    </ConfirmPanel>
  );
}
