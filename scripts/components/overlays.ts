import { WORDS } from '../../src/ui/locales/index.ts';
import {
  buildPickerText,
  buildProgressText,
  buildStartOfferText,
  buildToastText,
} from '../../src/ui/locales/overlayText.ts';
import { openOverlay } from '../../src/ui/overlay/overlayHost.ts';
import { drawPickerOverlay, PICKER_CSS } from '../../src/ui/overlay/pickerOverlay.ts';
import { DEFAULT_SCREEN_LIMIT, openProgressPanel } from '../../src/ui/overlay/progressPanel.ts';
import { offerStart } from '../../src/ui/overlay/startOffer.ts';
import { showToast } from '../../src/ui/overlay/toast.ts';

const words = WORDS.fr;
const { close, another, working, saved, refused } = buildToastText(words);
const ignore = () => undefined;
const PROGRESS_OPTIONS = {
  limit: DEFAULT_SCREEN_LIMIT,
  endLimit: 2_000,
  isCovered: false,
  colours: [0xc94f4f, 0x4f8fc9, 0x6fa34a],
  waitForPaint: async () => true,
};
const seen = { warnings: [], platform: 'x', author: { displayName: null, handle: 'exemple_theo' } } as never;

function showPicker(): void {
  const { root } = openOverlay(document, PICKER_CSS, ignore);
  const picker = drawPickerOverlay(root, buildPickerText(words));
  picker.nameCase('Carnet : Inès');
  picker.outlinePost({ x: 24, y: 24, width: 320, height: 56 });
}

/** What is drawn on the page under capture. One is shown at a time, so each has a frame with its name as query. */
export const OVERLAYS: Readonly<Record<string, () => unknown>> = {
  'toast-saved': () =>
    showToast({
      window,
      tone: 'saved',
      text: saved({ ordinal: 3, seen, current: null }),
      actions: [{ label: another, press: ignore }],
      close,
    }),
  'toast-sorry': () => showToast({ window, tone: 'sorry', text: refused('page-forbidden'), close }),
  'toast-working': () => showToast({ window, tone: 'working', text: working, close }),
  picker: showPicker,
  progress: () => openProgressPanel(window, buildProgressText(words), PROGRESS_OPTIONS).show(3),
  cover: () => openProgressPanel(window, buildProgressText(words), { ...PROGRESS_OPTIONS, isCovered: true }).show(3),
  'start-offer': () =>
    offerStart(
      window,
      buildStartOfferText(words, {
        folded: { replies: 3, texts: 12 },
        pressable: 15,
        found: 15,
        screens: 250,
        limit: DEFAULT_SCREEN_LIMIT,
      }),
      new AbortController().signal,
    ),
};
