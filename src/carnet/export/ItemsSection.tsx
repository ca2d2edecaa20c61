import { useContext, useEffect } from 'preact/hooks';
import { countExhibits, type ExhibitNumber, exhibitOf } from '../../domain/export/exhibitNumber.ts';
import {
  type ExportSelection,
  listPlatforms,
  resolvePlatform,
  selectExportItems,
  withLeftOut,
} from '../../domain/export/exportChoices.ts';
import { resolveItemMarks } from '../../domain/item/accountMarks.ts';
import { CATEGORIES, ratingOf } from '../../domain/item/itemNotes.ts';
import type { SearchableItem, SearchIndex } from '../../domain/item/search.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { formatPlatform } from '../../ui/itemLabels.tsx';
import { t, type Words } from '../../ui/locales/index.ts';
import { Alert, useTask } from '../../ui/useTask.tsx';
import type { EarlierDossiers } from '../../workflow/case/caseJournal.ts';
import type { UncleanedFile } from '../../workflow/export/previewDossier.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { Checkbox, FilterDateField, FilterSelect, type SectionProps } from '../formFields.tsx';
import { formatAccountTitle } from '../labels.tsx';
import { PendingWritesContext } from '../pendingWrites.ts';
import type { CaseIndex } from '../useCaseIndex.tsx';
import { WordLink } from '../WordLink.tsx';
import { SchoolItems } from './SchoolItems.tsx';

/** A longer list would not be read. The list by account groups them. */
const MAX_LISTED_ACCOUNTS = 100;

interface ItemsSectionProps extends SectionProps {
  readonly caseIndex: CaseIndex;
  readonly index: SearchIndex;
  readonly attachments: ReadonlyMap<string, unknown>;
  readonly earlier: EarlierDossiers | null;
}

/** Returns the captures of the next dossier, as the export will select them. */
export function selectItems({
  caseIndex,
  index,
  attachments,
  choices,
  earlier,
}: Omit<ItemsSectionProps, 'change'>): ExportSelection {
  const damagedNoteIds = caseIndex.damagedNotes.map(({ id }) => id);
  const given = isComplement({ choices, earlier }) ? earlier?.items : undefined;
  return selectExportItems(index, caseIndex.persons, choices, attachments, damagedNoteIds, given);
}

/** Whether the next dossier has only what this recipient has not received. */
export const isComplement = ({ choices, earlier }: Pick<ItemsSectionProps, 'choices' | 'earlier'>): boolean =>
  choices.onlyNew && earlier !== null;

/** Whether there is no dossier to create: nothing is new for this recipient, or nothing was chosen for the school. */
export const isNothingToCreate = (
  data: Pick<ItemsSectionProps, 'choices' | 'earlier'>,
  { included, choosable }: ExportSelection,
): boolean => included.length === 0 && (isComplement(data) || choosable !== null);

/** Whose posts a dossier to a platform has, when the case has those of several. */
export function PlatformChoice({ index, choices, change }: Pick<ItemsSectionProps, 'index' | 'choices' | 'change'>) {
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

/** « Seulement ce qui est nouveau », for a recipient of an earlier dossier; one sentence when nothing is. */
export function ComplementChoice({ selection, data }: SelectionProps & { readonly data: ComplementData }) {
  const words = useWords();
  const { toLocalTime } = useCarnetApi();
  const { choices, change, earlier } = data;
  if (earlier === null) return null;
  const { forWhom } = earlier;
  const day = formatDay(words.lang, toLocalTime(earlier.at).slice(0, 10));
  const isEmpty = choices.onlyNew && selection.included.length === 0 && !selection.choosable?.length;
  return (
    <>
      <Checkbox
        name="onlyNew"
        label={
          <span>
            {t(words, forWhom === '' ? 'exportForm.onlyNew' : 'exportForm.onlyNewGiven', { day, forWhom })}
            {choices.onlyNew && <span class="hint">{t(words, 'exportForm.onlyNewMeaning')}</span>}
          </span>
        }
        checked={choices.onlyNew}
        onChange={(onlyNew) => void change((before) => ({ ...before, onlyNew }))}
      />
      {isEmpty && (
        <p role="status" data-nothing-new>
          {t(words, 'exportForm.nothingNew', { day })}
        </p>
      )}
      {choices.onlyNew && selection.included.length > 0 && <ComplementNumbers choices={choices} />}
    </>
  );
}

/** How many exhibits a complement would have, the first and the last: an avocat waits for the numbers that follow. */
function ComplementNumbers({ choices }: Pick<ItemsSectionProps, 'choices'>) {
  const words = useWords();
  const { loadExports } = useCarnetApi();
  const pendingWrites = useContext(PendingWritesContext);
  const { result, fault, run, reset } = useTask<readonly ExhibitNumber[]>();
  useEffect(() => {
    void run(async () => {
      await pendingWrites.flush();
      return (await loadExports()).listNextExhibits();
    });
    return reset;
  }, [choices, loadExports, pendingWrites, run, reset]);
  const [first, last] = [result?.at(0), result?.at(-1)];
  if (fault) return <Alert fault={fault} />;
  return (
    <p role="status" data-next-exhibits={first === undefined ? '' : countExhibits(result ?? [])}>
      {first === undefined || last === undefined
        ? t(words, 'exportForm.complementWorking')
        : t(words, 'exportForm.complementHolds', {
            n: countExhibits(result ?? []),
            first: String(exhibitOf(first)),
            last: String(exhibitOf(last)),
          })}
    </p>
  );
}

type ComplementData = Pick<ItemsSectionProps, 'choices' | 'change' | 'earlier'>;

export function ItemsSection({ go, ...data }: ItemsSectionProps & { readonly go: (path: string) => void }) {
  const { caseIndex, index, choices, change } = data;
  const words = useWords();
  const { persons } = caseIndex;
  const selection = selectItems(data);
  const { intimate, choosable } = selection;
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
          label={t(words, 'exportForm.who')}
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
          label={t(words, 'exportForm.category')}
          name="category"
          value={choices.category ?? ''}
          emptyLabel={t(words, 'exportForm.anything')}
          options={CATEGORIES.map((one) => [one, t(words, `category.${one}`)])}
          onChoose={(category) => updateChoices({ category: CATEGORIES.find((one) => one === category) ?? null })}
        />
      </div>
      {intimate > 0 && (
        <Checkbox
          name="intimate"
          label={t(words, 'exportForm.intimate', { n: intimate })}
          checked={choices.intimate}
          onChange={(checked) => updateChoices({ intimate: checked })}
        />
      )}
      {choosable && <SchoolItems choosable={choosable} choices={choices} change={change} go={go} />}
      <SelectedCount selection={selection} />
    </>
  );
}

