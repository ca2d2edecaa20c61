import { citeNumber } from '../domain/export/exhibitNumber.ts';
import type { Language } from '../domain/shared/languages.ts';
import type { DossierExhibits, ShownExhibit } from '../seal/verify/dossierExhibits.ts';
import {
  escapeInvisible,
  formatInstant,
  formatPostedInstant,
  formatVerifyText,
  type Values,
  type VerifyKey,
} from '../ui/locales/verify.ts';

/** Draws an image small. Rejects when it is no image. */
export type DrawThumbnail = (picture: Blob) => Promise<HTMLElement>;

/** Rows added at a time: a dossier may have 20,000 exhibits. */
const ROWS = 50;

/**
 * The exhibits of a verified dossier. Every image is masked until it is asked for; a sensitive one is shown only in
 * its own row. Names and values come from the dossier, so they become text, never markup.
 */
export class ExhibitList {
  readonly element: HTMLElement;
  readonly #document: Document;
  readonly #lang: Language;
  readonly #exhibits: DossierExhibits;
  readonly #drawThumbnail: DrawThumbnail;
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  /** The images that one button shows together. */
  readonly #together: HTMLDetailsElement[] = [];
  #shown = 0;

  /** Open where a file is at fault: it marks the exhibits concerned. */
  constructor(document: Document, lang: Language, exhibits: DossierExhibits, drawThumbnail: DrawThumbnail) {
    this.#document = document;
    this.#lang = lang;
    this.#exhibits = exhibits;
    this.#drawThumbnail = drawThumbnail;
    const fold = document.createElement('details');
    fold.className = 'fold exhibits';
    fold.open = exhibits.hasFaultyFile;
    this.element = fold;
    this.#list = document.createElement('ol');
    this.#more = this.#button('exhibit.more', () => void this.#addRows());
    const showAll = this.#button('exhibit.showAll', () => {
      for (const details of this.#together) details.open = true;
    });
    this.element.append(this.#text('summary', 'page.exhibits', { n: exhibits.count }), showAll, this.#list, this.#more);
    void this.#addRows();
  }

  async #addRows(): Promise<void> {
    this.#more.disabled = true;
    const added = await this.#exhibits.read(this.#shown, this.#shown + ROWS);
    const rows = added.map((exhibit) => this.#row(exhibit));
    this.#list.append(...rows);
    // The button that had the focus is disabled, or hidden after the last rows.
    if (this.#shown > 0) rows[0]?.focus();
    this.#shown += added.length;
    const remaining = Math.min(ROWS, this.#exhibits.count - this.#shown);
    this.#more.hidden = remaining <= 0;
    this.#more.disabled = false;
    this.#more.textContent = this.#say('exhibit.more', { n: remaining });
  }

  #row(exhibit: ShownExhibit): HTMLElement {
    const { number, item, isIntact } = exhibit;
    const row = this.#document.createElement('li');
    row.tabIndex = -1;
    const facts = this.#document.createElement('dl');
    const account = [item.displayName, item.handle].filter((name) => name !== null).join(' · ');
    const values: readonly (readonly [VerifyKey, string | null])[] = [
      ['exhibit.account', account || null],
      ['exhibit.posted', item.posted && formatPostedInstant(item.posted)],
      ['exhibit.captured', item.acquiredAt && formatInstant(item.acquiredAt)],
      ['exhibit.address', item.permalink],
    ];
    for (const [key, value] of values) {
      const described = this.#document.createElement('dd');
      described.dir = 'auto';
      described.textContent = value === null ? this.#say('fact.none') : escapeInvisible(value);
      facts.append(this.#text('dt', key), described);
    }
    row.append(this.#text('h4', 'exhibit.title', { number: citeNumber(number) }), facts);
    if (!isIntact) row.append(this.#text('p', 'exhibit.faulty', {}, 'wrong'));
    row.append(this.#picture(exhibit));
    return row;
  }

  #picture(exhibit: ShownExhibit): HTMLElement {
    const { isSensitive, picture } = exhibit;
    if (picture !== 'intact') return this.#text('p', `exhibit.${picture}`);
    const details = this.#document.createElement('details');
    details.append(this.#text('summary', isSensitive ? 'exhibit.sensitive' : 'exhibit.show'));
    if (!isSensitive) this.#together.push(details);
    details.addEventListener('toggle', async () => {
      if (details.open && details.children.length === 1) details.append(await this.#draw(exhibit));
    });
    return details;
  }

  async #draw(exhibit: ShownExhibit): Promise<HTMLElement> {
    try {
      const picture = await this.#exhibits.openPicture(exhibit);
      if (picture === null) return this.#text('p', 'exhibit.none');
      const drawn = await this.#drawThumbnail(picture);
      drawn.role = 'img';
      drawn.ariaLabel = this.#say('exhibit.title', { number: exhibit.number });
      return drawn;
    } catch {
      return this.#text('p', 'exhibit.none');
    }
  }

  #button(key: VerifyKey, act: () => void): HTMLButtonElement {
    const button = this.#document.createElement('button');
    button.type = 'button';
    button.textContent = this.#say(key);
    button.addEventListener('click', act);
    return button;
  }

  #text(tag: string, key: VerifyKey, values: Values = {}, className = ''): HTMLElement {
    const element = this.#document.createElement(tag);
    element.textContent = this.#say(key, values);
    if (className !== '') element.className = className;
    return element;
  }

  #say(key: VerifyKey, values: Values = {}): string {
    return formatVerifyText(this.#lang, key, values);
  }
}
