import { clearPages, injectAndSend, sendIfInjected } from '../browser/contentScriptBridge.ts';
import { eraseWithoutTempFiles } from '../browser/files.ts';
import { disableNotifications, setNotificationDays } from '../browser/notifications.ts';
import {
  announceErasure,
  forgetAllOutcomes,
  readPreferences,
  savePreferences,
  storeUsedFlag,
} from '../browser/storage.ts';
import {
  addPendingContext,
  findCheckCapture,
  findPendingContext,
  forgetAllContexts,
  forgetItemContext,
  isContextPostponed,
  type PendingContextTab,
  postponeContext,
  removePendingCheck,
} from '../browser/tabMemory.ts';
import { openAddress } from '../browser/tabs.ts';
import {
  createTimestampNonce,
  postTimestampQuery,
  readTimestampSettings,
  removeAuthorityPermission,
  saveTimestampSettings,
} from '../browser/timestampAuthority.ts';
import { resetAllButtons, updateContextMenu } from '../browser/toolbarAndMenu.ts';
import { isUsedByOthers } from '../domain/case/store.ts';
import { type ItemLink, type ItemRelation, relatedAddress } from '../domain/item/item.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { readDeviceTimeZone } from '../domain/shared/localDates.ts';
import type { PageCommand } from '../messages/capturePort.ts';
import { parseDiagnostics, parsePostsOffered } from '../messages/pageSchemas.ts';
import type { RequestOf } from '../messages/protocol.ts';
import type { Handlers } from '../messages/requests.ts';
import type { RecordDependencies } from '../workflow/capture/recordItem.ts';
import { countKeptPosts, forgetInterrupted } from '../workflow/capture/threadMemory.ts';
import { EXPORT_LOCK } from '../workflow/case/caseJournal.ts';
import { findCurrentCase } from '../workflow/case/currentCase.ts';
import { eraseCase, eraseItem, listEraseImpacts, withdrawItem } from '../workflow/case/eraseAndWithdraw.ts';
import { readReminderStatus } from '../workflow/case/legalAdvice.ts';
import { type AuthorityClient, requestTimestamp, timestampJournal } from '../workflow/case/obtainTimestamp.ts';
import { recordOnlineCheck, suggestContext } from '../workflow/itemContext.ts';
import { listItems, openItem } from '../workflow/itemQueries.ts';
import { eraseItemImages, isImagePromptDue, recordImagePromptAnswer } from '../workflow/prohibitedImagePolicy.ts';
import { assertStoreNotLost, clearStoreUsedFlagIfEmpty } from '../workflow/storeChecks.ts';
import { type AppDependencies, checkPassphrase } from './dependencies.ts';
import { outcomeReporter, readEpochToken } from './serveCapture.ts';

/**
 * Returns the handlers of all requests that our pages may send to the background. `askedBy`: the tab of the page that
 * asks; undefined for the popup.
 */
export function createHandlers(
  deps: AppDependencies & Pick<RecordDependencies, 'screenshotCache'>,
  askedBy?: number,
): Handlers {
  return {
    'ui>bg:capture': (choice) => sendCommand(deps, choice.tabId, toPageCommand(choice)),
    'ui>bg:runningCapture': async ({ tabId, ...command }) =>
      (await sendIfInjected(tabId, { type: 'runningCapture', ...command } satisfies PageCommand)) === true,
    ...contextHandlers(deps),
    'ui>bg:listPosts': ({ tabId }) => askPage(tabId, { type: 'list' }, parsePostsOffered),
    'ui>bg:diagnosePage': ({ tabId }) => askPage(tabId, { type: 'diagnose' }, parseDiagnostics),
    'ui>bg:listItems': async ({ from, count, caseId }) => {
      const cases = deps.caseRepository.cases();
      const caseRepository = { cases: () => cases };
      const [listed, current] = await Promise.all([
        listItems(deps.store, from, count, caseId),
        findCurrentCase(caseRepository, deps.documentStore),
        assertStoreNotLost({ caseRepository, store: deps.store }, storeUsedFlag),
      ]);
      const interrupted = await countKeptPosts({ ...deps, caseRepository }, listed.interrupted);
      return { ...listed, interrupted, ...current };
    },
    'ui>bg:readItem': async ({ itemId }) => {
      const { preview, ...opened } = await openItem(deps.store, itemId);
      return { ...opened, preview: preview && new Uint8Array(await preview.arrayBuffer()).toBase64() };
    },
    'ui>bg:withdrawItem': ({ itemId }) => withdrawItem(deps, itemId),
    'ui>bg:imageQuestion': ({ caseId }) => isImagePromptDue(deps, caseId),
    'ui>bg:imageQuestionAnswered': ({ caseId }) => recordImagePromptAnswer(deps, caseId),
    'ui>bg:forgetInterrupted': ({ id }) => forgetInterrupted(deps.store, id),
    ...lockHandlers(deps),
    ...eraseHandlers(deps, askedBy),
    ...timestampHandlers(deps),
  };
}

