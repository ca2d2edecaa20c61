import { render } from 'preact';
import { browser } from '../../src/platform/browser.ts';
import { closeOwnTab, closeWhenLeft, openOwnPage, quit } from '../../src/platform/tabs.ts';
import { Practice } from '../../src/ui/practice/Practice.tsx';
import { pickWords } from '../../src/ui/words/index.ts';
import { exportDossier } from '../../src/workflow/export.ts';
import { CaptureScript } from '../capture.content/captureScript.ts';
import { obeyOrders } from '../capture.content/obeyOrders.ts';
import { erasePractice, practiceDesk } from '../wiring/desk.ts';
import { exportDesk } from '../wiring/exportDesk.ts';
import '../../src/ui/styles.css';

const words = pickWords(navigator.language);
document.documentElement.lang = words.lang;

// Nothing of an earlier try.
await erasePractice();
const desk = practiceDesk();
const saved = new Set<() => void>();
// Browsers let no script into pages of extensions: here the capture script is a part of the page.
obeyOrders(new CaptureScript(window, () => saved.forEach((tell) => void tell())));
closeWhenLeft(() => void closeOwnTab());

const signal = new AbortController().signal;

render(
  <Practice
    words={words}
    onSaved={(tell) => {
      saved.add(tell);
      return () => saved.delete(tell);
    }}
    exportTrial={async () => {
      const trial = { ...exportDesk(desk), stamp: async () => null };
      const made = await exportDossier(trial, { without: [] }, () => undefined, signal);
      const { zip, fileName, discard } = made;
      // Small, and in memory: a lock takes files away, and this is no secret.
      const kept = new Blob([await zip.arrayBuffer()]);
      await discard();
      return { url: URL.createObjectURL(kept), fileName: fileName.replace(/^recueil/, 'essai') };
    }}
    erase={erasePractice}
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
