import {
  type ExportSelection,
  listPlatforms,
  resolvePlatform,
  withChosen,
  withLeftOut,
} from '../../domain/export/exportChoices.ts';
import { CATEGORIES, mayBeIntimate } from '../../domain/item/itemNotes.ts';
import type { SearchableItem } from '../../domain/item/search.ts';
import { useWords } from '../../ui/context.ts';
import { useRovingTabIndex } from '../../ui/focus.tsx';
import { formatPlatform } from '../../ui/itemLabels.tsx';
import { t, type Words } from '../../ui/locales/index.ts';
import { useReveal } from '../../ui/Masked.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { UncleanedFile } from '../../workflow/export/previewDossier.ts';
import { useCarnetProps } from '../carnetProps.ts';
import { useTickedRows } from '../parts/dossierTicks.ts';
import { Checkbox, FilterDateField, FilterSelect, type SectionProps } from '../parts/formFields.tsx';
import { ItemRow } from '../parts/ItemRow.tsx';
import { formatAccountTitle } from '../parts/labels.tsx';
import { type DossierItems, useDossierSelection } from './dossierSelection.ts';
import { MarksLine, MissingProfiles, NothingToTick, ProtectedNotes } from './SelectionLines.tsx';

/** A longer list would not be read. The list by account groups them. */
const MAX_LISTED_ACCOUNTS = 100;

/** Whose posts a dossier to a platform has, when the case has those of several. */
export function PlatformChoice({ index, choices, change }: Pick<DossierItems, 'index' | 'choices' | 'change'>) {
  const words = useWords();
  const platform = resolvePlatform(index, choices);
  const platforms = listPlatforms(index);
  if (platform === null || platforms.length < 2) return null;
  return (
    <FilterSelect
      label={t(words, 'exportForm.ownPlatform')}
      name="platform"
      value={platform}
      options={platforms.map((one) => [one, formatPlatform(words, one)])}
      onChoose={(chosen) => void change((before) => ({ ...before, platform: chosen }))}
    />
  );
}

export function ItemsSection(data: DossierItems) {
  const { caseIndex, index, choices, change } = data;
  const words = useWords();
  const { persons } = caseIndex;
  const { selected, shown, hidden } = useDossierSelection(data);
  const { intimate, choosable } = selected;
  const isPlatform = choices.purpose === 'platform';
  const updateChoices = (changed: Partial<typeof choices>) => void change((before) => ({ ...before, ...changed }));
  const accounts = index.accounts.toSorted((a, b) => b.items.length - a.items.length).slice(0, MAX_LISTED_ACCOUNTS);
  return (
    <>
      <div class="filter-fields item-filters">
        <FilterDateField
          label={t(words, 'exportForm.from')}
          name="from"
          value={choices.from ?? ''}
          change={(from) => updateChoices({ from: from || null })}
        />
        <FilterDateField
          label={t(words, 'exportForm.to')}
          name="to"
          value={choices.to ?? ''}
          change={(to) => updateChoices({ to: to || null })}
        />
        <FilterSelect
          label={t(words, 'filters.who')}
          name="who"
          value={choices.who ?? ''}
          emptyLabel={t(words, 'exportForm.everybody')}
          options={[
            ...persons.persons.map((one) => [`person:${one.id}`, one.name] as const),
            ...accounts.map((one) => [`account:${one.key}`, formatAccountTitle(words, one)] as const),
          ]}
          onChoose={(who) => updateChoices({ who: who || null })}
        />
        <FilterSelect
          label={t(words, 'filters.category')}
          name="category"
          value={choices.category ?? ''}
          emptyLabel={t(words, 'exportForm.anything')}
          options={CATEGORIES.map((one) => [one, t(words, `category.${one}`)])}
          onChoose={(category) => updateChoices({ category: CATEGORIES.find((one) => one === category) ?? null })}
        />
      </div>
      {intimate > 0 && (
        <>
          <Checkbox
            name="intimate"
            label={t(words, isPlatform ? 'exportForm.intimateAddress' : 'exportForm.intimate', { n: intimate })}
            checked={choices.intimate}
            onChange={(checked) => updateChoices({ intimate: checked })}
          />
          {!isPlatform && <p class="hint">{t(words, 'exportForm.intimateConsent')}</p>}
        </>
      )}
      {choosable &&
        (choosable.length > 0 ? (
          <SchoolItems choosable={choosable} choices={choices} change={change} />
        ) : (
          <NothingToTick {...data} />
        ))}
      <SelectedCount
        selection={shown}
        staysOut={selected.included.length - shown.included.length}
        isUnsearched={hidden.isUnsearched}
      />
      <MarksLine caseIndex={caseIndex} included={shown.included} />
      <MissingProfiles index={index} accounts={shown.included.map(({ account }) => account)} />
    </>
  );
}

