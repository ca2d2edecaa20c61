import { defineBackground } from 'wxt/utils/define-background';
import { CAPTURE_PORT } from '../../src/messages/capturePort.ts';
import { answerRequest } from '../../src/messages/requests.ts';
import { findCapturingTab, isExtensionPage } from '../../src/messages/sender.ts';
import { startAutoLock } from '../../src/platform/autoLock.ts';
import { browser, type Runtime } from '../../src/platform/browser.ts';
import { injectAndSend, isPracticeAddress } from '../../src/platform/contentScriptBridge.ts';
import { readPickHint, updateContextMenu } from '../../src/platform/contextMenu.ts';
import { requestPersistentStorage } from '../../src/platform/diskQuota.ts';
import { startNotifications } from '../../src/platform/notifications.ts';
import { onLockChange } from '../../src/platform/session.ts';
import { readPreferences } from '../../src/platform/settings.ts';
import { openPopup } from '../../src/platform/tabs.ts';
import { removeAllTempFiles, removeOrphanTempFiles } from '../../src/platform/tempFiles.ts';
import { onTimestampDue, scheduleTimestamp } from '../../src/platform/timestampSettings.ts';
import { recoverAttempts } from '../../src/workflow/capture/recoverAttempts.ts';
import { IMPORT_LOCK } from '../../src/workflow/import/importBatch.ts';
import { clearStagedFiles } from '../../src/workflow/received/receivedDossiers.ts';
import { readNextNotificationDays } from '../wiring/adviceApi.ts';
import { createCaptureDependencies, createPracticeDependencies } from '../wiring/dependencies.ts';
import { createHandlers } from '../wiring/handlers.ts';
import { startKeyMaintenance } from '../wiring/lockHandlers.ts';
import { noPageArchiver, pageArchiver, serveCapture } from '../wiring/serveCapture.ts';
import { timestampJournalIfDue } from '../wiring/timestampHandlers.ts';

export default defineBackground(() => {
  const self = { id: browser.runtime.id, origin: browser.runtime.getURL('') };
  const deps = createCaptureDependencies();
  const practice = () => createCaptureDependencies(createPracticeDependencies());

  // Listeners first and at once: the browser wakes the worker for them.
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    isExtensionPage(sender, self) ? answerRequest(createHandlers(deps), message) : undefined,
  );
  browser.runtime.onConnect.addListener((port) => {
    const tab = findCapturingTab(port.sender, self);
    if (port.name !== CAPTURE_PORT || tab === null) port.disconnect();
    else if (isPracticeAddress(port.sender?.url ?? ''))
      void serveCapture(practice(), port, tab, noPageArchiver);
    else void serveCapture(deps, port, tab, pageArchiver).then(scheduleTimestamp);
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    // Refused, the popup opens: its buttons say why.
    if (tab?.id !== undefined)
      injectAndSend(tab.id, { type: 'pick', hint: readPickHint(info) }).catch(openPopup);
  });
  // Heard, an update waits until we are at rest: Firefox would else end our script in the middle of a page that it
  // changed for a picture, and nobody would put it back.
  browser.runtime.onUpdateAvailable.addListener(() => undefined);
  browser.runtime.onInstalled.addListener(() => void readPreferences().then(updateContextMenu));

  onTimestampDue(() => timestampJournalIfDue(deps));
  // Nobody is away while a dossier is being written or files are being sealed: it would stop in the middle.
  startAutoLock(async () => {
    const held = await deps.locks.held();
    if (!held.has('export') && !held.has(IMPORT_LOCK)) await deps.storeLock.lock();
  });
  startNotifications(() => readNextNotificationDays(deps));
  void requestPersistentStorage();
  void recoverAttempts(deps);
  void removeOrphanTempFiles();
  void clearStagedFiles(deps);
  // A dossier that was written is a plain file of ours, saved or not: it goes when all is locked, whoever still offers it.
  onLockChange(async () => {
    if ((await deps.storeLock.state()).kind === 'locked') await removeAllTempFiles();
  });
  startKeyMaintenance(deps);
});
