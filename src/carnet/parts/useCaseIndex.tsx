import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Persons, personsDocument } from '../../domain/case/caseDocuments.ts';
import { type ExportChoices, exportChoicesDocument } from '../../domain/export/exportChoices.ts';
import { type AccountMarks, marksDocument } from '../../domain/item/accountMarks.ts';
import type { IndexedItem } from '../../domain/item/itemIndex.ts';
import type { ItemNotes } from '../../domain/item/itemNotes.ts';
import { addNotes, prepareItems } from '../../domain/item/search.ts';
import { ifDamaged, Refusal } from '../../domain/shared/errors.ts';
import { accountRules } from '../../platforms/platformTable.ts';
import { useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, useTask } from '../../ui/useTask.tsx';
import { readAllNotes } from '../../workflow/case/storedDocuments.ts';
import { readImageTexts } from '../../workflow/recogniseImages.ts';
import { type CarnetApi, useCarnetApi } from '../carnetApi.ts';

interface CaseContents {
  readonly caseId: string;
  /** Sequence number of the journal's last entry when the case was read. A later entry makes it stale. */
  readonly seq: number;
  /** Number of items ever sealed in the case when it was read. */
  readonly sealed: number;
  readonly items: readonly IndexedItem[];
  readonly notes: ReadonlyMap<string, ItemNotes>;
  readonly damaged: readonly string[];
  /** What the machine read in images, by item id. */
  readonly imageTexts: ReadonlyMap<string, string>;
  /** Null when damaged. */
  readonly persons: Persons | null;
  /** Null when damaged. */
  readonly marks: AccountMarks | null;
  readonly leftOut: readonly string[];
  readonly leftOutHidden: readonly string[];
}

export type CaseIndex = ReturnType<typeof useCaseIndex>;

/**
 * Reads the current case into memory and builds its search index; both are dropped when the carnet locks or closes.
 * Reading starts when `ready`, so that the first page of the list shows before 10,000 records are decrypted.
 */
export function useCaseIndex(ready: boolean) {
  const carnetApi = useCarnetApi();
  const [contents, setContents] = useState<CaseContents | null>(null);
  const [empty, setEmpty] = useState(false);
  const { fault, run, cancel } = useTask<void>();
  const [reloads, setReloads] = useState(0);
  const loaded = useRef<CaseContents | null>(null);
  loaded.current = contents;

  useEffect(() => {
    if (!ready) return;
    void run(async (_progress, signal) => {
      const before = loaded.current;
      const read = await readCase(carnetApi, before, reloads).catch((error: unknown) => {
        // Nothing of an erased case stays in memory.
        if (error instanceof Refusal && error.code === 'case-gone') setContents(null);
        throw error;
      });
      if (signal.aborted) return;
      // Changed here while it was read: what was read may be older.
      if (loaded.current !== before) return setReloads((value) => value + 1);
      setEmpty(read === null);
      setContents(read);
    });
    return cancel;
  }, [carnetApi, reloads, ready, run, cancel]);

  const listChanges = useListChanges();
  useEffect(() => setReloads((value) => value + listChanges), [listChanges]);

  const { items, notes, damaged: damagedNoteIds, imageTexts, leftOut, leftOutHidden } = contents ?? {};
  const prepared = useMemo(() => items && prepareItems(items, carnetApi.toLocalTime, accountRules), [items, carnetApi]);
  const index = useMemo(
    () =>
      prepared && notes && damagedNoteIds && imageTexts
        ? addNotes(prepared, { notes, damaged: damagedNoteIds }, imageTexts, carnetApi.toLocalTime)
        : null,
    [prepared, notes, damagedNoteIds, imageTexts, carnetApi],
  );
  const leftOutIds = useMemo(() => new Set(leftOut), [leftOut]);
  const hiddenOut = useMemo(() => new Set(leftOutHidden), [leftOutHidden]);
  const damaged = useMemo(() => findDamaged(contents), [contents]);
  /** Item id → notes: the index is built once. */
  const updateAllNotes = (changed: ReadonlyMap<string, ItemNotes>): void =>
    setContents(
      (now) =>
        now && {
          ...now,
          notes: new Map([...now.notes, ...changed]),
          damaged: now.damaged.filter((id) => !changed.has(id)),
        },
    );
  return {
    /** Null while the case is being read and when nothing is recorded. */
    caseId: contents?.caseId ?? null,
    index,
    ...damaged,
    /** Empty when damaged. */
    persons: contents?.persons ?? personsDocument.empty,
    arePersonsDamaged: contents !== null && contents.persons === null,
    /** Empty when damaged. */
    marks: contents?.marks ?? marksDocument.empty,
    areMarksDamaged: contents !== null && contents.marks === null,
    /** Ids of the items left out of the dossiers. */
    leftOut: leftOutIds,
    /** Those of them that may show something hidden. */
    hiddenOut,
    fault,
    /** Nothing is recorded. */
    empty,
    /** Reads again what may have changed in the case. */
    reload: () => setReloads((value) => value + 1),
    /** Number of changes of the lists that were noticed, by any of our contexts: each one asks for the list again. */
    listChanges,
    updateNotes: (itemId: string, itemNotes: ItemNotes) => updateAllNotes(new Map([[itemId, itemNotes]])),
    updateAllNotes,
    updatePersons: (persons: Persons) => setContents((now) => now && { ...now, persons }),
    updateMarks: (marks: AccountMarks) => setContents((now) => now && { ...now, marks }),
    setLeftOut: ({ leftOut, leftOutHidden }: Pick<ExportChoices, 'leftOut' | 'leftOutHidden'>) =>
      setContents((now) => now && { ...now, leftOut, leftOutHidden }),
  };
}