function toPageCommand(choice: RequestOf<'ui>bg:capture'>): PageCommand {
  if (choice.mode === 'picker') return { type: 'pick', hint: {} };
  return choice.mode === 'post' ? { type: 'capture', index: choice.index } : { type: choice.mode };
}

async function askPage<T>(tabId: number, command: PageCommand, parse: (reply: unknown) => T | null): Promise<T> {
  const reply = await injectAndSend(tabId, command);
  const answer = parse(reply);
  if (answer === null) throw new Refusal(START_REFUSALS.find((code) => code === reply) ?? 'page-forbidden');
  return answer;
}

/** The codes with which the capture script replies when it cannot start. */
const START_REFUSALS = ['page-pdf', 'page-pinch-zoomed', 'readers-missing', 'post-gone', 'already-running'] as const;

/**
 * Sends a command that begins a capture. A refusal is told as an outcome too: the popup may be closed before it shows
 * the alert, or be opened by it.
 */
export async function sendCommand(
  deps: Pick<AppDependencies, 'readEpoch'>,
  tabId: number,
  command: PageCommand,
): Promise<void> {
  outcomeReporter.commanded(tabId);
  const reply = await startCapture(deps, tabId, command).catch((error: unknown) => {
    outcomeReporter.refused(tabId, error instanceof Refusal ? error.code : 'bug');
    throw error;
  });
  const refused = START_REFUSALS.find((code) => code === reply);
  if (refused !== undefined) throw new Refusal(refused);
}

/** Sends a command that begins a capture, with what the page proves later: that nothing was erased since. */
function startCapture(deps: Pick<AppDependencies, 'readEpoch'>, tabId: number, command: PageCommand): Promise<unknown> {
  return injectAndSend(tabId, command, {
    isChoice: command.type === 'pick' || command.type === 'zone',
    // Without a store the capture is refused later, with the reason.
    epoch: readEpochToken(deps, tabId).catch(() => ''),
  });
}

/** The command that captures each kind of context. */
const COMMANDS: Readonly<Record<ItemRelation, (link: ItemLink) => PageCommand>> = {
  profile: (link) => ({ type: 'profile', link }),
  thread: (link) => ({ type: 'pick', hint: {}, link }),
  reply: (link) => ({ type: 'pick', hint: {}, link }),
  check: (link) => ({ type: 'screen', link }),
};

/** Handlers of requests about an item's context. Pages are opened and captured only when the person asks. */
function contextHandlers(deps: AppDependencies) {
  /** Null while the store is locked, and for an item that was erased: its number and relation say what was captured. */
  const findContext = async (tabId: number): Promise<PendingContextTab | null> => {
    const tab = await findPendingContext(tabId);
    if (tab === null || (await deps.storeLock.state()).kind === 'locked') return null;
    return (await deps.store.summary(tab.item)) === null ? null : tab;
  };
  return {
    'ui>bg:openContext': async ({ item, relation }) => {
      const { fiche, summary } = await openItem(deps.store, item);
      const address = relatedAddress(fiche, relation);
      // The page of a prohibited image must not be visited again.
      if (address === null || summary.prohibited) throw new Refusal('nothing-there');
      const tabId = await openAddress(address);
      if (tabId !== undefined) await addPendingContext({ tabId, item, relation });
    },
    'ui>bg:pendingContext': async ({ tabId }) => {
      const tab = await findContext(tabId);
      if (tab === null) return null;
      const { item, relation, captured } = tab;
      return { item, relation, captured: captured !== undefined };
    },
    'ui>bg:captureContext': async ({ tabId }) => {
      const tab = await findContext(tabId);
      if (tab === null) throw new Refusal('nothing-there');
      const link = { item: tab.item, relation: tab.relation };
      return sendCommand(deps, tabId, COMMANDS[tab.relation](link));
    },
    'ui>bg:recordOnlineCheck': async ({ item, result }) => {
      await recordOnlineCheck(deps, { item, result, captured: await findCheckCapture(item) });
      await removePendingCheck(item);
    },
    'ui>bg:contextSuggestion': async () => {
      const suggestion = await suggestContext(deps.store);
      return suggestion !== null && (await isContextPostponed(suggestion.itemId)) ? null : suggestion;
    },
    'ui>bg:postponeContext': ({ itemId }) => postponeContext(itemId),
  } satisfies Partial<Handlers>;
}

