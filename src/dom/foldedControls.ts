import type { PageView } from './pageView.ts';
import {
  closest,
  getAttribute,
  getLocalName,
  getParentElement,
  getTextContent,
  keepInnermost,
  matches,
  queryAll,
  queryOne,
} from './safeDom.ts';

/** A reader's own selectors of what its platform folds. They hold in every interface language. */
export interface FoldedSelectors {
  /** The control under a text that is cut. */
  readonly texts?: string;
  /** The control in place of replies or comments. */
  readonly replies?: string;
  /** Buttons of a post that may show its original words in place of a translation; their words decide. */
  readonly originals?: string;
  /** The platform’s own mark of a translated text, in every interface language. */
  readonly translated?: string;
  /** The author’s words: of two in one post, the second is their translation. */
  readonly words?: string;
}

/** A visible control that unfolds a part of the page. */
export interface FoldedControl extends FoldedWords {
  readonly el: Element;
}

const CONTROLS = 'button, summary, [role="button"], a[href], tp-yt-paper-button';
/** An open one folds nothing. */
const OPEN = '[aria-expanded="true"], details[open] > summary';
const MAX_LABEL_CHARS = 400;

/** Lists the controls inside `root`, in document order, by the reader's selectors, else by their words. */
export function listFoldedControls(root: ParentNode, view: PageView, selectors: FoldedSelectors): FoldedControl[] {
  const { texts = [], replies = [], originals = [] } = selectors;
  const found = queryAll(root, [CONTROLS, texts, replies, originals].flat().join()).flatMap((el): FoldedControl[] => {
    const words = readControl(el, view, selectors);
    return words !== null && view.isVisible(el) ? [{ ...words, el }] : [];
  });
  const innermost = new Set(keepInnermost(found.map(({ el }) => el)));
  return found.filter(({ el }) => innermost.has(el));
}

/**
 * Returns whether `root` may contain the control of a cut text, by its label alone: a page has many controls, and the
 * post that has one is read with `listFoldedControls`.
 */
export function mayHaveCutText(root: ParentNode, { texts }: FoldedSelectors): boolean {
  return (
    (texts !== undefined && queryOne(root, texts) !== null) ||
    queryAll(root, CONTROLS).some(
      (el) => mayFoldText(getTextContent(el)) || parsesAsText(getAttribute(el, 'aria-label') ?? ''),
    )
  );
}

/** A link leads elsewhere, and a box with a link’s role is another post. */
const LINKS = 'a, [role="link"]';

const showsOriginal = (el: Element, originals: string | undefined): boolean =>
  originals !== undefined && matches(el, originals) && closest(el, LINKS) === null && hasOriginalLabel(el);

/** Returns whether the words of a button say that it shows the original of a translated text. */
export const hasOriginalLabel = (el: Element): boolean => SHOW_ORIGINAL.test(readLabel(el));

const readLabel = (el: Element): string =>
  normaliseLabel(getTextContent(el).trim() || (getAttribute(el, 'aria-label') ?? ''));

function parsesAsText(label: string): boolean {
  const kind = mayFoldText(label) ? parseFoldedWords(label)?.kind : undefined;
  return kind === 'text' || kind === 'more';
}

function readControl(el: Element, view: PageView, selectors: FoldedSelectors): FoldedWords | null {
  const { texts, replies, originals } = selectors;
  if (showsOriginal(el, originals)) return { kind: 'original', count: 1 };
  if (texts !== undefined && matches(el, texts)) {
    const words = readLabel(el);
    return matches(el, OPEN) || NOT_CUT.test(words) || SHOW_ORIGINAL.test(words) ? null : { kind: 'text', count: 1 };
  }
  const label = getTextContent(el);
  if (replies !== undefined && matches(el, replies)) return { kind: 'replies', count: readCount(label) };
  if (label.length > MAX_LABEL_CHARS) return null;
  // « plus » with the label « voir plus » for screen readers.
  const words =
    parseFoldedWords(label, () => isAfterEllipsis(el, label)) ?? parseFoldedWords(getAttribute(el, 'aria-label') ?? '');
  if (words === null || matches(el, OPEN)) return null;
  return getLocalName(el) === 'a' && !leadsOn(el, view) ? null : words;
}

