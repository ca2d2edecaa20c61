import { type ItemNotes, isIntimate } from '../../domain/item/itemNotes.ts';
import type { ItemSummary } from '../../messages/protocol.ts';
import { useWords } from '../../ui/context.ts';
import { isNamedByFile } from '../../ui/itemLabels.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert } from '../../ui/useTask.tsx';
import { readDossierTick } from '../parts/dossierTicks.ts';
import { useItemMarks } from '../parts/ListMarks.tsx';
import { formatItemDate, listItemTags } from '../parts/labels.tsx';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';

interface ItemFactsProps {
  readonly caseIndex: CaseIndex;
  readonly summary: ItemSummary;
  /** Null until they are read. */
  readonly notes: ItemNotes | null;
  /** By id; null until they are read. */
  readonly attachments: ReadonlyMap<string, unknown> | null;
}

/** Below the title: when, that it is kept, what is known of it as chips, and whether a dossier has it. */
export function ItemFacts({ caseIndex, summary, notes, attachments }: ItemFactsProps) {
  const words = useWords();
  return (
    <>
      <p class="item-facts">
        {formatItemDate(words, summary, notes)}
        {summary.fileName !== undefined && !isNamedByFile(summary) && (
          <>
            {' · '}
            <bdi>{summary.fileName}</bdi>
          </>
        )}
      </p>
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
        <DossierTick {...{ caseIndex, summary, attachments }} />
      )}
    </>
  );
}

/** The tick of the list. Its place is kept: what decides is known once every item is read. */
function DossierTick({ caseIndex, summary, attachments }: Omit<ItemFactsProps, 'notes'>) {
  const words = useWords();
  const attachedIds = attachments && new Set(attachments.keys());
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
              onChange={(event) => void marks.leaveOut([id], !event.currentTarget.checked, true)}
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