/** Longer than a list takes to load: a thread stores two posts per second. */
const LIST_CHANGE_DELAY_MS = 500;

/**
 * Counts the changes of the lists by any of our contexts, several at once as one. A hidden page counts none: it counts
 * one when it becomes visible again. Listens from the first render: a list is out of date if the store changes while
 * its first page is being read.
 */
export function useListChanges(): number {
  const carnetApi = useCarnetApi();
  const [changes, setChanges] = useState(0);
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = (): void => {
      clearTimeout(timer);
      timer = undefined;
      if (!document.hidden) setChanges((value) => value + 1);
    };
    const stop = carnetApi.onListChange(() => {
      timer ??= setTimeout(count, LIST_CHANGE_DELAY_MS);
    });
    document.addEventListener('visibilitychange', count);
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', count);
    };
  }, [carnetApi]);
  return changes;
}

function findDamaged(contents: CaseContents | null) {
  const items = contents?.items ?? [];
  const damagedNotes = new Set(contents?.damaged);
  return {
    /** The items whose notes cannot be read. */
    damagedNotes: items.filter(({ id }) => damagedNotes.has(id)),
    /** How many items cannot be read from the disk. They are not in the index. */
    damagedItems: items.filter(({ unread }) => unread).length,
  };
}

async function readCase(
  { store, documentStore, documents, itemIndex }: CarnetApi,
  loaded: CaseContents | null,
  reloads: number,
): Promise<CaseContents | null> {
  const currentCase = await store.currentCase();
  if (currentCase === null) return null;
  const { caseId, seq, items: sealed } = currentCase;
  // When every new line of the journal seals an item, the others have not changed.
  const isGrown = reloads > 0 && loaded?.caseId === caseId && seq - loaded.seq === sealed - loaded.sealed;
  const readItems = async (): Promise<readonly IndexedItem[]> => {
    if (isGrown && sealed === loaded.sealed) return loaded.items;
    const read = await itemIndex.itemsFrom(caseId, isGrown ? loaded.sealed + 1 : 1);
    // What was sealed since the head was read comes with the next reading, and only once.
    return [...(isGrown ? loaded.items : []), ...read.filter(({ ordinal }) => ordinal <= sealed)];
  };
  const unlessDamaged = <T,>(read: Promise<T>): Promise<T | null> => read.catch(ifDamaged(() => null));
  const [items, { notes, damaged }, imageTexts, persons, marks, choices] = await Promise.all([
    readItems(),
    // Documents have no line in the journal: another of our pages, or an import, may have changed them. An image that
    // is marked intimate there must not show here.
    readAllNotes(documentStore, caseId),
    readImageTexts(documentStore, caseId),
    unlessDamaged(documents.read(caseId, personsDocument)),
    unlessDamaged(documents.read(caseId, marksDocument)),
    unlessDamaged(documents.read(caseId, exportChoicesDocument)),
  ]);
  const { leftOut, leftOutHidden } = choices ?? exportChoicesDocument.empty;
  return { caseId, seq, sealed, items, notes, damaged, imageTexts, persons, marks, leftOut, leftOutHidden };
}

interface CaseLoadingProps {
  readonly caseIndex: CaseIndex;
  /** Shown while nothing is recorded: states the next step. */
  readonly emptyText: string;
}

/** Shown until the case index is loaded: a loading line, a fault with a retry button, or the next step. */
export function CaseLoading({ caseIndex, emptyText }: CaseLoadingProps) {
  const words = useWords();
  const { index, damagedItems, fault, empty, reload } = caseIndex;
  if (fault) {
    return <Alert fault={fault} retry={reload} />;
  }
  if (empty || (index?.items.length === 0 && damagedItems === 0)) return <EmptyState>{emptyText}</EmptyState>;
  return (
    <>
      <DamagedItems caseIndex={caseIndex} />
      <p role="status" class="hint">
        {index === null && t(words, 'app.loading')}
      </p>
    </>
  );
}

/** Lists the items that cannot be read from the disk. Shown wherever the other items are counted or searched. */
export function DamagedItems({ caseIndex: { damagedItems } }: { readonly caseIndex: Pick<CaseIndex, 'damagedItems'> }) {
  const words = useWords();
  if (damagedItems === 0) return null;
  return (
    <p class="note" role="status" data-damaged-items>
      {t(words, 'damaged.items', { n: damagedItems })}
    </p>
  );
}
