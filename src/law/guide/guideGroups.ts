import type { BilingualText, SourcedStatement } from '../legalSources.ts';

/** A screen of the guide. A helper says its number by phone: « ouvrez l'écran 25 ». */
export interface GuideScreen {
  /** Used in URLs; never changes. */
  readonly id: string;
  readonly title: BilingualText;
  /** The first line is the first thing to do, in 20 words at most. */
  readonly lines: readonly SourcedStatement[];
  /** The lines are steps, in order. */
  readonly ordered?: boolean;
  /** Ids of the help lines to show below. */
  readonly help: readonly string[];
  /** Leads to the page that says how to ask a platform for one's messages. */
  readonly asksData?: boolean;
}

export interface GuideGroup {
  readonly id: string;
  readonly title: BilingualText;
  /** Ids of its screens, in the order of their numbers. */
  readonly screens: readonly string[];
}

/** The screens by subject, in the order of their numbers. Each screen is in one group. */
export const GUIDE_GROUPS: readonly GuideGroup[] = [
  {
    id: 'now',
    title: { fr: 'Tout de suite', en: 'Right now' },
    screens: ['danger', 'order', 'not-responsible', 'under-18', 'relative', 'associations', 'preserve'],
  },
  {
    id: 'happening',
    title: { fr: 'Ce qui vous arrive', en: 'What is happening to you' },
    screens: [
      'threats',
      'partner',
      'insult',
      'group-attack',
      'intimate',
      'blackmail',
      'impersonation',
      'hacked',
      'new-accounts',
      'school',
      'work',
      'public-role',
    ],
  },
  {
    id: 'remove',
    title: { fr: 'Faire retirer, signaler', en: 'Having it removed, reporting' },
    screens: ['platform', 'contest', 'pharos', 'child-images', 'erase'],
  },
  {
    id: 'justice',
    title: { fr: 'Plainte, avocat, médecin, argent', en: 'Complaint, lawyer, doctor, money' },
    screens: [
      'complain',
      'remote',
      'refused',
      'prosecutor',
      'not-believed',
      'health',
      'medical-exam',
      'lawyer',
      'money',
      'constat',
      'recordings',
    ],
  },
  {
    id: 'later',
    title: { fr: 'Après la plainte', en: 'After the complaint' },
    screens: ['after-complaint', 'protection', 'legal-aid', 'compensation'],
  },
];