/** Returns whether a link stays on the site and leads to more than a place of the page that is shown already. */
function leadsOn(link: Element, { url }: PageView): boolean {
  const target = URL.parse(getAttribute(link, 'href') ?? '', url.href);
  if (target?.protocol === 'javascript:') return true;
  return target?.origin === url.origin && !(target.hash.length > 1 && target.pathname === url.pathname);
}

/** « un texte coupé… plus », the ellipsis outside the button. */
function isAfterEllipsis(el: Element, label: string): boolean {
  const around = getTextContent(getParentElement(el)).trimEnd();
  const own = label.trim();
  return around.endsWith(own) && /(?:…|\.{3})\s*$/u.test(around.slice(0, around.length - own.length).slice(-8));
}

/** What a control unfolds, by its words: `more` depends on where it is. */
interface FoldedWords {
  readonly kind: 'replies' | 'text' | 'more' | 'original';
  /** The number shown; 1 when none is. */
  readonly count: number;
}

const MAX_LENGTH = 160;
/** A larger number counts as none: a page may show any, and the sum must stay exact. */
const MAX_COUNT = 1e8;
/** With the spaces after it. */
const NUMBER = String.raw`\d[\d.,\s]*(?:[kKM](?![\p{L}])\s*)?`;
const VERB = '(?:afficher|voir|charger|lire|déplier|montrer|show|see|view|load|read|expand)';
/** What hangs below a post: a verb is enough. */
const ANSWERS = '(?:réponses?|commentaires?|replies|reply|comments?|answers?)';
/** What a list also has: with « plus », « autres », « more »… only, since these nouns are in menus too. */
const ENTRIES = `(?:${ANSWERS}|messages?|publications?|avis|posts?|tweets?|reviews?)`;
const OTHER = '(?:plus|autres?|davantage|more|other|additional|previous|hidden)';
const AFTER = '(?:supplémentaires?|suivante?s?|précédente?s?|masquée?s?|cachée?s?)';
/** « (4) », « · 4 », « de Alice », « y compris celles qui peuvent contenir du contenu offensant ». */
const END = String.raw`(?:\s*[(·•]\s*${NUMBER}\)?|\s(?:de|from|by)\s.{1,60}|,\s.{1,100})?`;

const ANSWERED = new RegExp(`^.{1,60}\\s(?:a répondu|ont répondu|replied)\\s*[·•]\\s*${NUMBER}${ANSWERS}$`, 'iu');
const REPLIES = [
  new RegExp(
    `^${VERB}\\s(?:(?:les|la|all|tou(?:te)?s les|the)\\s)*(?:${NUMBER})?${ANSWERS}(?:\\s${AFTER})?${END}$`,
    'iu',
  ),
  new RegExp(
    `^(?:${VERB}\\s)?(?:(?:les|all|de|d’|the)\\s)*(?:${NUMBER})?${OTHER}\\s(?:de\\s|d’)?${ENTRIES}(?:\\s${AFTER})?${END}$`,
    'iu',
  ),
  new RegExp(`^(?:${VERB}\\s)(?:(?:les|all|the)\\s)*(?:${NUMBER})?${ENTRIES}\\s${AFTER}${END}$`, 'iu'),
  /^(?:load|charger)\s(?:more|plus|la suite)$/iu,
  /^(?:continue this thread|show this thread|view (?:more|full) (?:replies|thread)|poursuivre (?:le fil|la discussion))$/iu,
];
const TEXT =
  /^(?:lire la suite|read more|(?:lire|afficher|voir) (?:le|la|tout le|toute la) (?:texte|message|publication) (?:entier|entière|en entier|complet|complète)|(?:view|see|show|read) (?:the )?(?:full|entire|whole) (?:text|message|post|comment|review))$/iu;
