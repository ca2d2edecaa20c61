import { shownText } from './dom.ts';
import { native } from './node.ts';
import type { PageView } from './view.ts';

/**
 * `texte.txt`: what can be read in the post, or on the whole page when `post` is null, without what the person is
 * typing; LF at line ends, well-formed. `others`: posts inside this one, that are told by themselves.
 */
export function pageText(view: PageView, post: Element | null, others: readonly Element[] = []): string {
  const root = post ?? native(view.document, 'body');
  const text = root ? shownText(root, view, { except: (el) => others.includes(el) }) : '';
  return textFile(text);
}

/** One LF at the end, and nothing that UTF-8 could not hold. */
export const textFile = (text: string): string => `${text.toWellFormed()}\n`;
