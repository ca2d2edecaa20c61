import { citeNumber } from '../../domain/export/exhibitNumber.ts';
import { isFromFile } from '../../domain/item/itemIndex.ts';
import type { ItemNotes } from '../../domain/item/itemNotes.ts';
import type { ItemSummary } from '../../messages/protocol.ts';
import { useWords } from '../../ui/context.ts';
import { formatShortTime } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { listItemTags } from '../itemTags.ts';
import { formatItemDate } from '../labels.tsx';
import { readDossierTick, useAttachedIds } from '../list/dossierTicks.ts';
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
  const { ordinal, exhibit, acquiredAt, utcOffset, fileName } = summary;
  return (
    <>
      <ul class="item-chips">
        <li class="tag" data-kept-chip>
          {t(words, 'detail.kept', { ordinal })}
        </li>
        {listItemTags(words, summary, notes).map((tag) => (
          <li key={tag} class="tag">
            {tag}
          </li>
        ))}
        {/* It comes last: it is known once every item is read. */}
        <DossierChip caseIndex={caseIndex} summary={summary} />
      </ul>
      <div class="item-facts">
        <p>{t(words, 'item.posted', { when: formatItemDate(words, summary, notes) })}</p>
        <p>
          {t(words, isFromFile(summary) ? 'item.importedOn' : 'item.recorded', {
            when: formatShortTime(words.lang, acquiredAt, utcOffset),
          })}
        </p>
        {fileName !== undefined && (
          <p class="hint">
            <bdi>{fileName}</bdi>
          </p>
        )}
        {/* The numbers differ once an item was withdrawn or left out: the reason is said. */}
        {typeof exhibit === 'number' && exhibit !== ordinal && (
          <p class="hint">{t(words, 'detail.exhibitNumber', { exhibit, ordinal })}</p>
        )}
        {exhibit !== null && (exhibit === ordinal || typeof exhibit !== 'number') && (
          <p class="hint">{t(words, 'item.exhibit', { number: citeNumber(exhibit) })}</p>
        )}
      </div>
    </>
  );
}

/** Says what the tick of the list says; nothing until what decides is read. */
function DossierChip({ caseIndex, summary }: Omit<ItemFactsProps, 'notes'>) {
  const words = useWords();
  const attachedIds = useAttachedIds(caseIndex);
  const entry = caseIndex.index?.items.find(({ item }) => item.id === summary.id);
  const tick = readDossierTick({ item: summary, entry, ids: [summary.id] }, caseIndex.leftOut, attachedIds);
  if (tick !== 'in' && tick !== 'out') return null;
  return <li class="tag">{t(words, tick === 'in' ? 'detail.inNextDossier' : 'items.leftOut')}</li>;
}