const MORE = /^(?:(?:afficher|voir|en voir) (?:plus|la suite|davantage)|(?:show|see|view) more)$/iu;
/** Each text that `TEXT`, `MORE` or `SHORT_MORE` accepts has one of these. */
const CUT_WORDS = /plus|suite|davantage|more|entier|entière|complet|complète|full|entire|whole/iu;
/**
 * « Afficher l’original », under a text that the platform translated: French, English, Spanish, Portuguese, German,
 * Italian, Dutch, Arabic, Turkish, Russian.
 */
export const SHOW_ORIGINAL = new RegExp(
  `^(?:${[
    '(?:afficher|voir) (?:l’original|(?:le |la )?(?:texte|version|message|commentaire)? ?(?:d’origine|original|originale))',
    '(?:show|see|view) (?:the )?original(?: text| language| version)?',
    '(?:mostrar|ver|exibir) (?:(?:el|la|o|a) )?(?:(?:texto|versión|versão|idioma) )?original',
    'original(?:text|version)? (?:anzeigen|ansehen|zeigen)',
    '(?:mostra|vedi|visualizza) (?:l’)?(?:(?:il )?testo )?originale',
    '(?:origineel|(?:originele|oorspronkelijke) (?:tekst|versie)) (?:weergeven|tonen|bekijken)',
    '(?:عرض|إظهار|مشاهدة|رؤية) (?:(?:النص|اللغة) )?(?:الأصلي|الأصل|الأصلية)',
    '(?:orijinalini|orijinali|aslını|(?:orijinal|özgün) (?:metni|metnini|hali|halini)) (?:göster|gör|görüntüle)',
    '(?:показать|посмотреть|смотреть|просмотреть) (?:оригинал|(?:исходный|оригинальный) текст)',
  ].join('|')})(?: \\(.{1,60}\\))?$`,
  'iu',
);
/** « Voir la traduction », « Voir moins »: may be in the place of the control of a cut text. Languages as above. */
const NOT_CUT =
  /tradu|translat|übersetz|vertal|ترجم|çevir|перев|moins|less|menos|weniger|meno|minder|أقل|daha az|меньше/iu;
/** Words of a menu as well, unless an ellipsis precedes them. */
const SHORT_MORE = /^(?:plus|more|suite)$/iu;

/**
 * Reads the words of a button or link, French or English. `isCut` returns whether an ellipsis precedes it. Returns null
 * when they do not say that something is folded.
 */
export function parseFoldedWords(label: string, isCut: () => boolean = () => false): FoldedWords | null {
  if (label.length > MAX_LENGTH) return null;
  const startsWithEllipsis = /^\s*(?:…|\.{3})/u.test(label);
  const words = normaliseLabel(label);
  if (REPLIES.some((pattern) => pattern.test(words)) || ANSWERED.test(words))
    return { kind: 'replies', count: readCount(words) };
  if (TEXT.test(words)) return { kind: 'text', count: 1 };
  if (MORE.test(words)) return { kind: 'more', count: 1 };
  return SHORT_MORE.test(words) && (startsWithEllipsis || isCut()) ? { kind: 'text', count: 1 } : null;
}

/** Returns a button's words, without the signs around them: « …plus », « ▾ 3 réponses ». */
export function normaliseLabel(label: string): string {
  if (label.length > MAX_LABEL_CHARS) return '';
  return label
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/'/g, '’')
    .replace(/^[^\p{L}\p{N}]+|(?<![^\p{L}\p{N})])[^\p{L}\p{N})]+$/gu, '');
}

/** Returns false for words that `parseFoldedWords` does not read as a cut text or as `more`. */
export const mayFoldText = (label: string): boolean => label.length >= 4 && CUT_WORDS.test(label);

/** Reads the first number: « 1 234 », « 1,234 », « 1,2 k » (rounded). Returns 1 when there is none. */
function readCount(words: string): number {
  const [, digits, unit] = /(\d+(?:[.,\s]\d+)*)\s?([kKM](?!\p{L}))?/u.exec(words) ?? [];
  if (digits === undefined) return 1;
  const count =
    unit === undefined
      ? Number(digits.replace(/\D/g, ''))
      : Math.round(Number(digits.replace(',', '.')) * (unit === 'M' ? 1e6 : 1e3));
  return count > 0 && count <= MAX_COUNT ? count : 1;
}
