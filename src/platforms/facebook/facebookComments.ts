import { readVisibleText } from '../../dom/domTree.ts';
import type { PageView } from '../../dom/pageView.ts';
import { closest, contains, getAttribute } from '../../dom/safeDom.ts';
import type { PostExtraction } from '../../domain/capture/extraction.ts';
import { buildAuthor, FACEBOOK_SELECTORS, findFirstWords, findOwnParts, readProfile } from './facebookParts.ts';

/** Who wrote a comment. */

/** « Commentaire de X, il y a 2 h », « Réponse de X au commentaire de Y » (2026). Other languages: not read. */
const COMMENT_LABELS = [
  {
    start: /^(?:Commentaire|Réponse) de /u,
    end: /(?<=.)(?: au commentaire de .| à la réponse de .|,? il y a .|,? à l['’]instant$|,? (?:avant-)?hier(?: à .{1,12})?$)/u,
  },
  {
    start: /^(?:Comment|Reply) by /u,
    end: /(?<=.)(?:,? (?:about )?(?:an?|a few|\d+) \w+ ago$|,? just now$|,? yesterday(?: at .{1,12})?$)/u,
  },
] as const;
/** « to Alice’s comment » */
const ANSWERED_COMMENT = /.['’]s? (?:comment|reply)\b/u;

/** Returns the name in a comment's label; undefined when it is no such label. */
function readCommentLabel(label: string): string | undefined {
  const form = COMMENT_LABELS.find(({ start }) => start.test(label));
  if (form === undefined) return undefined;
  const rest = label.replace(form.start, '');
  const to = form === COMMENT_LABELS[1] ? rest.indexOf(' to ', 1) : -1;
  const ends = [rest.search(form.end), to >= 0 && ANSWERED_COMMENT.test(rest.slice(to + 4)) ? to : -1];
  return rest.slice(0, Math.min(...ends.filter((end) => end >= 0), rest.length)) || undefined;
}

/**
 * Reads the first link to an account; else the first displayed name, which must also be in the label; else the name in
 * the label, which the page does not display. Where no box tells the words from the rest, the link may be a mention in
 * them: it must have the first words, and its name must be in the label.
 */
export function readCommentAuthor(el: Element, view: PageView): PostExtraction['author'] {
  const label = getAttribute(el, 'aria-label')?.replace(/\s+/g, ' ').trim() ?? '';
  const labelled = readCommentLabel(label);
  const hasBox = findOwnParts(el, FACEBOOK_SELECTORS.words).length > 0;
  for (const link of findOwnParts(el, FACEBOOK_SELECTORS.link)) {
    const profile = closest(link, FACEBOOK_SELECTORS.words) ? null : readProfile(link, view);
    const name = profile ? readVisibleText(link, view) : '';
    if (!profile || !name) continue;
    const isFirst = contains(link, findFirstWords(el, view));
    if (hasBox || (isFirst && (labelled === undefined ? label.includes(name) : labelled === name)))
      return buildAuthor(name, 'link:profile', profile);
    break;
  }
  const [shown] = findOwnParts(el, FACEBOOK_SELECTORS.shownName).filter(
    (part) => !closest(part, FACEBOOK_SELECTORS.words),
  );
  const name = shown ? readVisibleText(shown, view) : '';
  if (name !== '' && (hasBox || label.includes(name)))
    return buildAuthor(label.includes(name) ? name : undefined, 'attribute:aria-label', null);
  return buildAuthor(labelled, 'attribute:aria-label', null, 'low');
}
