import { type ComponentChildren, Fragment, type FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { hasOwnImage } from '../../domain/export/dossierOptions.ts';
import { findHiddenFiles } from '../../domain/item/hiddenAreas.ts';
import { imageTextDocument, readableImages } from '../../domain/item/imageText.ts';
import type { FileFamily } from '../../domain/item/importedFiles.ts';
import { formatPosition } from '../../domain/item/item.ts';
import type { ItemNotes } from '../../domain/item/itemNotes.ts';
import { isPreviewShown } from '../../domain/item/kind.ts';
import { redactablePaths } from '../../domain/item/redaction.ts';
import { findSearchedPlaces } from '../../domain/item/search.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { ConfirmButton } from '../../ui/ConfirmPanel.tsx';
import { useAsk, useWords } from '../../ui/context.ts';
import { formatFileSize } from '../../ui/formatTime.ts';
import { formatAccount } from '../../ui/itemLabels.tsx';
import { formatCaseName, t } from '../../ui/locales/index.ts';
import { Masked, Quotation, type RevealState } from '../../ui/Masked.tsx';
import { Alert, useFirst, useLoad } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { FactRow, formatFileName, MessageText } from '../parts/labels.tsx';
import { Shape } from '../parts/Shape.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { MediaFiles, SealedImage } from './MediaFiles.tsx';
import { percentStyle } from './RedactionCanvas.tsx';

interface ItemContentProps {
  readonly detail: ItemDetail;
  readonly reveal: RevealState<HTMLDivElement>;
  readonly intimate: boolean;
  /** The words searched in the list; '' when nothing is. */
  readonly searched: string;
  /** Whether dossiers have the screens around items; null where that cannot be read. */
  readonly joinsScreens: boolean | null;
}

/** The image and the text of the post, or what an imported file says: masked, and shown one at a time. */
export function ItemContent(props: ItemContentProps) {
  const { detail, intimate, searched, joinsScreens } = props;
  const { mask } = props.reveal;
  const words = useWords();
  const { summary, fiche, preview } = detail;
  const { text, received } = fiche;
  const exportedKind = fiche.exported?.kind;
  const document = fiche.files.find(({ role }) => role === 'document');
  const family = received?.family ?? 'image';
  const reader = document && READERS[family];
  const sheet = fiche.files.find(({ framesMs }) => framesMs !== undefined);
  const isShown = isPreviewShown(fiche) || sheet !== undefined;
  const isRead = family === 'video' || family === 'audio' || family === 'email' || family === 'conversation';
  const alt = sheet
    ? t(words, 'mediaFile.sheetAlt', { times: (sheet.framesMs ?? []).map(formatPosition).join(', ') })
    : t(words, 'detail.imageAlt', { account: formatAccount(words, summary) });
  return (
    <div class="item-content">
      {reader && (
        <Masked
          kind="text"
          {...mask(reader.show)}
          showLabel={t(words, reader.show)}
          hideLabel={t(words, reader.hide)}
          reveal={() => <reader.Content itemId={summary.id} path={document.path} />}
        />
      )}
      {isShown && preview !== null && (
        <Masked
          kind="image"
          {...mask('image')}
          cover={intimate ? undefined : <Shape itemId={summary.id} />}
          showLabel={t(words, sheet ? 'mediaFile.showSheet' : 'detail.showImage')}
          hideLabel={t(words, sheet ? 'mediaFile.hideSheet' : 'detail.hideImage')}
          confirmText={intimate ? t(words, 'reveal.intimate') : undefined}
          reveal={() => (
            <>
              <SearchedPlaces detail={detail} searched={sheet ? '' : searched}>
                <img class="preview" src={`data:image/jpeg;base64,${preview}`} alt={alt} />
              </SearchedPlaces>
              {sheet && (
                <p class="hint">{t(words, 'mediaFile.sheet', { name: sheet.name ?? received?.name ?? sheet.path })}</p>
              )}
            </>
          )}
        />
      )}
      <MediaFiles {...{ detail, mask, intimate }} />
      {text === null ? (
        !isRead &&
        // What the machine reads of an image has its own part.
        (!isPreviewShown(fiche) || readableImages(fiche, detail.erasedPaths).length === 0) && (
          <p>
            {t(
              words,
              exportedKind === 'unsent' || exportedKind === 'call'
                ? `detail.${exportedKind}`
                : isPreviewShown(fiche)
                  ? 'detail.textUnread'
                  : `detail.notShown.${family}`,
            )}
          </p>
        )
      ) : (
        <Masked
          kind="text"
          {...mask('text')}
          showLabel={t(words, 'detail.showText')}
          hideLabel={t(words, 'detail.hideText')}
          reveal={() => <MessageText text={text} {...fiche.exported} />}
        />
      )}
      <WholeScreen {...{ detail, intimate, joinsScreens, mask }} />
      <p class="hint">{t(words, 'detail.maskedAgain')}</p>
    </div>
  );
}

/** What is shown of a file that is read as text. */
const READERS: Readonly<Partial<Record<FileFamily, FileReader>>> = {
  conversation: { show: 'conversation.show', hide: 'conversation.hide', Content: Conversation },
  email: { show: 'email.show', hide: 'email.hide', Content: EmailContent },
};

interface FileReader {
  readonly show: 'conversation.show' | 'email.show';
  readonly hide: 'conversation.hide' | 'email.hide';
  readonly Content: FunctionComponent<ConversationProps>;
}

interface WholeScreenProps extends Pick<ItemContentProps, 'detail' | 'intimate' | 'joinsScreens'> {
  readonly mask: RevealState<HTMLDivElement>['mask'];
}

/** The screen around the item's own image, masked, and whether a dossier has it. Renders nothing without one. */
function WholeScreen({ detail: { fiche, erasedPaths }, mask, intimate, joinsScreens }: WholeScreenProps) {
  const words = useWords();
  const screen = fiche.files.find(({ role }) => role === 'viewport');
  if (screen === undefined || !hasOwnImage(fiche) || erasedPaths.includes(screen.path)) return null;
  return (
    <div data-whole-screen>
      {joinsScreens === true && <p class="hint">{t(words, 'detail.screenJoined')}</p>}
      {joinsScreens === false && <WordLink word="detail.joinScreen" class="lone" to="before-export/contents" />}
      <Masked
        kind="screen"
        {...mask('screen')}
        showLabel={t(words, 'detail.showScreen')}
        hideLabel={t(words, 'detail.hideScreen')}
        confirmText={intimate ? t(words, 'reveal.intimate') : undefined}
        reveal={() => <SealedImage itemId={fiche.id} path={screen.path} alt={t(words, 'file.viewport')} />}
      />
    </div>
  );
}

/** More messages show on request. */
const MESSAGES_PER_PAGE = 100;

interface ConversationProps {
  readonly itemId: string;
  readonly path: string;
}

/** The messages of an imported conversation, as the file writes them. Rendered only once revealed. */
function Conversation({ itemId, path }: ConversationProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { result, fault } = useLoad(
    async () => ({ messages: await carnetApi.items.readConversation(itemId, path) }),
    [carnetApi, itemId, path],
  );
  const { first, more, showMore } = useFirst(result?.messages ?? [], MESSAGES_PER_PAGE);
  if (fault) return <Alert fault={fault} />;
  if (result === null) return <p class="hint">{t(words, 'app.loading')}</p>;
  if (result.messages === null) return <p>{t(words, 'conversation.unreadable')}</p>;
  return (
    <>
      <p class="hint">{t(words, 'conversation.asWritten')}</p>
      <ol class="conversation">
        {first.map((message, position) => (
          <li key={position}>
            <p class="hint">
              {message.date ?? t(words, 'app.unread')}
              {message.author !== null && (
                <>
                  {' · '}
                  <bdi>{message.author}</bdi>
                </>
              )}
            </p>
            <Quotation text={message.text} />
          </li>
        ))}
      </ol>
      {more > 0 && (
        <button type="button" class="quiet" onClick={showMore}>
          {t(words, 'conversation.more', { n: more })}
        </button>
      )}
    </>
  );
}

interface RedactionNoteProps {
  readonly detail: Pick<ItemDetail, 'fiche' | 'erasedPaths'>;
  readonly notes: Pick<ItemNotes, 'redactions'>;
}

/** Says that a part of an image is hidden in the dossiers, and what becomes of the other images of the item. */
export function RedactionNote({ detail: { fiche, erasedPaths }, notes }: RedactionNoteProps) {
  const words = useWords();
  if (notes.redactions.length === 0) return null;
  const redacted = new Set(notes.redactions.map(({ file }) => file));
  const found = findHiddenFiles([fiche], new Map([[fiche.id, notes]])).get(fiche.id);
  const others = redactablePaths(fiche).filter((path) => !redacted.has(path) && !erasedPaths.includes(path));
  const alsoRedacted = others.filter((path) => found?.copies.has(path));
  const leftOut = others.filter((path) => found?.leftOut.has(path));
  const nameOf = (path: string) => formatFileName(words, fiche, path);
  return (
    <div class="note" data-redacted>
      <p>{t(words, 'detail.redacted')}</p>
      {alsoRedacted.map((file) => (
        <p key={file}>{t(words, 'detail.alsoRedacted', { file: nameOf(file) })}</p>
      ))}
      {leftOut.map((file) => (
        <p key={file}>
          {t(words, 'detail.notRedacted', { file: nameOf(file) })}{' '}
          <WordLink word="detail.redactToo" class="lone" to={`redact/${fiche.id}/${file}`} />
        </p>
      ))}
    </div>
  );
}

interface DuplicateImagesProps {
  /** The item whose image is not kept. */
  readonly itemId: string;
}

/** Lists where the same image is stored (other cases, received dossiers), with a button to remove each. */
export function DuplicateImages({ itemId }: DuplicateImagesProps) {
  const ask = useAsk();
  const words = useWords();
  const carnetApi = useCarnetApi();
  const {
    result: duplicates,
    fault,
    reload,
  } = useLoad(() => carnetApi.items.findDuplicateImages(itemId), [carnetApi, itemId]);
  const [wasChanged, setWasChanged] = useState(false);
  const runAndReload = async (work: Promise<unknown>): Promise<void> => {
    await work;
    setWasChanged(true);
    await reload();
  };
  if (fault) return <Alert fault={fault} />;
  if (duplicates === null) return null;
  const isEmpty = duplicates.items.length + duplicates.dossiers.length === 0;
  if (isEmpty && !wasChanged) return null;
  return (
    <section data-same-image>
      <h2>{t(words, 'images.same')}</h2>
      <p role={isEmpty ? 'status' : undefined}>{t(words, isEmpty ? 'images.sameNone' : 'images.sameMeaning')}</p>
      <ul class="rows">
        {duplicates.items.map((one) => (
          <li key={one.itemId} class="row card">
            <p>
              <bdi>{formatCaseName(words, one)}</bdi>
            </p>
            <ConfirmButton
              label={t(words, 'images.sameRemove')}
              confirmLabel={t(words, 'images.sameRemoveSure')}
              act={() => runAndReload(ask('ui>bg:eraseImages', { itemId: one.itemId }))}
            />
          </li>
        ))}
        {duplicates.dossiers.map((one) => (
          <li key={`${one.caseId} ${one.number}`} class="row card">
            <p>
              <bdi>{t(words, 'images.sameDossier', { name: formatCaseName(words, one), number: one.number })}</bdi>
            </p>
            <p class="hint">{t(words, 'images.sameDossierWhole')}</p>
            <ConfirmButton
              label={t(words, 'images.sameDossierRemove', { number: one.number })}
              confirmLabel={t(words, 'receivedDossiers.removeConfirm')}
              act={() => runAndReload(carnetApi.received.remove(one.caseId, one.number))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SearchedPlacesProps {
  readonly detail: ItemDetail;
  readonly searched: string;
  /** The whole image of the item, at any width. */
  readonly children: ComponentChildren;
}

/**
 * Frames, over the image of an item, the words of the search that the machine read there. Only for an item with one
 * such image. A reading that is damaged frames nothing: the panel of the text says so.
 */
function SearchedPlaces({ detail: { fiche, erasedPaths }, searched, children }: SearchedPlacesProps) {
  const words = useWords();
  const { documents } = useCarnetApi();
  const [file, ...others] = readableImages(fiche, erasedPaths);
  const path = searched.trim() === '' || others.length > 0 ? undefined : file?.path;
  const { result: read } = useLoad(
    async () => (path === undefined ? null : documents.read(fiche.caseId, imageTextDocument(fiche.id))),
    [documents, fiche, path],
  );
  const image = read?.images.find((one) => one.path === path);
  const places = image === undefined ? [] : findSearchedPlaces(image, searched);
  return (
    <>
      <div class="searched-places">
        {children}
        {image &&
          places.map((place, index) => <div key={index} class="searched-place" style={percentStyle(place, image)} />)}
      </div>
      {places.length > 0 && (
        <p class="hint" data-searched-places={places.length}>
          {t(words, 'imageText.found', { n: places.length })} {t(words, 'imageText.toCheck')}
        </p>
      )}
    </>
  );
}

const HEADERS = ['from', 'to', 'cc', 'date', 'subject'] as const;

/** An imported e-mail, as its file says it, in text alone. Rendered only once revealed. */
function EmailContent({ itemId, path }: { readonly itemId: string; readonly path: string }) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { result, fault } = useLoad(
    async () => ({ email: await carnetApi.items.readEmail(itemId, path) }),
    [carnetApi, itemId, path],
  );
  if (fault) return <Alert fault={fault} />;
  if (result === null) return <p class="hint">{t(words, 'app.loading')}</p>;
  const { email } = result;
  if (email === null) return <p>{t(words, 'email.unreadable')}</p>;
  return (
    <>
      <p class="hint">{t(words, 'email.asWritten')}</p>
      <dl class="fields" data-email>
        {HEADERS.map(
          (header) =>
            email[header] !== null && (
              <FactRow key={header} name={t(words, `email.${header}`)}>
                <bdi>{email[header]}</bdi>
              </FactRow>
            ),
        )}
        {email.attachments.length > 0 && (
          <FactRow name={t(words, 'email.attachments')}>
            {email.attachments.map(({ name, bytes }, index) => (
              <p key={index}>
                <bdi>{name ?? t(words, 'email.unnamed')}</bdi> · {formatFileSize(words.lang, bytes)}
              </p>
            ))}
          </FactRow>
        )}
      </dl>
      {email.texts.length === 0 && <p>{t(words, 'email.noText')}</p>}
      {email.texts.length > 1 && <p class="note">{t(words, 'email.severalTexts')}</p>}
      {email.texts.map((text, index) => (
        <Quotation key={index} text={text} />
      ))}
      {email.forwarded.map((text, index) => (
        <Fragment key={index}>
          <p class="note">{t(words, 'email.forwarded')}</p>
          <Quotation text={text} />
        </Fragment>
      ))}
      {email.isFromHtml && <p class="hint">{t(words, 'email.fromHtml')}</p>}
      {email.isCut && <p class="hint">{t(words, 'email.cut')}</p>}
    </>
  );
}
