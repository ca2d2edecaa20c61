import type { Rect } from '../../domain/capture/observation.ts';
import { appendElement } from './overlayHost.ts';

export interface PickerText {
  /** « Cliquez sur la publication · Échap pour quitter » */
  readonly label: string;
  readonly leave: string;
  /** When no post is found at the pointer. */
  readonly noPost: string;
  /** When something covers the posts at the pointer. */
  readonly covered: string;
  /** Over an unreadable iframe. */
  readonly inFrame: string;
  /** « Ouvrir ce cadre dans un onglet » */
  readonly openFrame: string;
  /** « Publication 2 sur 14 », shown while moving by keyboard. */
  position(place: number, total: number): string;
}

export const PICKER_CSS = `
.box { border-radius: var(--radius); }
.card { flex-wrap: wrap; gap: var(--space-8) var(--space-16); }
/* Of one width, with the sentence above: the buttons stay where they are while the sentence changes. */
.card.offers { width: min(640px, calc(100vw - 2 * var(--space-16))); }
.card.offers .label { flex: 0 0 100%; }
.case:empty { display: none; }
button[hidden] { display: none; }
`;

/** CSS pixels between the post and its outline. */
const OUTLINE_MARGIN_PX = 4;

/** Draws the outline and the label. The buttons are for the pointer only: the picker handles every key. */
export function drawPickerOverlay(root: ShadowRoot, words: PickerText) {
  const box = appendElement(root, 'div', 'box');
  const card = appendElement(root, 'div', 'card below');
  const label = appendElement(card, 'span', 'label', words.label);
  label.setAttribute('role', 'status');
  const caseName = appendElement(card, 'strong', 'case');
  const open = appendElement(card, 'button', 'open', words.openFrame);
  open.hidden = true;
  appendElement(card, 'button', 'leave', words.leave);
  let offeredAddress: string | null = null;
  return {
    /** Offers to open the iframe last pointed at. The button stays visible while the pointer moves to it. */
    offerFrame(address: string | null): void {
      offeredAddress = address;
      open.hidden = address === null;
      card.classList.toggle('offers', address !== null);
    },
    /**
     * Returns the offered address when the point is on the « open » button, else null. A closed shadow root hides the
     * event's inner target, so the coordinates identify the button.
     */
    frameAddressAt(x: number, y: number): string | null {
      const { left, top, right, bottom } = open.getBoundingClientRect();
      return x >= left && x < right && y >= top && y < bottom ? offeredAddress : null;
    },
    /** In CSS pixels of the viewport; null hides the outline. */
    outlinePost(rect: Rect | null): void {
      box.style.setProperty('display', rect ? 'block' : 'none');
      if (!rect) return;
      box.style.setProperty('left', `${rect.x - OUTLINE_MARGIN_PX}px`);
      box.style.setProperty('top', `${rect.y - OUTLINE_MARGIN_PX}px`);
      box.style.setProperty('width', `${rect.width + 2 * OUTLINE_MARGIN_PX}px`);
      box.style.setProperty('height', `${rect.height + 2 * OUTLINE_MARGIN_PX}px`);
    },
    /** Names the case that the capture goes to. */
    nameCase(text: string): void {
      caseName.textContent = text;
    },
    /** Replaces the label, which screen readers announce. */
    setLabel(text: string): void {
      label.textContent = text;
    },
  };
}
