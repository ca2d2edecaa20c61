import { shownText } from './dom.ts';
import { DRAFT } from './snapshot/rules.ts';
import type { PageView } from './view.ts';

/** `texte.txt`: what can be read on the page, without what the person is typing; LF at line ends, well-formed. */
export function pageText(view: PageView): string {
  const { body } = view.document;
  const text = body ? shownText(body, view, { except: (el) => el.matches(DRAFT) }) : '';
  return `${text.toWellFormed()}\n`;
}
