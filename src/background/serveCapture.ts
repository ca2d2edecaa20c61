import { clock } from '../browser/environment.ts';
import { changeOutcome } from '../browser/storage.ts';
import { archivePage, fullPageMethod, readArchiveChoice, readQuotaDelay } from '../browser/tabCapture.ts';
import { isContextPending, setCheckCapture } from '../browser/tabMemory.ts';
import { type RecordedOnButton, resetButton, showOutcomeOnButton } from '../browser/toolbarAndMenu.ts';
import { isPartial } from '../domain/capture/captureWarnings.ts';
import type { CaptureOutcome } from '../domain/capture/observation.ts';
import type { CaseLabel, CaseStore } from '../domain/case/case.ts';
import { countKept } from '../domain/item/itemIndex.ts';
import { Refusal, type RefusalCode } from '../domain/shared/errors.ts';
import type { PortLike } from '../messages/capturePort.ts';
import { sha256Hex } from '../seal/digest.ts';
import { type CaptureTab, type RecordDependencies, recordItem } from '../workflow/capture/recordItem.ts';
import type { ResumeDependencies } from '../workflow/capture/threadMemory.ts';
import { captureInRightCase, findCurrentCase } from '../workflow/case/currentCase.ts';
import { countListed } from '../workflow/itemQueries.ts';
import { CapturedTab } from './capturedTab.ts';
import type { AppDependencies } from './dependencies.ts';

export type ServeDependencies = RecordDependencies &
  ResumeDependencies &
  Pick<AppDependencies, 'caseRepository' | 'storeLock' | 'readEpoch' | 'inEpoch'>;

/**
 * Returns what a page's capture script carries of the epoch that the person's command was given in. The epoch itself
 * would tell two pages that they are read by the same person.
 */
export const readEpochToken = async ({ readEpoch }: Pick<ServeDependencies, 'readEpoch'>, tabId: number) =>
  hashEpoch(await readEpoch(), tabId);

const hashEpoch = (epoch: string, tabId: number): Promise<string> =>
  sha256Hex(new TextEncoder().encode(`${epoch} ${tabId}`));

/**
 * Returns the dependencies of work that a page does for a command. Throws Refusal `cancelled` when the epoch of the
 * command has ended: what the person erased since is not followed by what they began before. `token` is null for the
 * practice page, whose store is erased at each opening.
 */
export async function bindToEpoch<D extends Pick<ServeDependencies, 'readEpoch' | 'inEpoch'>>(
  deps: D,
  tabId: number,
  token: string | null,
): Promise<D> {
  const epoch = await deps.readEpoch();
  if (token !== null && (await hashEpoch(epoch, tabId)) !== token) throw new Refusal('cancelled');
  return { ...deps, ...deps.inEpoch(epoch) };
}

/**
 * Serves one capture over a port: records the item and sends the outcome to the page. Never rejects. `token`: the epoch
 * that the page's command was given in. `mayArchive`: the page is saved as `page.mhtml` too when the person turned that
 * option on.
 */
export async function serveCapture(
  deps: ServeDependencies,
  port: PortLike,
  tab: CaptureTab,
  { token, mayArchive }: { readonly token: string | null; readonly mayArchive: boolean },
): Promise<void> {
  const wantsArchive = mayArchive ? hasChosenArchive() : Promise.resolve(false);
  const pendingBound = bindToEpoch(deps, tab.id, token);
  let isThread = false;
  const session = new CapturedTab(port, {
    archive: async (address) => ((await wantsArchive) ? archivePage(tab.id, address) : null),
    readQuotaDelay,
  });
  try {
    const [opening, bound] = await Promise.all([session.opening, pendingBound]);
    outcomeReporter.begun(tab.id);
    if (opening.link !== undefined && !(await isContextPending(tab.id, opening.link))) throw new Refusal('interrupted');
    const id = deps.ids.uuid();
    session.send({ type: 'begun', attempt: id, method: fullPageMethod(), archive: await wantsArchive });
    const { wrongCase, ...start } = opening;
    isThread = start.thread !== undefined;
    const record = () => recordItem(bound, session, { id, tab, ...start });
    // Read while the screenshot is taken: the case of a capture is that of its beginning.
    const currentBefore = readCurrentCase(deps);
    if (wrongCase === undefined) await record();
    else await captureInRightCase(bound, wrongCase, record);
    const current = wrongCase === undefined ? await currentBefore : await readCurrentCase(deps);
    // The item records the link too: this only saves the person from giving the result twice.
    if (opening.link?.relation === 'check') await setCheckCapture(opening.link.item, id).catch(console.error);
    const [shown, place] = await Promise.all([readShown(deps, id, current), readPlace(deps, id)]);
    session.send({ type: 'sealed', warnings: session.warnings, ...shown });
    const isErrorPage = session.warnings.includes('page-error');
    const { total } = shown;
    outcomeReporter.recorded(tab.id, { total, isPartial: isPartial(session.warnings), place }, isErrorPage);
  } catch (error) {
    session.send({ type: 'refused', code: reportRefusal(tab.id, error, isThread) });
  }
}

const hasChosenArchive = (): Promise<boolean> =>
  readArchiveChoice().then(
    (choice) => choice !== 'off',
    () => false,
  );

/**
 * Reports why nothing was recorded, and returns the code. Anything but a Refusal is a `bug`. `isThread`: it is a post
 * of a thread, whose earlier posts may be recorded.
 */
export function reportRefusal(tabId: number, error: unknown, isThread = false): RefusalCode | 'bug' {
  if (!(error instanceof Refusal)) console.error(error);
  const code = error instanceof Refusal ? error.code : 'bug';
  outcomeReporter.refused(tabId, code, isThread);
  return code;
}

