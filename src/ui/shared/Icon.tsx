import camera from 'lucide/dist/esm/icons/camera.mjs';
import help from 'lucide/dist/esm/icons/circle-question-mark.mjs';
import followUp from 'lucide/dist/esm/icons/clipboard-list.mjs';
import dossier from 'lucide/dist/esm/icons/folder.mjs';
import importFiles from 'lucide/dist/esm/icons/image-up.mjs';
import captures from 'lucide/dist/esm/icons/images.mjs';
import lock from 'lucide/dist/esm/icons/lock.mjs';
import quit from 'lucide/dist/esm/icons/log-out.mjs';
import screen from 'lucide/dist/esm/icons/monitor.mjs';
import rights from 'lucide/dist/esm/icons/scale.mjs';
import settings from 'lucide/dist/esm/icons/settings.mjs';
import { createElement } from 'preact';

/** The build packs only these of Lucide. */
export const ICONS = {
  camera,
  captures,
  dossier,
  followUp,
  help,
  importFiles,
  lock,
  quit,
  rights,
  screen,
  settings,
} as const;

export type IconName = keyof typeof ICONS;

/** A drawing beside a text that says the same: hidden from screen readers, in the colour of the text. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {ICONS[name].map(([element, attributes], index) => createElement(element, { key: index, ...attributes }))}
    </svg>
  );
}
