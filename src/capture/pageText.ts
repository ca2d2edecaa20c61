import { readVisibleText } from './dom.ts';
import type { PageView } from './pageView.ts';
import { getNative } from './safeDom.ts';

/**
 * Returns `texte.txt`: the readable text of the post, or of the whole page when `post` is null, without text being
 * typed; LF line ends, well-formed. `others`: posts inside this one, which have texts of their own.
 */
export function extractPageText(view: PageView, post: Element | null, nestedPosts: readonly Element[] = []): string {
  const root = post ?? getNative(view.document, 'body');
  const text = root ? readVisibleText(root, view, { exclude: (el) => nestedPosts.includes(el) }) : '';
  return toTextFile(text);
}

/** Adds one LF at the end, and replaces what UTF-8 cannot encode. */
export const toTextFile = (text: string): string => `${text.toWellFormed()}\n`;
