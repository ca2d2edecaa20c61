import { withChosen } from '../../domain/export/exportChoices.ts';
import { mayBeIntimate } from '../../domain/item/itemNotes.ts';
import type { SearchableItem } from '../../domain/item/search.ts';
import { useWords } from '../../ui/context.ts';
import { useRovingTabIndex } from '../../ui/focus.tsx';
import { t } from '../../ui/locales/index.ts';
import { useReveal } from '../../ui/Masked.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetProps } from '../carnetProps.ts';
import { useTickedRows } from '../parts/dossierTicks.ts';
import type { SectionProps } from '../parts/formFields.tsx';
import { ItemRow } from '../parts/ItemRow.tsx';

/** A longer list would not be read: dates, account and category make it shorter. */
const MAX_LISTED = 100;

interface SchoolItemsProps extends SectionProps {
  readonly choosable: readonly SearchableItem[];
}

/** The captures that a school receives: ticked one by one, with words and images masked as in the list of captures. */
export function SchoolItems({ choosable, choices, change }: SchoolItemsProps) {
  const words = useWords();
  const { navigation } = useCarnetProps();
  const { root, mask } = useReveal<HTMLDivElement>();
  const listed = choosable.slice(0, MAX_LISTED);
  const { tabStop, keys } = useRovingTabIndex(root, listed.length);
  const tickedRows = useTickedRows(listed);
  const isAllTicked = choosable.every(({ item }) => choices.chosen.includes(item.id));
  return (
    <div ref={root}>
      <p class="hint">{t(words, 'exportForm.schoolItems')}</p>
      <p>
        <WordButton
          word={isAllTicked ? 'archive.untickAll' : 'items.tickAll'}
          action="tick-all"
          onClick={() =>
            void change((before) =>
              withChosen(
                before,
                choosable.map(({ item }) => item.id),
                !isAllTicked,
              ),
            )
          }
        />
      </p>
      <ul class="rows" data-list="school-items" {...keys}>
        {listed.map(({ item, notes }, index) => (
          <ItemRow
            key={item.id}
            item={item}
            notes={notes}
            tick={choices.chosen.includes(item.id) ? 'in' : 'out'}
            putInDossier={(isChosen, withShift) => {
              const ids = tickedRows(item.id, withShift).map((one) => one.item.id);
              void change((before) => withChosen(before, ids, isChosen));
            }}
            isTabStop={index === tabStop}
            {...mask(item.id)}
            open={() => navigation.go(`item/${item.id}`)}
            hasPicture={!item.prohibited && !mayBeIntimate(notes)}
          />
        ))}
      </ul>
      {choosable.length > listed.length && (
        <p class="hint">{t(words, 'exportForm.schoolItemsMore', { n: listed.length })}</p>
      )}
    </div>
  );
}