interface SelectedCountProps {
  readonly selection: ExportSelection;
  /** Captures that may show something hidden. */
  readonly staysOut: number;
  readonly isUnsearched: boolean;
}

/** How many captures the dossier contains, and why some are not in it. */
function SelectedCount({ selection, staysOut, isUnsearched }: SelectedCountProps) {
  const words = useWords();
  const { included, choosable, leftOut, kept } = selection;
  if (isUnsearched) return <p role="status" aria-busy="true" />;
  return (
    <>
      <p role="status" data-count={included.length}>
        {countSelected(words, selection)}
      </p>
      {staysOut > 0 && <p data-stays-out={staysOut}>{t(words, 'exportDone.staysOut', { n: staysOut })}</p>}
      {leftOut > 0 && choosable?.length !== 0 && (
        <p data-left-out={leftOut}>{t(words, 'exportForm.leftOut', { n: leftOut })}</p>
      )}
      <ProtectedNotes {...selection} />
      {included.length < kept && <p class="hint">{t(words, 'exportForm.outsideNamed')}</p>}
    </>
  );
}

export function countSelected(words: Words, { included, kept, choosable }: ExportSelection): string {
  if (included.length === 0) return t(words, choosable === null ? 'exportForm.noneChosen' : 'exportForm.noneTicked');
  return t(words, 'exportForm.count', { n: included.length, kept });
}

interface LeaveOutButtonsProps {
  readonly items: readonly { readonly id: string; readonly name: string }[];
  readonly isLeftOut: (id: string) => boolean;
  readonly setLeftOut: (id: string, isLeftOut: boolean) => void;
}

export function LeaveOutButtons({ items, isLeftOut, setLeftOut }: LeaveOutButtonsProps) {
  const words = useWords();
  return (
    <div class="choices">
      {items.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          data-action={isLeftOut(id) ? 'put-back' : 'leave-out'}
          data-item={id}
          onClick={() => setLeftOut(id, !isLeftOut(id))}
        >
          {t(words, isLeftOut(id) ? 'exportForm.putBack' : 'exportForm.leaveOut', { item: name })}
        </button>
      ))}
    </div>
  );
}

interface UncleanedFilesProps extends SectionProps {
  readonly files: readonly UncleanedFile[];
  readonly attachments: ReadonlyMap<string, unknown>;
}

/** Which files go with the private metadata that they may have. */
export function UncleanedNote({ files }: Pick<UncleanedFilesProps, 'files'>) {
  const words = useWords();
  const list = files.map(({ name, format }) => `${name} (${format.toUpperCase()})`);
  return (
    <p class="note" data-uncleaned={files.length}>
      {t(words, 'exportForm.uncleaned', { n: files.length, list: list.join(', ') })}
    </p>
  );
}

/** A button to leave out each imported file that goes with the private metadata that it may have. */
export function UncleanedFiles({ files, attachments, choices, change }: UncleanedFilesProps) {
  // A document is in the dossier because it is ticked; anything else, unless it is left out.
  const isLeftOut = (id: string) =>
    attachments.has(id) ? !choices.documents.includes(id) : choices.leftOut.includes(id);
  const setLeftOut = (id: string, leftOut: boolean) =>
    void change((before) => {
      if (!attachments.has(id)) return withLeftOut(before, [id], leftOut);
      const others = before.documents.filter((one) => one !== id);
      return { ...before, documents: leftOut ? others : [...others, id] };
    });
  return <LeaveOutButtons items={files} isLeftOut={isLeftOut} setLeftOut={setLeftOut} />;
}

/** A longer list would not be read: dates, account and category make it shorter. */
const MAX_LISTED = 100;

interface SchoolItemsProps extends SectionProps {
  readonly choosable: readonly SearchableItem[];
}

/** The captures that a school receives: ticked one by one, with words and images masked as in the list of captures. */
function SchoolItems({ choosable, choices, change }: SchoolItemsProps) {
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
