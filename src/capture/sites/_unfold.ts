/** A button that « Déplier puis capturer » may press. In other languages than these labels it is only counted. */
interface AllowedButton {
  readonly selector: string;
  /** The whole label, in French or English, without the signs around it. */
  readonly label: RegExp;
  /** Where its markup was read. */
  readonly source: string;
}

/**
 * For platforms alone: on software that anybody hosts, and on pages that the generic reader reads, a page's owner decides
 * what a button does. Every source was read on 21 November 2026; none could be tried with an account.
 */
export interface AllowedButtons {
  /** Complete host names, without `www.`. */
  readonly hosts: readonly string[];
  readonly buttons: readonly AllowedButton[];
}

/** Under a text that is cut. */
export const MORE_TEXT =
  /^(?:(?:afficher|voir|en voir) (?:plus|la suite)|(?:show|see) more|lire la suite|read more|plus|more)$/iu;
const NUMBER = String.raw`\d[\d\s.,]*[kKM]?`;
/** In place of replies. */
export const MORE_REPLIES = new RegExp(
  `^(?:${[
    `(?:afficher|voir) (?:les |toutes les |la |plus de |d’autres )?(?:${NUMBER}\\s?)?(?:autres )?(?:réponses?|commentaires?)(?: supplémentaires| précédentes?)?(?:, y compris .{1,80})?`,
    `(?:show|view) (?:all |the )?(?:${NUMBER} )?(?:more |additional |previous )?(?:replies|reply|comments?)(?:, including .{1,80})?`,
    `(?:voir les réponses|view (?:more )?replies) \\(${NUMBER}\\)?`,
    `${NUMBER}\\s?(?:réponses?|more replies|more reply|replies|reply)(?: supplémentaires?)?`,
    `.{1,60} (?:a répondu|ont répondu|replied) [·•] ${NUMBER}\\s?(?:réponses?|replies|reply)`,
  ].join('|')})$`,
  'iu',
);
