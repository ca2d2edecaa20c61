import { FOURTH_READING, SECOND_READING, SEVENTH_READING, SIXTH_READING } from '../legalSources.ts';
import { bilingual, defineOffence, type Offence, PARTNER, SHOWN_TO_OTHERS, VICTIM_COMPLAINT } from './offence.ts';

export const PRIVATE_LIFE_OFFENCES: readonly Offence[] = [
  defineOffence('code-penal', {
    id: 'vie-privee',
    label: bilingual(
      'Atteinte à l’intimité de la vie privée',
      'Atteinte à la vie privée: private life recorded or shown',
    ),
    article: 'Code pénal, 226-1 et 226-2',
    elements: [
      bilingual(
        'des paroles privées, une image prise dans un lieu privé, ou une localisation',
        'private words, an image taken in a private place, or a location',
      ),
      bilingual('captées, gardées ou diffusées sans accord', 'recorded, kept or spread without consent'),
    ],
    complaint: 'needed',
    aggravations: [PARTNER],
    note: VICTIM_COMPLAINT,
    confidence: 'verify',
    checked: SEVENTH_READING,
  }),
  defineOffence('code-penal', {
    id: 'diffusion-intime',
    label: bilingual(
      'Diffusion d’images intimes sans accord',
      'Diffusion intime: intimate images shared without consent',
    ),
    article: 'Code pénal, 226-2-1',
    elements: [
      bilingual('des paroles ou des images à caractère sexuel', 'sexual words or images'),
      bilingual(
        'montrées à d’autres sans accord, même si la prise de vue était acceptée',
        'shown to others without consent, even if taking them was agreed to',
      ),
    ],
    complaint: 'needed',
    note: VICTIM_COMPLAINT,
    confidence: 'verify',
    checked: SEVENTH_READING,
  }),
  // 226-3-1 was not read in its source.
  defineOffence('code-penal', {
    id: 'voyeurisme',
    label: bilingual('Voyeurisme, image prise sous les vêtements', 'Voyeurisme: images taken under the clothes'),
    article: 'Code pénal, 226-3-1',
    elements: [
      bilingual(
        'un moyen pour voir les parties intimes que la personne avait cachées (à vérifier)',
        'a means to see intimate parts that the person had hidden (to be checked)',
      ),
      bilingual('à son insu ou sans son accord', 'without their knowledge or consent'),
    ],
    aggravations: [
      bilingual(
        'plus grave si la victime est mineure ou vulnérable, ou si des images sont prises ou montrées',
        'graver when the victim is under 18 or vulnerable, or when images are taken or shown',
      ),
    ],
    confidence: 'verify',
    checked: FOURTH_READING,
  }),
  defineOffence('code-penal', {
    id: 'montage',
    label: bilingual(
      'Montage ou image faite par une IA, sans accord',
      'Montage: edited or AI-made content without consent',
    ),
    article: 'Code pénal, 226-8',
    elements: [
      bilingual(
        'l’image ou les paroles d’une personne, montées ou faites par une IA',
        'someone’s image or words, edited or made by an AI',
      ),
      bilingual('sans son accord', 'without their consent'),
      bilingual('sans que le faux soit évident ni annoncé', 'when the fake is neither obvious nor announced'),
      SHOWN_TO_OTHERS,
    ],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'montage-sexuel',
    label: bilingual('Montage sexuel ou deepfake sexuel', 'Montage sexuel: sexual deepfake'),
    article: 'Code pénal, 226-8-1',
    elements: [
      bilingual(
        'un montage sexuel, ou un contenu sexuel fait par une IA, avec l’image ou les paroles d’une personne',
        'a sexual montage or AI content with someone’s image or words',
      ),
      bilingual('sans son accord, même si le faux est évident', 'without their consent, even if the fake is obvious'),
      SHOWN_TO_OTHERS,
    ],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'usurpation',
    label: bilingual('Usurpation d’identité', 'Usurpation d’identité: impersonation'),
    article: 'Code pénal, 226-4-1',
    elements: [
      bilingual(
        'l’usage du nom, de la photo, du pseudo ou d’autres données d’une personne',
        'someone’s name, photo, handle or other details are used',
      ),
      bilingual('pour troubler sa tranquillité ou nuire à son honneur', 'to disturb their peace or harm their honour'),
    ],
    aggravations: [PARTNER],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'correspondances',
    label: bilingual(
      'Atteinte au secret des correspondances',
      'Secret des correspondances: private messages read or spread',
    ),
    article: 'Code pénal, 226-15',
    elements: [
      bilingual(
        'des messages ouverts, interceptés, détournés ou divulgués',
        'messages opened, intercepted, diverted or disclosed',
      ),
      bilingual(
        'par quelqu’un à qui ils n’étaient pas adressés (à vérifier)',
        'by somebody to whom they were not addressed (to be checked)',
      ),
      bilingual('de mauvaise foi', 'in bad faith'),
    ],
    confidence: 'verify',
    publicity: 'private',
    aggravations: [PARTNER],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'acces-frauduleux',
    label: bilingual('Piratage de compte', 'Accès frauduleux: a hacked account'),
    article: 'Code pénal, 323-1',
    elements: [
      bilingual('un accès frauduleux à un compte ou à un appareil', 'fraudulent access to an account or a device'),
    ],
    aggravations: [
      bilingual('plus grave si des données ont été changées ou effacées', 'graver when data were changed or erased'),
    ],
  }),
  defineOffence(['code-penal', 'justice-thesee'], {
    id: 'chantage',
    label: bilingual('Chantage, dont chantage à l’image intime', 'Chantage: blackmail, sextortion included'),
    article: 'Code pénal, 312-10 à 312-12',
    elements: [
      bilingual(
        'la menace de révéler ou d’imputer des faits qui portent atteinte à l’honneur',
        'the threat of revealing or alleging things that harm someone’s honour',
      ),
      bilingual(
        'pour obtenir de l’argent, des images, un engagement ou un silence',
        'to obtain money, images, a promise or silence',
      ),
    ],
    aggravations: [
      bilingual(
        'plus grave en ligne avec des images sexuelles, ou si la menace est mise à exécution',
        'graver online with sexual images, or when the threat is carried out',
      ),
    ],
    note: bilingual(
      'La tentative est punie aussi. S’il y a une demande d’argent en ligne, la plateforme THESEE existe. Entre époux non séparés, parents et enfants : souvent pas de poursuites (312-12, à vérifier). Menaces, images, harcèlement : cette règle ne joue pas. Portez plainte (à vérifier).',
      'An attempt is punished too. When money is asked for online, there is the platform THESEE. Between spouses not separated, parents and children: often no prosecution (312-12, to be checked). Threats, images, harassment: that rule does not hold. File a complaint (to be checked).',
    ),
    confidence: 'verify',
  }),
  defineOffence('code-penal', {
    id: 'extorsion',
    label: bilingual('Extorsion, en ligne aussi', 'Extorsion: extortion, online too'),
    article: 'Code pénal, 312-1 et 312-9',
    elements: [
      bilingual(
        'de la violence, une menace de violences ou une contrainte',
        'violence, a threat of violence or constraint',
      ),
      bilingual(
        'pour obtenir une signature, un engagement, une renonciation, un secret (comme un code), de l’argent ou un bien',
        'to obtain a signature, a promise, a waiver, a secret (such as a code), money or a thing',
      ),
    ],
    note: bilingual(
      'La tentative est punie aussi. Entre époux non séparés, parents et enfants : souvent pas de poursuites (311-12, à vérifier). Menaces, images, harcèlement : cette règle ne joue pas. Portez plainte (à vérifier).',
      'An attempt is punished too. Between spouses not separated, parents and children: often no prosecution (311-12, to be checked). Threats, images, harassment: that rule does not hold. File a complaint (to be checked).',
    ),
    confidence: 'verify',
    checked: SIXTH_READING,
  }),
];

