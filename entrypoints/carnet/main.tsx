import { render } from 'preact';
import { createCarnetDependencies } from '../../src/background/dependencies.ts';
import { browser } from '../../src/browser/browser.ts';
import { onLockOrErasure, takeOpeningPath } from '../../src/browser/storage.ts';
import { canSaveArchives, readArchiveChoice, saveArchiveChoice } from '../../src/browser/tabCapture.ts';
import { closeOnQuit, closeOwnTab, openCarnet, quit } from '../../src/browser/tabs.ts';
import { requestAuthorityPermission } from '../../src/browser/timestampAuthority.ts';
import { Carnet } from '../../src/carnet/Carnet.tsx';
import { createCarnetApi } from '../../src/carnet/createCarnetApi.ts';
import { Navigation } from '../../src/carnet/route.ts';
import { PendingWrites } from '../../src/carnet/useCaseDocument.tsx';
import { createAsk } from '../../src/messages/protocol.ts';
import { AskContext, preventSavedFormState, WordsContext } from '../../src/ui/context.ts';
import { loadWords } from '../../src/ui/locales/loadWords.ts';
import '../../src/ui/styles.css';

const ask = createAsk((message) => browser.runtime.sendMessage(message));
// Shows nothing while the last typed text is stored, then closes the page.
const pendingWrites = new PendingWrites();
const closeCarnet = () => {
  document.body.hidden = true;
  void pendingWrites.flushWithTimeout().then(closeOwnTab);
};
closeOnQuit(closeCarnet);

const [words, ownTab, openingPath] = await Promise.all([
  loadWords(navigator.language),
  browser.tabs.getCurrent(),
  takeOpeningPath(),
]);
document.documentElement.lang = words.lang;

const carnetApi = createCarnetApi(ask, createCarnetDependencies(), words.lang);
const navigation = new Navigation(window, openingPath, (path) => void openCarnet(path));

preventSavedFormState();
render(
  <WordsContext.Provider value={words}>
    <AskContext.Provider value={ask}>
      <Carnet
        carnetApi={carnetApi}
        allowAuthority={requestAuthorityPermission}
        mhtmlApi={canSaveArchives() ? { readChoice: readArchiveChoice, setEnabled: saveArchiveChoice } : undefined}
        onLockChange={(listener) => onLockOrErasure(listener, ownTab?.id)}
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
