import { defineBackground } from 'wxt/utils/define-background';
import { createCaptureDependencies, createPracticeDependencies } from '../../src/background/dependencies.ts';
import {
  createHandlers,
  readNextNotificationDays,
  sendCommand,
  startKeyMaintenance,
  timestampJournalIfDue,
} from '../../src/background/handlers.ts';
import { answerQuestion } from '../../src/background/pageAnswers.ts';
import { serveCapture } from '../../src/background/serveCapture.ts';
import { startAutoLock } from '../../src/browser/autoLock.ts';
import { browser, type Runtime } from '../../src/browser/browser.ts';
import { clearPages, isPracticeAddress } from '../../src/browser/contentScriptBridge.ts';
import { requestPersistentStorage } from '../../src/browser/disk.ts';
import { removeAllTempFiles, removeOrphanTempFiles } from '../../src/browser/files.ts';
import { startNotifications } from '../../src/browser/notifications.ts';
import { onLockChange, readPreferences } from '../../src/browser/storage.ts';
import { openPopup, openStartPage } from '../../src/browser/tabs.ts';
import { onTimestampDue, scheduleTimestamp } from '../../src/browser/timestampAuthority.ts';
import {
  readPickHint,
  resetAllButtons,
  resetStaleButtons,
  updateContextMenu,
} from '../../src/browser/toolbarAndMenu.ts';
import { IMPORT_LOCK } from '../../src/domain/item/importedFiles.ts';
import { CAPTURE_PORT, parseEpochToken } from '../../src/messages/capturePort.ts';
import { parsePageQuestion } from '../../src/messages/pageQuestions.ts';
import { answerRequest, findCapturingTab, isAboutSender, isExtensionPage } from '../../src/messages/requests.ts';
import { recoverAttempts } from '../../src/workflow/capture/recordItem.ts';
import { clearStagedFiles } from '../../src/workflow/receivedDossierList.ts';
import { clearUnfinishedRestore } from '../../src/workflow/storeBackup.ts';

export default defineBackground(() => {
  const self = { id: browser.runtime.id, origin: browser.runtime.getURL('') };
  const deps = createCaptureDependencies();
  const practice = () => createCaptureDependencies(createPracticeDependencies());

  // Listeners are added first and synchronously: the browser starts the worker for their events.
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const question = parsePageQuestion(message);
    const isPractice = isPracticeAddress(sender.url ?? '');
    // The practice page is one of ours, and runs the capture script too.
    if (isExtensionPage(sender, self) && !(isPractice && question !== null))
      return answerRequest(createHandlers(deps, sender.tab?.id), deps.storeLock, message);
    const tab = findCapturingTab(sender, self);
    if (question === null || tab === null || !isAboutSender(question, sender)) return undefined;
    const answer = isPractice
      ? answerQuestion(practice(), question, tab, null)
      : answerQuestion(deps, question, tab, parseEpochToken(message));
    if (!isPractice) void answer.then(scheduleTimestamp);
    return answer;
  });
  browser.runtime.onConnect.addListener((port) => {
    const tab = findCapturingTab(port.sender, self);
    const [name, token = ''] = port.name.split(' ');
    if (name !== CAPTURE_PORT || tab === null) port.disconnect();
    else if (isPracticeAddress(port.sender?.url ?? ''))
      void serveCapture(practice(), port, tab, { token: null, mayArchive: false });
    else void serveCapture(deps, port, tab, { token, mayArchive: true }).then(scheduleTimestamp);
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    // When the command is refused, the popup opens: its buttons show the reason.
    if (tab?.id === undefined) return;
    sendCommand(deps, tab.id, { type: 'pick', hint: readPickHint(info) }).catch(openPopup);
  });
  // With a listener, the browser installs an update only when the extension is idle. Otherwise Firefox would stop the
  // capture script while it has modified a page for a screenshot, and the page would not be restored.
  browser.runtime.onUpdateAvailable.addListener(() => undefined);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void readPreferences().then(updateContextMenu);
    // Not after an update. Without an ordinary window, as where every window is private, nothing opens.
    if (reason === 'install') openStartPage().catch(() => undefined);
  });

  onTimestampDue(() => timestampJournalIfDue(deps));
  // Locking would interrupt an export or an import, so it waits for their end.
  startAutoLock(async () => {
    const heldLocks = await deps.locks.held();
    if (!heldLocks.has('export') && !heldLocks.has(IMPORT_LOCK)) await deps.storeLock.lock();
  });
  startNotifications(() => readNextNotificationDays(deps));
  void requestPersistentStorage();
  void recoverAttempts(deps);
  void resetStaleButtons();
  void removeOrphanTempFiles();
  void clearStagedFiles(deps);
  void clearUnfinishedRestore(deps);
  // An exported dossier is an unencrypted temporary file: locking removes it, even if a page still offers it. The
  // titles of the toolbar button name items.
  onLockChange(async () => {
    if ((await deps.storeLock.state()).kind !== 'locked') return;
    await Promise.all([removeAllTempFiles(), resetAllButtons(), clearPages(false)]);
  });
  startKeyMaintenance(deps);
});
