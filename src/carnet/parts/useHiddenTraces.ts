import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { exportChoicesDocument, withLeftOut } from '../../domain/export/exportChoices.ts';
import { hiddenDocument, withKept } from '../../domain/item/hiddenWords.ts';
import { useSubmit, useTask } from '../../ui/useTask.tsx';
import type { HiddenTraces } from '../../workflow/export/hiddenAnswers.ts';
import { useCarnetApi } from '../carnetApi.ts';
import type { CaseIndex } from './useCaseIndex.tsx';

/** A rectangle that is being moved changes many times: the search waits for the last change. */
const SEARCH_DELAY_MS = 400;

interface HiddenTracesOptions {
  readonly scope: 'case' | 'dossier';
  readonly caseIndex: Pick<CaseIndex, 'caseId' | 'index' | 'leftOut' | 'setLeftOut'>;
  /** The captures of the dossier, with those found here; missing: all of the case that are not left out. */
  readonly included?: readonly { readonly item: { readonly id: string } }[];
  /** Searches again when it changes; null: not yet. */
  readonly version: unknown;
  /** Called when the last decision is made here. */
  readonly onDecided?: () => void;
}

export type OpenHiddenTraces = ReturnType<typeof useHiddenTraces>;

/**
 * Searches where something that the person hides also stands, and applies what they decide of it. What is decided
 * nowhere is found by the export, which searches again and refuses.
 */
export function useHiddenTraces({ scope, caseIndex, included, version, onDecided }: HiddenTracesOptions) {
  const carnetApi = useCarnetApi();
  const { task, result: traces, fault: searchFault, run, cancel } = useTask<HiddenTraces | null>();
  const { fault: answerFault, working: isAnswering, submit } = useSubmit();
  const [isAnswered, setIsAnswered] = useState(false);
  const search = useCallback(
    () =>
      run((progress, signal) =>
        carnetApi.loadExports().then((exports) => exports.findHiddenTraces(scope, progress, signal)),
      ),
    [carnetApi, run, scope],
  );
  useEffect(() => {
    if (version === null) return;
    const timer = setTimeout(() => void search(), SEARCH_DELAY_MS);
    return () => {
      clearTimeout(timer);
      cancel();
    };
  }, [search, cancel, version]);
  const { caseId } = caseIndex;
  const answer = (write: (caseId: string) => Promise<unknown>) =>
    void submit(async () => {
      if (caseId === null) return;
      // Only what is found after the answer tells whether it was the last one.
      setIsAnswered(false);
      await write(caseId);
      await search();
      setIsAnswered(true);
    });
  const writeLeftOut = async (id: string, items: readonly string[], received: readonly number[]) =>
    caseIndex.setLeftOut(
      await carnetApi.documents.change(id, exportChoicesDocument, (before) => ({
        // A document is in the dossier because it is ticked; anything else, unless it is left out.
        ...withLeftOut(
          before,
          items.filter((one) => !before.documents.includes(one)),
          true,
        ),
        documents: before.documents.filter((one) => !items.includes(one)),
        receivedDossiers: before.receivedDossiers.filter((one) => !received.includes(one)),
      })),
    );
  const captures = traces?.captures.filter(({ id }) => !caseIndex.leftOut.has(id)) ?? [];
  const open = captures.filter(({ isKept }) => !isKept);
  const own = traces?.own.filter(({ isKept }) => !isKept) ?? [];
  const received = traces?.received.filter(({ isKept }) => !isKept) ?? [];
  const openCount = open.length + own.length + received.length;
  const openIds = new Set(open.map(({ id }) => id));
  const ofCase = caseIndex.index?.items.filter(({ item }) => !item.withdrawn) ?? [];
  const remaining = (included ?? ofCase).filter(({ item }) => !caseIndex.leftOut.has(item.id));
  const isDecided = isAnswered && task.kind === 'done' && openCount === 0;
  const decided = useRef(onDecided);
  decided.current = onDecided;
  useEffect(() => {
    if (isDecided) decided.current?.();
  }, [isDecided]);
  return {
    scope,
    caseIndex,
    traces,
    // A search that another replaces.
    searchFault: searchFault?.code === 'cancelled' ? null : searchFault,
    /** An answer is being written, or what it changes is searched. */
    isAnswering,
    answerFault,
    search,
    isSearching: task.kind === 'working',
    step: task.kind === 'working' ? task.step : null,
    isWorking: task.kind === 'working' || (task.kind === 'idle' && version !== null),
    /** What needs a decision. */
    open,
    own,
    received,
    openCount,
    /** Whether leaving out all that is open would leave no capture. */
    isNoneLeft: openIds.size > 0 && remaining.length > 0 && remaining.every(({ item }) => openIds.has(item.id)),
    kept: captures.filter(({ isKept }) => isKept),
    keep: (whats: readonly string[]) =>
      answer((id) =>
        carnetApi.documents.change(id, hiddenDocument, (before) => withKept(before, whats, carnetApi.now())),
      ),
    leaveOut: (ids: readonly string[]) => answer((id) => writeLeftOut(id, ids, [])),
    leaveOutReceived: (number: number) => answer((id) => writeLeftOut(id, [], [number])),
    /** Leaves out the captures and the received dossiers that nobody decided to keep, before an export. */
    leaveOutOpen: async (): Promise<void> => {
      const numbers = received.map(({ number }) => number);
      if (caseId === null || open.length + numbers.length === 0) return;
      await writeLeftOut(
        caseId,
        open.map(({ id }) => id),
        numbers,
      );
    },
  };
}
