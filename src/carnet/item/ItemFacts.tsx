import { citeNumber } from '../../domain/export/exhibitNumber.ts';
import { type ItemNotes, isIntimate } from '../../domain/item/itemNotes.ts';
import { isFromFile } from '../../domain/item/kind.ts';
import type { ItemSummary } from '../../messages/protocol.ts';
import { useWords } from '../../ui/context.ts';
import { formatShortTime } from '../../ui/formatTime.ts';
import { isNamedByFile } from '../../ui/itemLabels.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert } from '../../ui/useTask.tsx';
import { useAttachedIds } from '../caseAttachments.ts';
import { listItemTags } from '../itemTags.ts';
import { formatItemDate } from '../labels.tsx';
import { readDossierTick } from '../list/dossierTicks.ts';
import { useItemMarks } from '../list/ListMarks.tsx';
import type { CaseIndex } from '../useCaseIndex.tsx';

interface ItemFactsProps {
  readonly caseIndex: CaseIndex;
  readonly summary: ItemSummary;
  /** Null until they are read. */
  readonly notes: ItemNotes | null;
}

/** Below the title: that it is kept and what is known of it, as chips; then when, and under which number. */
export function ItemFacts({ caseIndex, summary, notes }: ItemFactsProps) {
  const words = useWords();
  const { exhibit, acquiredAt, utcOffset, fileName } = summary;
  return (
    <>
      <ul class="item-chips">
        <li class="tag" data-kept-chip>
          {t(words, 'detail.kept')}
        </li>
        {listItemTags(words, summary, notes).map((tag) => (
          <li key={tag} class="tag">
            {tag}
          </li>
        ))}
      </ul>
      {!summary.withdrawn && (notes === null || !isIntimate(notes)) && (
        <DossierTick caseIndex={caseIndex} summary={summary} />
      )}
      <div class="item-facts">
        <p>{formatItemDate(words, summary, notes)}</p>
        <p>
          {t(words, isFromFile(summary) ? 'item.importedOn' : 'item.recorded', {
            when: formatShortTime(words.lang, acquiredAt, utcOffset),
          })}
        </p>
        {fileName !== undefined && !isNamedByFile(summary) && (
          <p class="hint">
            <bdi>{fileName}</bdi>
          </p>
        )}
        {exhibit !== null && <p class="hint">{t(words, 'item.exhibit', { number: citeNumber(exhibit) })}</p>}
      </div>
    </>
  );
}

/** The tick of the list. Its place is kept: what decides is known once every item is read. */
function DossierTick({ caseIndex, summary }: Pick<ItemFactsProps, 'caseIndex' | 'summary'>) {
  const words = useWords();
  const attachedIds = useAttachedIds(caseIndex);
  const marks = useItemMarks(caseIndex);
  const { id } = summary;
  const entry = caseIndex.index?.items.find(({ item }) => item.id === id);
  const tick = readDossierTick({ item: summary, entry, ids: [id] }, marks.leftOut, attachedIds);
  return (
    <div class="dossier-tick">
      {tick !== null && (
        <>
          <label class="tick">
            <input
              type="checkbox"
              name="in-dossier"
              checked={tick === 'in'}
              indeterminate={tick === 'unread'}
              disabled={tick === 'unread'}
              aria-describedby="in-dossier-meaning"
              onChange={(event) => void marks.leaveOut([id], !event.currentTarget.checked)}
            />
            {t(words, 'detail.inDossier')}
          </label>
          <p class="hint" id="in-dossier-meaning">
            {t(words, 'detail.inDossierMeaning')}
          </p>
        </>
      )}
      {marks.fault && <Alert fault={marks.fault} />}
    </div>
  );
}
