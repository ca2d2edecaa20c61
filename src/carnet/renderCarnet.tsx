import { render } from 'preact';
import { createCarnetDependencies } from '../background/dependencies.ts';
import type { Tabs } from '../browser/browser.ts';
import { isFirefox } from '../browser/environment.ts';
import { type CarnetOpening, onLockOrErasure, setOpening } from '../browser/storage.ts';
import { canSaveArchives, readArchiveChoice, saveArchiveChoice } from '../browser/tabCapture.ts';
import { closeOwnTab, openCarnet, quit } from '../browser/tabs.ts';
import { requestAuthorityPermission } from '../browser/timestampAuthority.ts';
import type { Ask } from '../messages/protocol.ts';
import { AskContext, preventSavedFormState, WordsContext } from '../ui/context.ts';
import type { Words } from '../ui/locales/types.ts';
import { Carnet } from './Carnet.tsx';
import { createCarnetApi } from './createCarnetApi.ts';
import { PendingWrites } from './parts/pendingWrites.ts';
import { Navigation } from './route.ts';
import '../ui/styles.css';

interface RenderCarnetOptions {
  readonly ask: Ask;
  readonly words: Words;
  readonly ownTab: Tabs.Tab | undefined;
  readonly opening: CarnetOpening;
}

/** Draws the carnet. Returns a function that hides it while the last typed text is stored, then closes the page. */
export function renderCarnet({ ask, words, ownTab, opening }: RenderCarnetOptions): () => Promise<void> {
  const pendingWrites = new PendingWrites();
  const closeCarnet = async (): Promise<void> => {
    document.body.hidden = true;
    await pendingWrites.flushWithTimeout();
    await closeOwnTab();
  };
  document.documentElement.lang = words.lang;
  const deps = createCarnetDependencies(opening.caseId);
  const carnetApi = createCarnetApi(ask, deps, words.lang);
  const openTab = (path: string) => void openCarnet(path, deps.pageCase.caseId);
  const navigation = new Navigation(window, opening.path, openTab);
  preventSavedFormState();
  render(
    <WordsContext.Provider value={words}>
      <AskContext.Provider value={ask}>
        <Carnet
          carnetApi={carnetApi}
          allowAuthority={requestAuthorityPermission}
          mhtmlApi={canSaveArchives() ? { readChoice: readArchiveChoice, setEnabled: saveArchiveChoice } : undefined}
          isFirefox={isFirefox()}
          onLockChange={(listener) => onLockOrErasure(listener, ownTab?.id)}
          quit={() => quit(() => void pendingWrites.flushWithTimeout().then(() => ask('ui>bg:lock', {})), closeCarnet)}
          pendingWrites={pendingWrites}
          copyToClipboard={(text) => navigator.clipboard.writeText(text)}
          navigation={navigation}
          reopen={(path, caseId) =>
            void setOpening({ path, caseId: caseId ?? null }).then(() => window.location.reload())
          }
        />
      </AskContext.Provider>
    </WordsContext.Provider>,
    document.body,
  );
  return closeCarnet;
}
