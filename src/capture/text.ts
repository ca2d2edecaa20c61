import { shownText } from './dom.ts';
import { native } from './node.ts';
import type { PageView } from './view.ts';

/**
 * `texte.txt`: what can be read in the post, or on the whole page when `post` is null, without what the person is
 * typing; LF at line ends, well-formed.
 */
export function pageText(view: PageView, post: Element | null): string {
  const root = post ?? native(view.document, 'body');
  const text = root ? shownText(root, view) : '';
  return `${text.toWellFormed()}\n`;
}