function eraseHandlers(
  deps: AppDependencies & Pick<RecordDependencies, 'screenshotCache'>,
  askedBy: number | undefined,
) {
  /**
   * Takes away what our pages and the captured ones still show or offer of what was erased: a dossier or a backup that
   * is ready holds it in clear. `stop`: running captures end.
   */
  const clearShown = async (stop: boolean): Promise<void> => {
    void clearPages(stop);
    await Promise.all([deps.removeTempFiles(), announceErasure(askedBy)]);
  };
  return {
    'ui>bg:listEraseImpacts': () => listEraseImpacts(deps),
    'ui>bg:eraseImages': async ({ itemId }) => {
      await eraseItemImages(deps, itemId);
      return clearShown(false);
    },
    'ui>bg:eraseItem': async ({ itemId }) => {
      await eraseItem(deps, itemId);
      await Promise.all([forgetItemContext(itemId), forgetAllOutcomes(), resetAllButtons()]);
      return clearShown(false);
    },
    'ui>bg:eraseCase': async ({ caseId }) => {
      const epoch = await deps.readEpoch();
      await eraseWithoutTempFiles(() => eraseCase(deps, caseId));
      const cleared = clearShown((await deps.readEpoch()) !== epoch);
      await Promise.all([forgetAllContexts(), forgetAllOutcomes(), resetAllButtons()]);
      await clearStoreUsedFlagIfEmpty(deps, storeUsedFlag);
      // The case is erased even if a full disk prevents updating the notifications.
      await readNextNotificationDays(deps)
        .then((days) => setNotificationDays(days ?? []))
        .catch(console.error);
      return cleared;
    },
    'ui>bg:eraseAll': async () => {
      // A running export stops; a running capture or import fails; a restore is waited for.
      await eraseWithoutTempFiles(() => deps.locks.hold(EXPORT_LOCK, () => deps.eraseAll()));
      await resetAllButtons();
      return clearShown(true);
    },
  } satisfies Partial<Handlers>;
}

function lockHandlers(deps: AppDependencies) {
  const { storeLock } = deps;
  const thenMaintainKeys = <T>(work: Promise<T>): Promise<T> => work.finally(() => startKeyMaintenance(deps));
  return {
    'ui>bg:lockState': () => storeLock.state(),
    'ui>bg:unlock': ({ passphrase }) => thenMaintainKeys(storeLock.unlock(passphrase)),
    'ui>bg:lock': () => storeLock.lock(),
    'ui>bg:setPassphrase': async ({ passphrase, pin }) => {
      await checkPassphrase({ passphrase, pin });
      return thenMaintainKeys(storeLock.set(passphrase, pin));
    },
    'ui>bg:changePassphrase': async ({ current, passphrase, pin }) => {
      await checkPassphrase({ passphrase, pin });
      return thenMaintainKeys(storeLock.change(current, passphrase, pin));
    },
    'ui>bg:recoverPassphrase': async ({ code, passphrase, pin }) => {
      await checkPassphrase({ passphrase, pin });
      return thenMaintainKeys(storeLock.recover(code, passphrase, pin));
    },
    'ui>bg:removePassphrase': ({ passphrase }) => thenMaintainKeys(storeLock.remove(passphrase)),
    'ui>bg:wrongTries': () => storeLock.tries(),
    'ui>bg:readPreferences': () => readPreferences(),
    'ui>bg:savePreferences': async (chosen) => {
      await savePreferences(chosen);
      await updateContextMenu(chosen);
      if (chosen.computer !== 'mine') await disableNotifications();
    },
  } satisfies Partial<Handlers>;
}

/**
 * Deletes replaced wrapping keys and continues the re-encryption, one at a time over all contexts. Locking the store
 * ends it without an error.
 */
export function startKeyMaintenance({ locks, deleteReplacedKeys, reencrypt }: AppDependencies): void {
  const neverAborted = new AbortController().signal;
  const logUnlessRefusal = (error: unknown): void => {
    if (!(error instanceof Refusal)) console.error(error);
  };
  void deleteReplacedKeys().catch(logUnlessRefusal);
  void locks.hold('reencrypt', () => reencrypt(() => undefined, neverAborted)).catch(logUnlessRefusal);
}

/** Handlers of requests to a timestamp authority: only the background may access the network. */
function timestampHandlers({ clock }: Pick<AppDependencies, 'clock'>) {
  return {
    'ui>bg:readTimestampSettings': () => readTimestampSettings(),
    'ui>bg:saveTimestampSettings': async (chosen) => {
      const before = await readTimestampSettings();
      await saveTimestampSettings(chosen);
      if (before.address !== null) await removeAuthorityPermission(before.address, chosen.address);
    },
    'ui>bg:requestTimestamp': async ({ digest }) => {
      const { address } = await readTimestampSettings();
      if (address === null) throw new Refusal('timestamp-not-allowed');
      const { response, ...stamp } = await requestTimestamp({ ...AUTHORITY_CLIENT, clock }, address, digest);
      return { ...stamp, response: response.toBase64() };
    },
  } satisfies Partial<Handlers>;
}

/** Timestamps the current journal, if the person wants that. When the authority fails, the next capture tries again. */
export async function timestampJournalIfDue(deps: Pick<AppDependencies, 'store' | 'clock' | 'locks'>): Promise<void> {
  const { address, captures } = await readTimestampSettings();
  if (address === null || !captures) return;
  try {
    await timestampJournal({ ...deps, ...AUTHORITY_CLIENT }, address);
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(error);
  }
}

const AUTHORITY_CLIENT: AuthorityClient = { askAuthority: postTimestampQuery, nonce: createTimestampNonce };

/** Returns the days of the next notifications; null while locked, since the carnet sets them when it opens. */
export async function readNextNotificationDays(deps: AppDependencies): Promise<readonly string[] | null> {
  try {
    const usedByOthers = isUsedByOthers(await readPreferences());
    return (await readReminderStatus(deps, readDeviceTimeZone(), usedByOthers)).next ?? [];
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
