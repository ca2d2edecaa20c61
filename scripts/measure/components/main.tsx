import { render } from 'preact';
import { openOverlay } from '../../../src/overlay/overlayHost.ts';
import {
  buildPickerText,
  buildProgressText,
  buildStartOfferText,
  buildToastText,
} from '../../../src/overlay/overlayText.ts';
import { drawPickerOverlay, PICKER_CSS } from '../../../src/overlay/postPicker.ts';
import { openProgressPanel } from '../../../src/overlay/progressPanel.ts';
import { offerStart, showToast } from '../../../src/overlay/toast.ts';
import { WordsContext } from '../../../src/ui/context.ts';
import { buildOverlayWords } from '../../../src/ui/locales/overlayWords.ts';
import { WORDS } from '../../../src/ui/locales/words.ts';
import { ComponentsPage } from './ComponentsPage.tsx';
import '../../../src/ui/styles.css';
import '../../../src/carnet/export/exportForm.css';

const words = WORDS.fr;
const pageWords = buildOverlayWords(words);
const { close, another, working, saved, refused } = buildToastText(pageWords);
const ignore = () => undefined;
const seen = { warnings: [], platform: 'x', author: { displayName: null, handle: 'exemple_theo' } } as never;

function showPicker(): void {
  const { root } = openOverlay(document, PICKER_CSS, ignore);
  const picker = drawPickerOverlay(root, buildPickerText(pageWords));
  picker.nameCase('Carnet : Inès');
  picker.outlinePost({ x: 24, y: 24, width: 320, height: 56 });
}

function showProgress(isCovered: boolean): void {
  const options = { limit: 40, endLimit: 400, isCovered, colours: [0xcc6600, 0x0066cc, 0x66cc00, 0xcc0066] };
  const waitForPaint = () => Promise.resolve(true);
  openProgressPanel(window, buildProgressText(pageWords), { ...options, waitForPaint }).show(3);
}

/** What is drawn on the page under capture. One is shown at a time, so each has a frame with its name as query. */
const OVERLAYS: Readonly<Record<string, () => unknown>> = {
  'toast-saved': () =>
    showToast({
      window,
      tone: 'saved',
      text: saved({ total: 3, seen, current: null }),
      actions: [{ label: another, press: ignore }],
      close,
    }),
  'toast-sorry': () => showToast({ window, tone: 'sorry', text: refused('page-forbidden'), close }),
  'toast-working': () => showToast({ window, tone: 'working', text: working, close }),
  picker: showPicker,
  progress: () => showProgress(false),
  cover: () => showProgress(true),
  'start-offer': () =>
    offerStart(
      window,
      buildStartOfferText(pageWords, {
        folded: { replies: 3, texts: 12 },
        originals: 0,
        pressable: 15,
        found: 15,
        screens: 12,
        limit: 40,
      }),
      new AbortController().signal,
    ),
};

const showOverlay = OVERLAYS[location.search.slice(1)];
if (showOverlay) showOverlay();
else {
  render(
    <WordsContext.Provider value={WORDS.fr}>
      <ComponentsPage overlays={Object.keys(OVERLAYS)} />
    </WordsContext.Provider>,
    document.body,
  );
  // States that a press opens.
  for (const button of document.querySelectorAll<HTMLElement>('[data-press] button')) button.click();
}
