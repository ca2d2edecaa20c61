import type { GuideGroup } from './guideScreen.ts';

/** The screens by subject. Each screen is in one group. */
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
      'compensation',
      'constat',
      'recordings',
    ],
  },
];