/** Returns what is told of a sealed item: while the store is locked, which it may be since, that it is kept. */
export async function readShown(
  deps: ServeDependencies,
  itemId: string,
  current: { readonly current?: CaseLabel },
): Promise<{ readonly total: number | null; readonly current?: CaseLabel }> {
  return (await isLocked(deps)) ? { total: null } : { total: await countKeptBeside(deps.store, itemId), ...current };
}

/** Counts what is kept in an item's case, as the list does. A failure hides the count, and never stops a capture. */
async function countKeptBeside(store: CaseStore, itemId: string): Promise<number | null> {
  try {
    const caseId = await store.caseOf(itemId);
    const head = caseId && (await store.caseHead(caseId));
    return head ? countKept(await countListed(store, head)) : null;
  } catch (error) {
    console.error(error);
    return null;
  }
}

/** A failure counts as locked: it hides what could be told, and never stops a capture. */
async function isLocked({ storeLock }: ServeDependencies): Promise<boolean> {
  try {
    return (await storeLock.state()).kind === 'locked';
  } catch (error) {
    console.error(error);
    return true;
  }
}

/**
 * Returns the case that a capture goes to now, where there are others; the new one that it opens too. Names are read
 * only while the store is not locked. A failure hides the name, and never stops a capture.
 */
export async function readCurrentCase(deps: ServeDependencies): Promise<{ readonly current?: CaseLabel }> {
  const { caseRepository, documentStore } = deps;
  try {
    if (await isLocked(deps)) return {};
    const { current, opens = current } = await findCurrentCase(caseRepository, documentStore);
    return opens === undefined ? {} : { current: opens };
  } catch (error) {
    console.error(error);
    return {};
  }
}

/** Returns the position (from 1) of an item's carnet, while locked too; undefined when that is not known. */
export async function readPlace({ store, caseRepository }: ServeDependencies, id: string): Promise<number | undefined> {
  try {
    const [caseId, cases] = await Promise.all([store.caseOf(id), caseRepository.cases()]);
    const at = cases.findIndex((one) => one.caseId === caseId);
    return at < 0 ? undefined : at + 1;
  } catch (error) {
    console.error(error);
    return undefined;
  }
}

interface RecordedOutcome extends RecordedOnButton {
  /** Of its carnet, as in `CaptureOutcome`. */
  readonly place?: number | undefined;
}

/** Reports how a capture ended on the toolbar button and, when it opens, in the popup: no page can imitate these. */
export interface OutcomeReporter {
  /** A command is sent to the page, which may be gone before the capture begins: an earlier success must not remain. */
  commanded(tabId: number): void;
  begun(tabId: number): void;
  /** `isPartial`: null when that is not known. */
  recorded(tabId: number, shown: RecordedOutcome, isErrorPage?: boolean): void;
  refused(tabId: number, code: RefusalCode | 'bug', isThread?: boolean): void;
  /** A thread was captured to its end: where all of it was kept before, no capture began, and nothing failed. */
  threadEnded(tabId: number): Promise<void>;
  /**
   * The person begins to choose: until a capture ends, the popup says that nothing is recorded or, after a capture that
   * is followed by another, nothing else. Resolves to that reason.
   */
  choosing(tabId: number, choice: string): Promise<'nothing-chosen' | 'nothing-else-chosen'>;
  /** The person cancelled the choice: the capture before it, if any, is the last one again. */
  notChosen(tabId: number): Promise<void>;
}

export const outcomeReporter: OutcomeReporter = {
  commanded: (tabId) => runWithoutWaiting(setOutcome({ tabId, at: now(), refusal: 'interrupted' })),
  begun: (tabId) =>
    runWithoutWaiting(
      resetButton(tabId),
      changeOutcome(tabId, () => null),
    ),
  recorded: (tabId, { place, ...shown }, isErrorPage = false) => {
    const outcome = {
      refusal: null,
      ...(place !== undefined && { place }),
      ...(shown.isPartial === true && { isPartial: true as const }),
      ...(isErrorPage && { isErrorPage: true as const }),
    };
    runWithoutWaiting(showOutcomeOnButton(tabId, shown), setOutcome({ tabId, at: now(), ...outcome }));
  },
  refused: (tabId, code, isThread = false) => {
    // The person stopped it and expects no report.
    if (code === 'cancelled') return;
    const outcome = { refusal: code, ...(isThread && { isThread: true as const }) };
    runWithoutWaiting(
      showOutcomeOnButton(tabId, isThread ? 'thread' : null),
      setOutcome({ tabId, at: now(), ...outcome }),
    );
  },
  threadEnded: (tabId) => changeOutcome(tabId, (before) => (before?.refusal === 'interrupted' ? null : before)),
  choosing: async (tabId, choice) => {
    let isNext = false;
    const changed = changeOutcome(tabId, (before) => {
      isNext = before?.refusal === null;
      return before?.refusal === null
        ? { ...before, isChoosing: true, choice }
        : { tabId, at: now(), refusal: 'nothing-chosen', choice };
    });
    await Promise.all([resetButton(tabId), changed]);
    return isNext ? 'nothing-else-chosen' : 'nothing-chosen';
  },
  notChosen: (tabId) =>
    changeOutcome(tabId, (before) => {
      if (before?.isChoosing !== true) return null;
      const { isChoosing: _, choice: __, ...recorded } = before;
      return recorded;
    }),
};

const setOutcome = (outcome: CaptureOutcome): Promise<void> => changeOutcome(outcome.tabId, () => outcome);

const now = (): string => clock.now().toISOString();

/** A report neither delays a capture nor makes it fail: the tab may be closed. */
function runWithoutWaiting(...works: readonly Promise<void>[]): void {
  for (const work of works) work.catch(() => undefined);
}
