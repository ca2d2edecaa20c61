import {
  type ExportSelection,
  listReceivedToGo,
  recipientKey,
  selectExportItems,
} from '../../domain/export/exportChoices.ts';
import type { SearchableItem, SearchIndex } from '../../domain/item/search.ts';
import type { EarlierDossiers } from '../../workflow/case/caseJournal.ts';
import type { SectionProps } from '../parts/formFields.tsx';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { useHiddenTraces } from '../parts/useHiddenTraces.ts';

/** What the captures of the next dossier follow from. */
export interface DossierItems extends SectionProps {
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
}: Omit<DossierItems, 'change'>): ExportSelection {
  const damagedNoteIds = caseIndex.damagedNotes.map(({ id }) => id);
  const given = isComplement({ choices, earlier }) ? earlier?.items : undefined;
  return selectExportItems(index, caseIndex.persons, choices, attachments, damagedNoteIds, given);
}

/**
 * Returns the numbers of the received dossiers that a complement leaves out, since the recipient has them, and of those
 * that go, as the export will select them.
 */
export function selectReceived({ choices, earlier }: Pick<DossierItems, 'choices' | 'earlier'>) {
  const given: ReadonlySet<number> = (isComplement({ choices, earlier }) && earlier?.received) || new Set();
  return { given, toGo: listReceivedToGo(choices, given) };
}

/** Whether the next dossier has only what this recipient has not received. */
export const isComplement = ({ choices, earlier }: Pick<DossierItems, 'choices' | 'earlier'>): boolean =>
  choices.onlyNew && earlier !== null;

/** Whether there is no dossier to create: nothing is new for this recipient, or nothing was chosen for the school. */
export const isNothingToCreate = (
  data: Pick<DossierItems, 'choices' | 'earlier'>,
  { included, choosable }: ExportSelection,
): boolean => included.length === 0 && (isComplement(data) || choosable !== null);

/** The captures of the next dossier, without those that stay out because they may show something hidden. */
export function useDossierSelection(data: DossierItems) {
  const selected = selectItems(data);
  /** Not a document of the person. */
  const isPublished = ({ item }: SearchableItem) => !data.attachments.has(item.id);
  const hidden = useHiddenTraces({
    scope: 'dossier',
    caseIndex: data.caseIndex,
    included: selected.included.filter(isPublished),
    contents: {
      items: new Set(selected.included.map(({ item }) => item.id)),
      received: selectReceived(data).toGo,
    },
    isEmpty: selected.included.length === 0,
    recipient: recipientKey(data.choices.purpose),
    version: data.choices,
  });
  const leaving = new Set(hidden.staysOut.items);
  // What may show something hidden stays out, unless the person keeps it.
  const selection = { ...selected, included: selected.included.filter(({ item }) => !leaving.has(item.id)) };
  return {
    hidden,
    isPublished,
    leaving,
    selected,
    selection,
    /** Where nothing would be left, the person decides first. */
    shown: hidden.isNoneLeft ? selected : selection,
  };
}