interface SelectionProps {
  readonly selection: ExportSelection;
}

/** How many captures the dossier contains, and why some are not in it. */
function SelectedCount({ selection }: SelectionProps) {
  const words = useWords();
  return (
    <>
      <p role="status" data-count={selection.included.length}>
        {countSelected(words, selection)}
      </p>
      <SelectionNotes selection={selection} />
    </>
  );
}

export const countSelected = (words: Words, { included, kept, choosable }: ExportSelection): string =>
  included.length === 0
    ? t(words, choosable === null ? 'exportForm.noneChosen' : 'exportForm.noneTicked')
    : t(words, 'exportForm.count', { n: included.length, kept });

/** Why some captures are not in the dossier. */
export function SelectionNotes({ selection }: SelectionProps) {
  const words = useWords();
  const { included, leftOut, unmasked, unsure, kept } = selection;
  return (
    <>
      {leftOut > 0 && <p data-left-out={leftOut}>{t(words, 'exportForm.leftOut', { n: leftOut })}</p>}
      {unmasked > 0 && (
        <p class="note" data-unmasked={unmasked}>
          {t(words, 'exportForm.unmasked', { n: unmasked })}
        </p>
      )}
      {unsure > 0 && (
        <p class="note" data-unsure={unsure}>
          {t(words, 'exportForm.unsure', { n: unsure })}
        </p>
      )}
      {included.length < kept && <p class="hint">{t(words, 'exportForm.outsideNamed')}</p>}
    </>
  );
}

interface MarksLineProps {
  readonly caseIndex: CaseIndex;
  readonly included: readonly SearchableItem[];
}

/** Which accounts the dossier reports, and where they are marked. Optional: the dossier is made without marks. */
export function MarksLine({ caseIndex, included }: MarksLineProps) {
  const words = useWords();
  const { index, marks } = caseIndex;
  if (index === null || included.length === 0) return null;
  const notes = new Map(index.items.map((one) => [one.item.id, one.notes]));
  const itemMarks = resolveItemMarks(index.accounts, marks, notes);
  const listKeys = (items: readonly SearchableItem[]) => new Set(items.map(({ account }) => account.key));
  const isMarked = (mark: string) => (one: SearchableItem) => itemMarks.get(one.item.id) === mark;
  const reported = listKeys(included.filter(isMarked('reported')));
  const others = listKeys(included.filter((one) => !isMarked('own')(one))).difference(reported).size;
  const hasRated = included.some(
    (one) => ratingOf(one.notes) !== null && !one.item.isOwn && !itemMarks.has(one.item.id),
  );
  return (
    <p class="hint" data-reported-accounts={reported.size}>
      {reported.size === 0
        ? t(words, hasRated ? 'exportForm.ratedOnly' : 'exportForm.noneReported')
        : `${t(words, 'exportForm.reported', { n: reported.size })} ${others === 0 ? '' : t(words, 'exportForm.notReported', { n: others })}`}{' '}
      <WordLink word="exportForm.markAccounts" class="lone" to="items/by-account" />
    </p>
  );
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
