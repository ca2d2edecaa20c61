import type { CATEGORIES, ONLINE_RESULTS, STEP_KINDS } from '../../domain/item/itemNotes.ts';

/** Texts of the person's notes on an item. Never a legal qualification. */

/** The words that the person ticked (`src/ui/locales/fr/list.ts`), in the third person. */
export const category: Readonly<Record<(typeof CATEGORIES)[number], string>> = {
  insult: 'insultes, moqueries',
  accusation: 'accusations, rumeurs',
  threat: 'menaces',
  hate: 'haine (origine, religion, sexe, orientation sexuelle, identité de genre, handicap)',
  sexual: 'propos ou gestes sexuels',
  'intimate-image': 'image intime',
  'private-life': 'adresse, téléphone, vie privée',
  impersonation: 'quelqu’un se fait passer pour la personne',
  blackmail: 'chantage',
  incitement: 'appels à s’en prendre à la personne',
  insistence: 'messages répétés, surveillance',
  other: 'autre chose',
};

export const onlineResult: Readonly<Record<(typeof ONLINE_RESULTS)[number], string>> = {
  present: 'toujours en ligne',
  changed: 'en ligne, modifiée',
  deleted: 'retirée',
  'account-gone': 'compte disparu',
  'login-wall': 'non visible sans compte',
};

export const stepKind: Readonly<Record<(typeof STEP_KINDS)[number], string>> = {
  platform: 'Signalement à la plateforme',
  pharos: 'Signalement à PHAROS',
  '3018': 'Appel au 3018',
  plainte: 'Plainte',
  'main-courante': 'Main courante',
  complaint: 'Plainte ou main courante',
  commissaire: 'Commissaire de justice',
  avocat: 'Avocat',
  insurer: 'Assurance',
  school: 'Établissement scolaire',
  association: 'Association',
  health: 'Santé',
  other: 'Autre démarche',
};

export const userNotes = {
  title: 'Indiqué par la personne, après la capture',
  category: 'Catégorie',
  seriousness: 'Gravité ressentie',
  seriousnessText: (value: number) => `${value} sur 3`,
  visibility: 'Visibilité',
  translation: 'Traduction',
  translationText: (from: string) =>
    `traduction de la personne, non assermentée${from === '' ? '' : ` (depuis : ${from})`}`,
  note: 'Note',
  online: 'Vérifiée en ligne',
  onlineText: (at: string, result: string, shown: number | null) =>
    `${at} : ${result}${shown === null ? '' : ` (capture : pièce n° ${shown})`}`,
  references: 'Références',
  unread: 'Ce que la personne avait indiqué n’a pas pu être relu sur son disque : rien n’en est repris ici.',
  on: (date: string) => `indiqué le ${date}`,
};
