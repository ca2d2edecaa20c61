import { type Offence, offence, text } from './offence.ts';

export const MINORS: readonly Offence[] = [
  offence('code-penal', {
    id: 'image-mineur',
    label: text(
      'Image pornographique d’un mineur',
      'Image pornographique d’un mineur: sexual image of a child',
    ),
    article: 'Code pénal, 227-23',
    elements: [
      text(
        'une image pornographique d’une personne de moins de 18 ans, ou qui en a l’air',
        'a pornographic image of a person under 18, or who looks it',
      ),
    ],
    clock: 'minor',
    note: text(
      'La garder est puni aussi : en cas de doute, ne capturez pas. Notez l’adresse, le compte et l’heure, puis PHAROS, 3018, Point de Contact ou police.',
      'Keeping it is punished too: when in doubt, do not capture. Note the address, the account and the time, then PHAROS, 3018, Point de Contact or the police.',
    ),
  }),
  offence('code-penal', {
    id: 'propositions-mineur',
    label: text(
      'Propositions sexuelles à un mineur, demande d’images',
      'Propositions à un mineur: sexual proposals to a child',
    ),
    article: 'Code pénal, 227-22-1, 227-22-2 et 227-23-1',
    elements: [
      text('l’auteur est majeur', 'the author is an adult'),
      text('la victime a moins de 18 ans', 'the victim is under 18'),
      text('par un moyen électronique', 'by electronic means'),
    ],
    clock: 'minor',
  }),
  offence('code-penal', {
    id: 'provocation-suicide',
    label: text('Provocation au suicide', 'Provocation au suicide: incitement to suicide'),
    article: 'Code pénal, 223-13',
    elements: [
      text(
        'une provocation suivie d’un suicide ou d’une tentative',
        'an incitement followed by a suicide or an attempt',
      ),
    ],
    aggravations: [text('plus grave avant 15 ans', 'graver under 15')],
    note: text(
      'Le 3114 répond jour et nuit, aussi aux proches.',
      '3114 answers day and night, for relatives too.',
    ),
  }),
];
