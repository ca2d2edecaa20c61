import { headingPart, type LetterPart, listPart, rightAlignedPart, SIGNATURE_PART, textPart } from './letter.ts';

/* What the letters to an office of a court have in common. */

interface Office {
  readonly greeting: string;
  /** Its court, on the second line of the address. */
  readonly court: string;
}

export const PROSECUTOR: Office = {
  greeting: 'Madame, Monsieur le Procureur de la République',
  court: 'Tribunal judiciaire de {court}',
};
export const GENERAL_PROSECUTOR: Office = {
  greeting: 'Madame, Monsieur le Procureur général',
  court: 'Cour d’appel de {appealCourt}',
};
export const PRESIDENT: Office = {
  greeting: 'Madame, Monsieur le Président',
  court: 'Tribunal correctionnel de {court}',
};

/** The person accused has access to the file (code de procédure pénale, article 40-4-1 for the address). */
export const ACCUSED_READS =
  'La personne mise en cause lira cette lettre et ses pièces jointes. Donnez l’adresse d’un tiers ou de votre avocat, avec son accord, aussi sur l’avis de réception : il vous appelle à chaque lettre. L’auteur ne doit pas surveiller le numéro où il vous appelle. Cette adresse change ? Écrivez-le au procureur, en recommandé (CPP 40-4-1). Ville à cacher ? Laissez vide le lieu, avant la date. Retirez téléphone et courriel. Métier, lieu de naissance : laissez vide si l’auteur peut s’en servir. Sur chaque copie jointe, masquez votre adresse. Gardez les originaux intacts.';

/** Of what opens a case: no investigator knows the person yet. */
export const ACCUSED_READS_FIRST = `${ACCUSED_READS} Donnez votre téléphone à l’enquêteur, à part : un numéro sûr, jamais un téléphone dont l’auteur connaît le code.`;

/** Article 85: the law counts from the registered sending, the follow-up from the arrival. */
export const ARTICLE_85_START =
  'Pour les trois mois de l’article 85, la loi compte de l’envoi en recommandé ; par prudence, comptez de la réception.';

export const head = ({ greeting, court }: Office, subject: string): LetterPart[] => [
  textPart('{name}\n{address}'),
  rightAlignedPart(`${greeting}\n${court}`),
  rightAlignedPart('{place}, le {day}'),
  textPart(`Objet : ${subject}`),
  textPart(`${greeting},`),
];

export const enclosed = (...papers: readonly string[]): LetterPart[] => [
  headingPart('Pièces jointes'),
  listPart(
    'dossier de captures {file}, {exhibits}, avec son bordereau',
    'empreinte SHA-256 du manifeste, notée sur remise.pdf : {manifest}',
    ...papers,
  ),
];

export const closing = ({ greeting }: Office): LetterPart[] => [
  textPart(`Je vous prie d’agréer, ${greeting}, l’expression de ma haute considération.`),
  SIGNATURE_PART,
];
