import { render } from 'preact';
import { createPracticeDependencies, erasePracticeStore } from '../../src/background/dependencies.ts';
import { browser } from '../../src/browser/browser.ts';
import { createSaveUrl } from '../../src/browser/files.ts';
import { listPackScripts } from '../../src/browser/injectedScripts.ts';
import { onItemSaved } from '../../src/browser/pageRuntime.ts';
import { closeOnQuit, closeOwnTab, openCarnet, quit } from '../../src/browser/tabs.ts';
import { pickLanguage } from '../../src/domain/shared/languages.ts';
import { createAsk } from '../../src/messages/ask.ts';
import { Practice } from '../../src/start/Practice.tsx';
import { preventSavedFormState, WordsContext } from '../../src/ui/context.ts';
import { loadWords } from '../../src/ui/locales/loadWords.ts';
import '../../src/ui/styles.css';

closeOnQuit(() => void closeOwnTab());
const words = await loadWords(navigator.language);
document.documentElement.lang = words.lang;

// Erases what an earlier visit left.
await erasePracticeStore();
const deps = createPracticeDependencies();
const savedListeners = new Set<() => void>();
onItemSaved(() => {
  for (const listener of savedListeners) listener();
});
// Browsers inject no scripts into extension pages, so this page loads them itself, each after those that it needs.
for (const path of listPackScripts('self-hosted', pickLanguage(navigator.language), true))
  await import(/* @vite-ignore */ browser.runtime.getURL(path));
const ask = createAsk((message) => browser.runtime.sendMessage(message));
const neverAborted = new AbortController().signal;

preventSavedFormState();
render(
  <WordsContext.Provider value={words}>
    <Practice
      subscribeToSaves={(listener) => {
        savedListeners.add(listener);
        return () => savedListeners.delete(listener);
      }}
      exportTrial={async () => {
        const [{ exportDossier }, { createFileReadings }, { createExportTools }, { sha256Hex }] = await Promise.all([
          import('../../src/workflow/export/exportDossier.ts'),
          import('../../src/workflow/export/fileReadings.ts'),
          import('../../src/carnet/api/exportTools.ts'),
          import('../../src/seal/digest.ts'),
        ]);
        const tools = {
          // The policy of this page allows no worker; its dossier is small, and has no e-mail.
          ...createExportTools(
            words.lang,
            async () => null,
            async () => null,
          ),
          hashLargeFile: (large: Blob) => sha256Hex(large),
        };
        const readings = createFileReadings();
        const { zips } = await exportDossier(deps, readings, tools, { without: [] }, () => undefined, neverAborted);
        const [{ file, fileName, discard }] = zips;
        // Copied to memory, because locking the store deletes temporary files. It is small and not secret.
        const copy = new Blob([await file.arrayBuffer()]);
        await discard();
        return { url: createSaveUrl(copy), fileName: fileName.replace(/^recueil/, 'essai') };
      }}
      erase={erasePracticeStore}
      openCarnet={(path) => void openCarnet(path)}
      quit={() =>
        quit(
          () => void ask('ui>bg:lock', {}),
          () => void closeOwnTab(),
        )
      }
    />
  </WordsContext.Provider>,
  document.body,
);
