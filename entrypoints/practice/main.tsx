import { render } from 'preact';
import { browser } from '../../src/platform/browser.ts';
import { closeOnQuit, closeOwnTab, openOwnPage, quit } from '../../src/platform/tabs.ts';
import { Practice } from '../../src/ui/practice/Practice.tsx';
import { pickWords } from '../../src/ui/words/index.ts';
import { exportDossier } from '../../src/workflow/export/exportDossier.ts';
import { CaptureController } from '../capture.content/captureController.ts';
import { listenForCommands } from '../capture.content/commandListener.ts';
import { createPracticeDependencies, erasePracticeStore } from '../wiring/dependencies.ts';
import { createExportDependencies } from '../wiring/exportDependencies.ts';
import '../../src/ui/styles.css';

const words = pickWords(navigator.language);
document.documentElement.lang = words.lang;

// Nothing of an earlier try.
await erasePracticeStore();
const deps = createPracticeDependencies();
const savedListeners = new Set<() => void>();
// Browsers let no script into pages of extensions: here the capture script is a part of the page.
listenForCommands(new CaptureController(window, () => savedListeners.forEach((listener) => void listener())));
closeOnQuit(() => void closeOwnTab());

const signal = new AbortController().signal;

render(
  <Practice
    words={words}
    onSaved={(listener) => {
      savedListeners.add(listener);
      return () => savedListeners.delete(listener);
    }}
    exportTrial={async () => {
      const trialDependencies = { ...createExportDependencies(deps), stamp: async () => null };
      const exported = await exportDossier(trialDependencies, { without: [] }, () => undefined, signal);
      const { zip, fileName, discard } = exported;
      // Small, and in memory: a lock takes files away, and this is no secret.
      const kept = new Blob([await zip.arrayBuffer()]);
      await discard();
      return { url: URL.createObjectURL(kept), fileName: fileName.replace(/^recueil/, 'essai') };
    }}
    erase={erasePracticeStore}
    help={() => void openOwnPage('carnet.html#help')}
    quit={() =>
      quit(
        () => void browser.runtime.sendMessage({ name: 'ui>bg:lock', request: {} }),
        () => void closeOwnTab(),
      )
    }
  />,
  document.body,
);
