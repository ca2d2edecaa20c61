import { SECOND_READING } from '../sourcedText.ts';
import { bilingual, defineOffence, type Offence } from './offence.ts';

export const OFFENCES_AGAINST_MINORS: readonly Offence[] = [
  defineOffence('code-penal', {
    id: 'image-mineur',
    label: bilingual('Image pornographique d’un mineur', 'Image pornographique d’un mineur: sexual image of a child'),
    article: 'Code pénal, 227-23',
    elements: [
      bilingual(
        'une image pornographique d’une personne de moins de 18 ans, ou qui en a l’air',
        'a pornographic image of a person under 18, or who looks it',
      ),
    ],
    limitationPeriod: 'minor',
    note: bilingual(
      'La garder est puni aussi : en cas de doute, ne capturez pas. Notez l’adresse, le compte et l’heure, puis PHAROS, 3018, Point de Contact ou police.',
      'Keeping it is punished too: when in doubt, do not capture. Note the address, the account and the time, then PHAROS, 3018, Point de Contact or the police.',
    ),
  }),
  defineOffence('code-penal', {
    id: 'propositions-mineur',
    label: bilingual(
      'Propositions sexuelles à un mineur, demande d’images',
      'Propositions à un mineur: sexual proposals to a child',
    ),
    article: 'Code pénal, 227-22-1, 227-22-2 et 227-23-1',
    elements: [
      bilingual('l’auteur est majeur', 'the author is an adult'),
      bilingual(
        'propositions sexuelles : la victime a moins de 15 ans (227-22-1)',
        'sexual proposals: the victim is under 15 (227-22-1)',
      ),
      bilingual(
        'incitation à un acte sexuel ou demande d’images pornographiques : moins de 18 ans (227-22-2, 227-23-1)',
        'incitement to a sexual act or request for pornographic images: under 18 (227-22-2, 227-23-1)',
      ),
      bilingual('par un moyen électronique', 'by electronic means'),
    ],
    limitationPeriod: 'minor',
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'message-mineur',
    label: bilingual(
      'Message violent ou pornographique qu’un mineur peut voir',
      'Message à un mineur: violent or pornographic message that a minor may see',
    ),
    article: 'Code pénal, 227-24',
    elements: [
      bilingual(
        'un message violent, pornographique ou qui porte gravement atteinte à la dignité',
        'a violent or pornographic message, or one that gravely harms dignity',
      ),
      bilingual('qu’un mineur peut voir', 'that a minor may see'),
    ],
    limitationPeriod: 'minor',
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'provocation-suicide',
    label: bilingual('Provocation au suicide', 'Provocation au suicide: incitement to suicide'),
    article: 'Code pénal, 223-13',
    elements: [
      bilingual(
        'une provocation suivie d’un suicide ou d’une tentative',
        'an incitement followed by a suicide or an attempt',
      ),
    ],
    aggravations: [bilingual('plus grave avant 15 ans', 'graver under 15')],
    note: bilingual(
      'Le 3114 répond jour et nuit, aussi aux proches.',
      '3114 answers day and night, for relatives too.',
    ),
  }),
];
