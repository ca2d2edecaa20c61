import { useEffect, useMemo, useState } from 'preact/hooks';
import { type ItemNotes, mayBeIntimate, notesDocument } from '../../domain/item/itemNotes.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { ItemContext } from '../context/ItemContext.tsx';
import { EraseItem } from '../erase/EraseItem.tsx';
import { DuplicateImages } from '../images/DuplicateImages.tsx';
import { EraseImage } from '../images/EraseImage.tsx';
import { MarkIntimate } from '../images/MarkIntimate.tsx';
import { t } from '../locales/index.ts';
import { RedactLinks } from '../redact/RedactLinks.tsx';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { formatAccount, formatPlatform, ItemTags } from '../shared/itemLabels.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { useReveal } from '../shared/useReveal.ts';
import { useTask } from '../shared/useTask.tsx';
import type { CarnetApi } from './carnetApi.ts';
import { AttachmentTargetLine } from './casework/AttachmentTargetLine.tsx';
import { ItemContent } from './item/ItemContent.tsx';
import { ItemFacts } from './item/ItemFacts.tsx';
import { ItemPager } from './item/ItemPager.tsx';
import { ItemRecord } from './item/ItemRecord.tsx';
import { ItemWarnings } from './item/ItemWarnings.tsx';
import { LeaveOutItem } from './item/LeaveOutItem.tsx';
import { RedactionNote } from './item/RedactionNote.tsx';
import { useItemPlace } from './item/useItemPlace.ts';
import type { ListState } from './items/listState.ts';
import { NotesPanel } from './items/NotesPanel.tsx';
import { ReportLinks } from './ReportLinks.tsx';
import { useCaseDocument } from './useCaseDocument.ts';
import type { CaseIndex } from './useCaseIndex.ts';
import { WithdrawItem } from './WithdrawItem.tsx';

interface ItemViewProps {
  readonly id: string;
  readonly carnetApi: CarnetApi;
  readonly caseIndex: CaseIndex;
  readonly list: ListState;
  readonly go: (path: string) => void;
}

/** One capture: who and when, the masked image beside what the person says of it, then what few people need, folded. */
export function ItemView({ id, carnetApi, caseIndex, list, go }: ItemViewProps) {
  const ask = useAsk();
  const words = useWords();
  /** Notes saved in this view; null: none yet. */
  const [ownNotes, setOwnNotes] = useState<ItemNotes | null>(null);
  const { result: detail, fault, run } = useTask<ItemDetail>();
  const reload = () => run(() => ask('ui>bg:readItem', { itemId: id }));
  useEffect(() => void reload(), [ask, id]);
  const place = useItemPlace(caseIndex, list, id);
  const updateNotes = (itemId: string, notes: ItemNotes) => {
    setOwnNotes(notes);
    caseIndex.updateNotes(itemId, notes);
  };
  return (
    <article class="item" aria-busy={detail === null && fault === null}>
      <div class="item-bar">
        <a class="back" {...linkTo(list.place.path)}>
          {t(words, 'detail.back')}
        </a>
        {place && <ItemPager place={place} go={go} />}
      </div>
      {fault && (
        <Alert fault={fault} {...(fault.code === 'nothing-there' && { sentence: t(words, 'detail.missing') })} />
      )}
      {detail === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {detail && <ItemDetails {...{ carnetApi, caseIndex, go, detail, ownNotes, reload, updateNotes }} />}
    </article>
  );
}

interface ItemDetailsProps extends Pick<ItemViewProps, 'carnetApi' | 'caseIndex' | 'go'> {
  readonly updateNotes: CaseIndex['updateNotes'];
  readonly detail: ItemDetail;
  readonly ownNotes: ItemNotes | null;
  readonly reload: () => void;
}

function ItemDetails({ carnetApi, caseIndex, go, updateNotes, detail, ownNotes, reload }: ItemDetailsProps) {
  const ask = useAsk();
  const words = useWords();
  const { summary, fiche } = detail;
  const { ordinal, withdrawn, unkept } = summary;
  const reveal = useReveal<HTMLDivElement>();
  const caseDocument = useMemo(() => notesDocument(fiche.id), [fiche.id]);
  const { value: storedNotes, fault: notesFault, change } = useCaseDocument(carnetApi, fiche.caseId, caseDocument);
  const notes = ownNotes ?? storedNotes;
  // Notes load after the item: until then, no button shows that they would move under the pointer.
  const isPending = notes === null && notesFault === null;
  const markIntimate = (intimate: boolean) =>
    change((oldNotes) => {
      const newNotes = { ...oldNotes, intimate: intimate ? { value: true, at: carnetApi.now() } : null };
      updateNotes(fiche.id, newNotes);
      return newNotes;
    });
  return (
    <div ref={reveal.root}>
      <Heading>
        <span>
          <bdi>{formatAccount(words, summary)}</bdi> · {formatPlatform(words, summary.platform)}
        </span>
        <ItemTags item={summary} />
      </Heading>
      <ItemFacts summary={summary} />
      <div class="item-body" hidden={isPending} aria-busy={isPending}>
        {withdrawn && (
          <p class="note" data-withdrawn>
            {t(words, 'detail.withdrawnNote')}
          </p>
        )}
        {unkept && (
          <p class="note" data-prohibited>
            {t(words, 'images.prohibited')}
          </p>
        )}
        {unkept && <DuplicateImages key={summary.id} carnetApi={carnetApi} itemId={summary.id} />}
        {notes && <RedactionNote detail={detail} notes={notes} />}
        <div class="item-columns">
          <div>
            <ItemContent carnetApi={carnetApi} detail={detail} reveal={reveal} intimate={mayBeIntimate(notes)} />
            {detail.preview !== null && (
              <details class="panel" data-image-problem>
                <summary>{t(words, 'detail.imageProblem')}</summary>
                <EraseImage
                  ordinal={ordinal}
                  erase={() => ask('ui>bg:eraseImages', { itemId: summary.id })}
                  onDone={reload}
                />
                {!withdrawn && !unkept && <RedactLinks detail={detail} />}
                {notes !== null && <MarkIntimate notes={notes} mark={markIntimate} />}
              </details>
            )}
            {!withdrawn && <LeaveOutItem carnetApi={carnetApi} caseIndex={caseIndex} itemId={summary.id} />}
            <ItemWarnings platform={fiche.platform} codes={fiche.warnings} />
          </div>
          <div>
            {fiche.received && (
              <AttachmentTargetLine
                carnetApi={carnetApi}
                index={caseIndex.index}
                onNotesChange={caseIndex.updateNotes}
                itemId={summary.id}
              />
            )}
            <NotesPanel
              carnetApi={carnetApi}
              caseId={fiche.caseId}
              itemId={summary.id}
              hasReadVisibility={fiche.visibility !== null}
              onNotesChange={updateNotes}
            />
          </div>
        </div>
        {!withdrawn && <ItemContext fiche={fiche} />}
        <ReportLinks platform={fiche.platform} />
        <ItemRecord detail={detail} reveal={reveal} />
        <WithdrawItem
          ordinal={ordinal}
          isWithdrawn={withdrawn}
          withdraw={() => ask('ui>bg:withdrawItem', { itemId: summary.id })}
          onDone={reload}
        />
        <EraseItem
          ordinal={ordinal}
          erase={() => ask('ui>bg:eraseItem', { itemId: summary.id })}
          onDone={() => go('items')}
        />
      </div>
    </div>
  );
}
