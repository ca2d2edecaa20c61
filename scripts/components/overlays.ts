import { WORDS } from '../../src/ui/locales/index.ts';
import {
  buildPickerText,
  buildProgressText,
  buildToastText,
  buildUnfoldOfferText,
} from '../../src/ui/locales/overlayText.ts';
import { openOverlay } from '../../src/ui/overlay/overlayHost.ts';
import { drawPickerOverlay, PICKER_CSS } from '../../src/ui/overlay/pickerOverlay.ts';
import { openProgressPanel } from '../../src/ui/overlay/progressPanel.ts';
import { showToast } from '../../src/ui/overlay/toast.ts';
import { offerUnfolding } from '../../src/ui/overlay/unfoldOffer.ts';

const words = WORDS.fr;
const { close, another, working, saved, refused } = buildToastText(words);
const ignore = () => undefined;
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
  progress: () => openProgressPanel(window, buildProgressText(words)).show(3),
  'unfold-offer': () =>
    offerUnfolding(
      window,
      buildUnfoldOfferText(words, { replies: 3, texts: 12 }, { pressable: 15, found: 15 }),
      new AbortController().signal,
    ),
};
