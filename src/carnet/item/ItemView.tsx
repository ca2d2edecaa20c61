import { useEffect, useMemo } from 'preact/hooks';
import { exportChoicesDocument, resolveChosenParts } from '../../domain/export/exportChoices.ts';
import { CONTEXT_RELATIONS, type Fiche, relatedAddress } from '../../domain/item/item.ts';
import { type ItemNotes, mayBeIntimate, notesDocument } from '../../domain/item/itemNotes.ts';
import { isFromFile, kindAnswers, mayHaveImage } from '../../domain/item/kind.ts';
import { groupSameTexts } from '../../domain/item/sameTexts.ts';
import { filterItems } from '../../domain/item/search.ts';
import { mayBeStated } from '../../domain/item/statedDate.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { REPORT_LINKS } from '../../platforms/reportLinks.ts';
import { ContextLinks } from '../../ui/ContextLinks.tsx';
import { useAsk, useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { formatPostedTime } from '../../ui/formatTime.ts';
import { formatPlatform, ItemTitle } from '../../ui/itemLabels.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { formatCaseName, t } from '../../ui/locales/index.ts';
import { useReveal } from '../../ui/Masked.tsx';
import { Alert, useLoad, useSubmit } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { useCarnetProps } from '../carnetProps.ts';
import { useCaseAttachments } from '../parts/caseAttachments.ts';
import { LinkedFold } from '../parts/LinkedFold.tsx';
import { addWithdrawn, warningSentence } from '../parts/labels.tsx';
import { ITEMS_PER_PAGE, type ListState } from '../parts/listState.ts';
import { useCaseDocument } from '../parts/useCaseDocument.ts';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { linkTo, pathOfWrong } from '../route.ts';
import { AttachmentTargetLine } from './AttachmentTargetLine.tsx';
import { HideMenu, WithdrawItem } from './HideMenu.tsx';
import { ImageTextPanel } from './ImageTextPanel.tsx';
import { DuplicateImages, ItemContent, RedactionNote } from './ItemContent.tsx';
import { ItemFacts } from './ItemFacts.tsx';
import { ItemRecord } from './ItemRecord.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import { readItemHere } from './readItemHere.ts';
import { StatedDateForm } from './StatedDateForm.tsx';

interface ItemViewProps {
  readonly id: string;
  /** At « Pas le bon carnet ? ». */
  readonly asksCase: boolean;
  readonly caseIndex: CaseIndex;
  readonly list: ListState;
}

/** One capture: who and when, whether a dossier has it, the masked image; the rest in closed rows. */
export function ItemView({ id, asksCase, caseIndex, list }: ItemViewProps) {
  const ask = useAsk();
  const { navigation } = useCarnetProps();
  const words = useWords();
  const { store } = useCarnetApi();
  const { result: detail, fault, reload } = useLoad(() => readItemHere(ask, store, id), [ask, id]);
  const place = useItemPlace(caseIndex, list, id);
  const onErased = () => {
    list.noteErasure();
    navigation.go('items');
  };
  return (
    <article class="item" aria-busy={detail === null && fault === null}>
      <div class="back-bar item-bar">
        <WordLink word="detail.back" class="back" to={list.place.path} />
        {place && <ItemPager place={place} />}
      </div>
      {fault && (
        <Alert fault={fault} {...(fault.code === 'nothing-there' && { sentence: t(words, 'detail.missing') })} />
      )}
      {detail === null && fault === null && <Loading />}
      {detail && <ItemBody {...{ asksCase, caseIndex, detail, reload, onErased }} searched={list.filters.words} />}
    </article>
  );
}

interface ItemBodyProps extends Pick<ItemViewProps, 'asksCase' | 'caseIndex'> {
  readonly onErased: () => void;
  readonly detail: ItemDetail;
  readonly reload: () => void;
  readonly searched: string;
}

function ItemBody({ asksCase, caseIndex, onErased, detail, reload, searched }: ItemBodyProps) {
  const words = useWords();
  const { summary, fiche } = detail;
  const { withdrawn, prohibited } = summary;
  const reveal = useReveal<HTMLDivElement>();
  const caseDocument = useMemo(() => notesDocument(fiche.id), [fiche.id]);
  const stored = useCaseDocument(fiche.caseId, caseDocument);
  const notes = stored.value;
  const openDocuments = useCaseAttachments(caseIndex.index);
  const choices = useCaseDocument(fiche.caseId, exportChoicesDocument);
  // Nothing of a withdrawn capture goes in a dossier.
  const joinsScreens = withdrawn ? null : choices.value && resolveChosenParts(choices.value).has('screens');
  // They load after the item: until then, no button shows that they would move under the pointer.
  const isPending = [stored, choices].some(({ value, fault }) => value === null && fault === null);
  const tellIndex = (newNotes: ItemNotes): ItemNotes => {
    caseIndex.updateNotes(fiche.id, newNotes);
    return newNotes;
  };
  const changeNotes = (update: (oldNotes: ItemNotes) => ItemNotes) =>
    stored.change((oldNotes) => tellIndex(update(oldNotes)));
  return (
    <div ref={reveal.root}>
      <Heading>
        <ItemTitle item={summary} />
      </Heading>
      <ItemFacts {...{ caseIndex, summary, notes }} attachments={openDocuments.attachments} />
      <div class="item-body" hidden={isPending} aria-busy={isPending}>
        {withdrawn && (
          <p class="note" data-withdrawn>
            {t(words, 'detail.withdrawnNote')}
          </p>
        )}
        {prohibited && (
          <p class="note" data-prohibited>
            {t(words, 'images.prohibited')}
          </p>
        )}
        {prohibited && <DuplicateImages key={summary.id} itemId={summary.id} />}
        {notes && <RedactionNote detail={detail} notes={notes} />}
        <ItemContent {...{ detail, reveal, searched, joinsScreens }} intimate={mayBeIntimate(notes)} />
        {!withdrawn && !prohibited && (
          <ImageTextPanel
            {...{ caseIndex, detail }}
            intimate={mayBeIntimate(notes)}
            isHiddenInPart={(notes?.redactions.length ?? 0) > 0}
          />
        )}
        <NotesPanel
          caseId={fiche.caseId}
          itemId={summary.id}
          notes={notes}
          fault={stored.fault}
          hasReadVisibility={fiche.visibility !== null}
          mayHaveImage={mayHaveImage(fiche)}
          change={changeNotes}
          replaceDamaged={async (newNotes) => void tellIndex(await stored.replaceDamaged(newNotes))}
        />
        {notes && mayStateDate(fiche, notes) && (
          <StatedDateForm
            item={summary}
            received={fiche.received}
            within={fiche.received ? null : fiche.posting.iso}
            notes={notes}
            change={changeNotes}
          />
        )}
        <HideMenu {...{ detail, notes, changeNotes, reload, onErased }} />
        {fiche.received && <AttachmentTargetLine {...{ caseIndex, openDocuments }} itemId={summary.id} />}
        <ItemWarnings platform={fiche.platform} codes={fiche.warnings} />
        {!withdrawn && <ItemContext fiche={fiche} />}
        <ReportLinks platform={fiche.platform} />
        {!withdrawn && <MoveToCase detail={detail} isOpen={asksCase} onWithdrawn={reload} />}
        <ItemRecord detail={detail} reveal={reveal} />
      </div>
    </div>
  );
}

/** Of a message or an e-mail, where its file gives no day. A date that was stated can still be withdrawn. */
const mayStateDate = (fiche: Fiche, { posted }: ItemNotes): boolean =>
  (kindAnswers(fiche).dated === 'posted' ? mayBeStated(fiche) : fiche.posting.iso === null) || posted.length > 0;

/** The place of an item in the list, as filtered and sorted there, and the way back; null where the list lacks it. */
function useItemPlace({ index, leftOut }: CaseIndex, list: ListState, id: string) {
  const { filters, grouping, place } = list;
  const items = useMemo(() => {
    if (index === null) return [];
    const entries = filterItems(index, filters, leftOut);
    const sorted = grouping === 'date' ? entries : groupSameTexts(entries, index).flatMap((one) => one.entries);
    return sorted.map(({ item }) => item);
  }, [index, filters, grouping, leftOut]);
  const found = useMemo(() => {
    const at = items.findIndex((item) => item.id === id);
    if (at < 0) return null;
    return {
      position: at + 1,
      count: items.length,
      withdrawn: items.filter((item) => item.withdrawn).length,
      previousId: items[at - 1]?.id ?? null,
      nextId: items[at + 1]?.id ?? null,
    };
  }, [items, id]);
  // Back in the list, the focus is on the item that was last seen.
  useEffect(() => {
    if (found === null || grouping !== 'date') return;
    const page = Math.ceil(found.position / ITEMS_PER_PAGE);
    Object.assign(place, { path: page > 1 ? `items/${page}` : 'items', itemId: id });
  }, [found, grouping, place, id]);
  return found;
}

type ItemPlace = NonNullable<ReturnType<typeof useItemPlace>>;

/** « ‹ 3 sur 12 Suivante »: the previous and the next item of the list, also by the arrow keys. */
function ItemPager({ place: { position, count, withdrawn, previousId, nextId } }: { readonly place: ItemPlace }) {
  const words = useWords();
  const { navigation } = useCarnetProps();
  useEffect(() => {
    const followArrow = (event: KeyboardEvent) => {
      const id = { ArrowLeft: previousId, ArrowRight: nextId }[event.key];
      if (!id || isModified(event) || usesArrows(event.target)) return;
      event.preventDefault();
      navigation.go(`item/${id}`);
    };
    window.addEventListener('keydown', followArrow);
    return () => window.removeEventListener('keydown', followArrow);
  }, [previousId, nextId, navigation]);
  return (
    <nav class="item-pager" aria-label={t(words, 'detail.pager')}>
      {previousId !== null && (
        <a class="button" data-action="previous-item" {...linkTo(`item/${previousId}`)}>
          <span aria-hidden="true">‹</span>
          <span class="screen-reader-only">{t(words, 'detail.previous')}</span>
        </a>
      )}
      <span>{addWithdrawn(words, t(words, 'detail.position', { position, count }), withdrawn)}</span>
      {nextId !== null && (
        <a class="button primary" data-action="next-item" {...linkTo(`item/${nextId}`)}>
          {t(words, 'detail.next')}
        </a>
      )}
    </nav>
  );
}

const isModified = ({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  altKey || ctrlKey || metaKey || shiftKey;

/** Fields where the arrows move the cursor or the choice. */
const usesArrows = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, select, textarea, [role="slider"]') !== null;

/** What the reader or the capture reported about the item. */
function ItemWarnings({ platform, codes }: { readonly platform: string; readonly codes: readonly string[] }) {
  const words = useWords();
  if (codes.length === 0) return null;
  return (
    <details class="panel" data-section="warnings">
      <summary>{t(words, 'detail.warnings')}</summary>
      <ul class="warnings">
        {codes.map((code) => (
          <li key={code} data-warning={code}>
            {warningSentence(words, code)}
            {/* How to save the file with the headers in that mail service. */}
            {code === 'headers-not-read' && (platform === 'gmail' || platform === 'outlook') && (
              <> {t(words, `eml.${platform}`)}</>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** On an item's page: the item it is the context of, or the pages to capture as its own context. */
export function ItemContext({ fiche }: { readonly fiche: Fiche }) {
  const ask = useAsk();
  const words = useWords();
  const { fault, submit } = useSubmit();
  const { linked } = fiche.context;
  const relations = CONTEXT_RELATIONS.filter((relation) => relatedAddress(fiche, relation) !== null);
  if (linked !== undefined)
    return (
      <p>
        {t(words, `context.of.${linked.relation}`)} ·{' '}
        <a {...linkTo(`item/${linked.item}`)} data-linked={linked.relation}>
          {t(words, 'context.first')}
        </a>
      </p>
    );
  if (relations.length === 0) return null;
  return (
    <details class="panel" data-section="context">
      <summary>{t(words, 'context.title')}</summary>
      {fault && <Alert fault={fault} />}
      <ContextLinks
        relations={relations}
        open={(relation) => submit(() => ask('ui>bg:openContext', { item: fiche.id, relation }))}
      />
    </details>
  );
}

/** Links to the official reporting forms. They open only on a click, without a referrer. */
export function ReportLinks({ platform }: { readonly platform: string }) {
  const words = useWords();
  const links = REPORT_LINKS.find(([id]) => id === platform)?.[1] ?? [];
  const name = formatPlatform(words, platform);
  return (
    <details class="panel" data-section="report">
      <summary>{t(words, 'report.title')}</summary>
      <p>{t(words, 'report.before')}</p>
      {links.length === 0 ? (
        <p>{t(words, 'report.none')}</p>
      ) : (
        <>
          <ul class="report-links">
            {links.map(({ kind, url, seen }) => (
              <li key={kind}>
                <a href={url} target="_blank" rel="noopener noreferrer" data-report={kind}>
                  {t(words, `report.${kind}`, { platform: name })}
                </a>{' '}
                <span class="how">
                  {new URL(url).hostname} ·{' '}
                  {t(words, 'report.seen', { date: formatPostedTime(words.lang, seen) ?? seen })}
                </span>
              </li>
            ))}
          </ul>
          <p class="hint">{t(words, 'report.opens')}</p>
        </>
      )}
    </details>
  );
}

interface MoveToCaseProps {
  readonly detail: Pick<ItemDetail, 'summary' | 'fiche'>;
  /** A link led here. */
  readonly isOpen: boolean;
  readonly onWithdrawn: () => void;
}

/**
 * « Pas le bon carnet ? », where there is another open one: a sealed item does not move. It is captured again first, so
 * that nothing is lost, and withdrawn here last.
 */
function MoveToCase({ detail: { summary, fiche }, isOpen, onWithdrawn }: MoveToCaseProps) {
  const words = useWords();
  const { cases } = useCarnetApi();
  const { result } = useLoad(() => cases.list(), [cases]);
  const address = relatedAddress(fiche, 'check');
  const isFile = isFromFile(summary);
  const capturing = result?.findIndex(({ current }) => current) ?? -1;
  const chosen = result?.[capturing];
  if (!result?.some(({ caseId, closedAt }) => caseId !== fiche.caseId && closedAt === null)) return null;
  return (
    <LinkedFold name="wrong-case" class="panel" title={t(words, 'wrongCase.title')} isOpen={isOpen}>
      <p>{t(words, isFile ? 'wrongCase.meaningFile' : 'wrongCase.meaning')}</p>
      <ol class="downloads">
        <li>
          {chosen !== undefined && chosen.caseId !== fiche.caseId && (
            <p data-chosen>
              {t(words, 'wrongCase.chosen', { name: formatCaseName(words, { ...chosen, place: capturing + 1 }) })}
            </p>
          )}
          <WordLink
            word="wrongCase.choose"
            class="button"
            action="other-case"
            to={pathOfWrong('cases', { item: fiche.id, caseId: fiche.caseId })}
          />
        </li>
        {address !== null && !summary.prohibited && (
          <li>
            <a href={address} target="_blank" rel="noopener noreferrer" class="button" data-action="open-again">
              {t(words, 'wrongCase.open')}
            </a>
          </li>
        )}
        <li>
          <WithdrawItem action="withdraw-wrong-case" item={summary} onDone={onWithdrawn} />
        </li>
      </ol>
      {!isFile && <p class="hint">{t(words, 'wrongCase.gone')}</p>}
      <p class="hint">{t(words, 'wrongCase.stays')}</p>
    </LinkedFold>
  );
}
