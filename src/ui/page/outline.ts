import type { Rect } from '../../domain/capture/observation.ts';
import { draw } from './layer.ts';

export interface PickerWords {
  /** « Cliquez sur la publication · Échap pour quitter » */
  readonly label: string;
  readonly leave: string;
  /** Where no post is found. */
  readonly noPost: string;
  /** Over a frame that we may not read. */
  readonly inFrame: string;
  /** « Ouvrir ce cadre dans un onglet » */
  readonly openFrame: string;
  /** « Publication 2 sur 14 », while moving by keyboard. */
  position(place: number, total: number): string;
}

export const PICKER_CSS = `
.box { border-radius: 6px; }
.card { gap: 14px; }
button[hidden] { display: none; }
`;

/** Room between the post and its outline, CSS pixels. */
const MARGIN = 4;

/** Draws the outline and the label; the button inside is reached by pointer, the keys are the picker's. */
export function drawPicker(root: ShadowRoot, words: PickerWords) {
  const box = draw(root, 'div', 'box');
  const card = draw(root, 'div', 'card below');
  const label = draw(card, 'span', 'label', words.label);
  label.setAttribute('role', 'status');
  const open = draw(card, 'button', 'open', words.openFrame);
  open.hidden = true;
  draw(card, 'button', 'leave', words.leave);
  let offered: string | null = null;
  return {
    /** The frame last pointed at; the button stays while the pointer goes to it. */
    offer(address: string | null): void {
      offered = address;
      open.hidden = address === null;
    },
    /** A closed root keeps its elements' names: the place tells which button was pressed. */
    offeredAt(x: number, y: number): string | null {
      const { left, top, right, bottom } = open.getBoundingClientRect();
      return x >= left && x < right && y >= top && y < bottom ? offered : null;
    },
    /** CSS pixels in the viewport; null takes the outline away. */
    outline(rect: Rect | null): void {
      box.style.setProperty('display', rect ? 'block' : 'none');
      if (!rect) return;
      box.style.setProperty('left', `${rect.x - MARGIN}px`);
      box.style.setProperty('top', `${rect.y - MARGIN}px`);
      box.style.setProperty('width', `${rect.width + 2 * MARGIN}px`);
      box.style.setProperty('height', `${rect.height + 2 * MARGIN}px`);
    },
    /** In place of the label, shown and spoken. */
    say(text: string): void {
      label.textContent = text;
    },
  };
}
