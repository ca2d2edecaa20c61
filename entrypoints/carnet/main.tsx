import { render } from 'preact';
import { createAsk } from '../../src/messages/protocol.ts';
import { browser } from '../../src/platform/browser.ts';
import { canSaveArchives, readArchiveChoice, saveArchiveChoice } from '../../src/platform/pageArchive.ts';
import { onLockChange, takeOpeningPath } from '../../src/platform/session.ts';
import { closeOnQuit, closeOwnTab, openCarnet, quit } from '../../src/platform/tabs.ts';
import { requestAuthorityPermission } from '../../src/platform/timestampClient.ts';
import { Carnet } from '../../src/ui/carnet/Carnet.tsx';
import type { RunExport } from '../../src/ui/carnet/carnetProps.ts';
import { Navigation } from '../../src/ui/carnet/navigation.ts';
import { PendingWrites } from '../../src/ui/carnet/pendingWrites.ts';
import { loadWords } from '../../src/ui/locales/loadWords.ts';
import { AskContext, WordsContext } from '../../src/ui/shared/context.ts';
import { preventSavedFormState } from '../../src/ui/shared/formState.ts';
import { createCarnetApi } from '../wiring/carnetApi.ts';
import { createDependencies } from '../wiring/dependencies.ts';
import { createImportApi } from '../wiring/importApi.ts';
import '../../src/ui/styles.css';

const ask = createAsk((message) => browser.runtime.sendMessage(message));
// Waits until the last typed text is stored before closing the page.
const pendingWrites = new PendingWrites();
const closeCarnet = () => void pendingWrites.flushWithTimeout().then(closeOwnTab);
closeOnQuit(closeCarnet);

const words = await loadWords(navigator.language);
document.documentElement.lang = words.lang;

const deps = createDependencies();
/** Most of the code of the carnet: the list does not wait for it. The module is loaded once. */
const loadExports = async () => (await import('./exports.ts')).createExports(ask, deps);

const runExport: RunExport = async (...request) => (await loadExports()).runExport(...request);
const carnetApi = createCarnetApi(deps, words.lang, {
  loadExports: () => void loadExports().catch(() => undefined),
  previewDossier: async (...request) => (await loadExports()).previewDossier(...request),
  estimateDossier: async () => (await loadExports()).estimateDossier(),
});
const navigation = new Navigation(window, await takeOpeningPath(), (path) => void openCarnet(path));

preventSavedFormState();
render(
  <WordsContext.Provider value={words}>
    <AskContext.Provider value={ask}>
      <Carnet
        carnetApi={carnetApi}
        runExport={runExport}
        allowAuthority={requestAuthorityPermission}
        mhtmlApi={canSaveArchives() ? { readChoice: readArchiveChoice, setEnabled: saveArchiveChoice } : undefined}
        imports={createImportApi(window)}
        onLockChange={onLockChange}
        quit={() => quit(() => void pendingWrites.flushWithTimeout().then(() => ask('ui>bg:lock', {})), closeCarnet)}
        pendingWrites={pendingWrites}
        copyToClipboard={(text) => navigator.clipboard.writeText(text)}
        navigation={navigation}
        window={window}
      />
    </AskContext.Provider>
  </WordsContext.Provider>,
  document.body,
);
