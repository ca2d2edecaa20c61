import { render } from 'preact';
import '../../src/capture/sites/packs/self-hosted.ts';
import { createAsk } from '../../src/messages/ask.ts';
import { browser } from '../../src/platform/browser.ts';
import { closeOnQuit, closeOwnTab, openCarnet, quit } from '../../src/platform/tabs.ts';
import { pickWords } from '../../src/ui/locales/index.ts';
import { Practice } from '../../src/ui/practice/Practice.tsx';
import { WordsContext } from '../../src/ui/shared/context.ts';
import { preventSavedFormState } from '../../src/ui/shared/formState.ts';
import { exportDossier } from '../../src/workflow/export/exportDossier.ts';
import { CaptureController } from '../capture.content/captureController.ts';
import { listenForCommands } from '../capture.content/commandListener.ts';
import { createPracticeDependencies, erasePracticeStore } from '../wiring/dependencies.ts';
import { createExportDependencies } from '../wiring/exportDependencies.ts';
import '../../src/ui/styles.css';

const words = pickWords(navigator.language);
document.documentElement.lang = words.lang;

// Erases what an earlier visit left.
await erasePracticeStore();
const deps = createPracticeDependencies();
const savedListeners = new Set<() => void>();
// Browsers inject no scripts into extension pages, so this page contains the capture script.
listenForCommands(
  new CaptureController(window, words, () => {
    for (const listener of savedListeners) listener();
  }),
);
closeOnQuit(() => void closeOwnTab());

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
        const trialDependencies = { ...createExportDependencies(deps), stamp: async () => null };
        const exported = await exportDossier(trialDependencies, { without: [] }, () => undefined, neverAborted);
        const { zip, fileName, discard } = exported;
        // Copied to memory, because locking the store deletes temporary files. It is small and not secret.
        const copy = new Blob([await zip.arrayBuffer()]);
        await discard();
        return { url: URL.createObjectURL(copy), fileName: fileName.replace(/^recueil/, 'essai') };
      }}
      erase={erasePracticeStore}
      help={() => void openCarnet('help')}
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