/** After those of the press, whose three months are counted first. Not read in its source. */
export const FALSE_REPORT: Offence = defineOffence('de-memoire', {
  id: 'denonciation-calomnieuse',
  label: bilingual(
    'Dénonciation calomnieuse (accusation fausse envoyée à la police, à une autorité, à l’employeur)',
    'Dénonciation calomnieuse: false accusation sent to the police, an authority or an employer',
  ),
  article: 'Code pénal, 226-10',
  elements: [
    bilingual(
      'un fait qui peut entraîner une sanction pénale, administrative ou disciplinaire (à vérifier)',
      'a fact that may bring a criminal, administrative or disciplinary penalty (to be checked)',
    ),
    bilingual(
      'que l’auteur sait faux, en tout ou en partie',
      'which the author knows to be false, in whole or in part',
    ),
    bilingual(
      'adressé à la police, à la justice, à une autorité, à votre employeur ou à un supérieur (à vérifier)',
      'sent to the police, the courts, an authority, your employer or a superior (to be checked)',
    ),
  ],
  note: bilingual(
    'Comptez d’abord trois mois : voyez un avocat tout de suite. Une enquête vous vise ? L’avocat avant toute plainte : ce texte attend souvent sa fin (226-11, à vérifier). Dite en public seulement : plutôt une diffamation.',
    'Count three months first: see a lawyer right away. An investigation is about you? The lawyer before any complaint: this text often waits for its end (226-11, to be checked). Said in public only: rather a defamation.',
  ),
  confidence: 'verify',
  checked: SEVENTH_READING,
});
