import {
  adviceStatement,
  cautiousStatement,
  fifthReading,
  SEVENTH_READING,
  seventhReading,
  sixthReading,
  sourcedStatement,
  thirdReading,
} from '../legalSources.ts';
import type { GuideScreen } from './guideGroups.ts';

/** By person: the one targeted, and those who help. */
export const PEOPLE_SCREENS: readonly GuideScreen[] = [
  {
    id: 'under-18',
    title: { fr: 'Vous avez moins de 18 ans', en: 'You are under 18' },
    lines: [
      sourcedStatement('e-enfance', {
        fr: 'Parlez-en à un adulte ou au 3018, qui peut faire retirer.',
        en: 'Talk to an adult, or to 3018: they can have it removed.',
      }),
      adviceStatement('Vous n’avez rien fait de mal.', 'You have done nothing wrong.'),
      cautiousStatement('loi-1881-39bis', {
        fr: 'Publier votre nom ou ce qui vous fait reconnaître est puni. Sauf à la demande de vos parents ou de la justice (loi de 1881, 39 bis). Trois mois : un avocat (à vérifier).',
        en: 'Publishing your name, or what makes you known, is punished. Unless your parents or the court ask (law of 1881, 39 bis). Three months: a lawyer (to be checked).',
        checked: SEVENTH_READING,
      }),
      sourcedStatement('ma-securite-mineurs', {
        fr: 'Vous pouvez porter plainte vous-même.',
        en: 'You can file a complaint yourself.',
      }),
      cautiousStatement('de-memoire', {
        fr: 'Vos parents seront sans doute prévenus. Vous les craignez ? Le 119 d’abord. Un tiers peut vous représenter (CPP 706-50, à vérifier).',
        en: 'Your parents will probably be told. You fear them? 119 first. Another may represent you (CPP 706-50, to be checked).',
        checked: SEVENTH_READING,
      }),
      sourcedStatement('code-penal', {
        fr: 'Image sexuelle d’un mineur, même de vous : ni capture, ni envoi.',
        en: 'A sexual image of a minor, even of you: do not capture or send it.',
      }),
      adviceStatement('Avant suppression : le 3018.', 'Before deleting, ask 3018.'),
    ],
    help: ['3018', '3114', '119'],
  },
  {
    id: 'child-images',
    title: { fr: 'Des images d’un enfant ou d’un ado', en: 'Images of a child or teenager' },
    lines: [
      sourcedStatement('code-penal', {
        fr: 'Ne capturez pas une personne de moins de 18 ans, nue ou dans une scène sexuelle.',
        en: 'Do not capture a person under 18, naked or in a sexual scene.',
      }),
      sourcedStatement('code-penal', {
        fr: 'Garder l’image est puni, même pour aider. En cas de doute, ne capturez pas.',
        en: 'Keeping the image is punished, even to help. When in doubt, do not capture.',
      }),
      adviceStatement(
        'Notez seulement l’adresse, le compte et l’heure.',
        'Note only the address, the account and the time.',
      ),
      cautiousStatement(['service-public-pharos', 'point-de-contact', 'reglement-dsa'], {
        fr: 'L’adresse, jamais l’image : police, procureur, PHAROS, 3018, Point de Contact, plateforme. Votre avocat aussi (à vérifier). Personne d’autre.',
        en: 'The address, never the image: police, prosecutor, PHAROS, 3018, Point de Contact, platform. Lawyer too (to be checked). Nobody else.',
        checked: SEVENTH_READING,
      }),
      fifthReading('retrait-24-heures', {
        fr: 'La police (OFAC) peut faire retirer l’image en 24 heures.',
        en: 'The police (OFAC) can have the image removed within 24 hours.',
      }),
      fifthReading('cpp-706-52', {
        fr: 'Demandez une audition filmée (CPP 706-52).',
        en: 'Ask for a filmed interview (CPP 706-52).',
      }),
      adviceStatement(
        'L’enfant n’a rien fait de mal. Avant de supprimer, demandez au 3018 ou à l’enquêteur.',
        'The child has done nothing wrong. Before deleting, ask 3018 or the investigator.',
      ),
    ],
    help: ['3018', 'takeitdown', 'pharos', 'point-de-contact'],
  },
  {
    id: 'school',
    title: { fr: 'École, collège, lycée, université', en: 'At school or university' },
    lines: [
      sourcedStatement(['guides-victimes', 'e-enfance'], {
        fr: 'Capturez les messages, puis parlez-en à un adulte de l’établissement ou au 3018.',
        en: 'Capture the messages, then talk to an adult at the school or to 3018.',
      }),
      sourcedStatement(['phare', 'code-education'], {
        fr: 'École : écrivez au chef d’établissement, demandez le protocole pHARe. Université : demandez le dispositif de signalement.',
        en: 'School: write to the head, ask for the pHARe protocol. University: ask for the dispositif de signalement.',
      }),
      sourcedStatement('phare', {
        fr: 'Sans réponse, écrivez à l’académie.',
        en: 'Without an answer, write to the académie (school district).',
      }),
      seventhReading('loi-1881', {
        fr: 'Insulte ou accusation : une plainte n’arrête pas les 3 mois. Voyez aussi un avocat.',
        en: 'Insult or accusation: a complaint does not stop the 3 months. See a lawyer.',
      }),
      sourcedStatement('code-penal', {
        fr: 'Le harcèlement entre élèves est puni, aussi en ligne, même si l’auteur ou la victime a quitté l’établissement depuis.',
        en: 'Bullying between pupils is punished, online too, even if either has left since.',
      }),
      cautiousStatement('de-memoire', {
        fr: 'Auteur de moins de 13 ans ? Portez plainte quand même : ses parents répondent du dommage (CJPM L11-1, à vérifier).',
        en: 'Author under 13? Complain all the same: the parents answer for damage (CJPM L11-1, to be checked).',
        checked: SEVENTH_READING,
      }),
      adviceStatement(
        'Dossier pour l’établissement : masquez les autres élèves.',
        'Dossier for the school: mask the other pupils.',
      ),
      adviceStatement('Parents : regardez ensemble, avec son accord.', 'Parents: look together, if they agree.'),
    ],
    help: ['3018', '119'],
  },
  {
    id: 'relative',
    title: { fr: 'Vous aidez quelqu’un', en: 'You are helping somebody' },
    lines: [
      adviceStatement(
        'Demandez son accord avant de capturer, et notez-le.',
        'Ask for consent before capturing, and note it.',
      ),
      sourcedStatement('service-public-plainte', {
        fr: 'Un parent peut porter plainte pour son enfant, même sans accord.',
        en: 'A parent may file a complaint for their child, even without agreement.',
      }),
      sourcedStatement('code-penal', {
        fr: 'Un adulte porte plainte lui-même. Vous pouvez signaler et témoigner. Décédé : sa famille.',
        en: 'Adults file their own complaint. You may report and testify. Deceased: the family.',
      }),
      sixthReading('code-penal-mineurs', {
        fr: 'Violences, actes sexuels sur un mineur ou personne vulnérable ? Police, procureur ou 119 (434-3).',
        en: 'Violence, sexual acts on a minor, vulnerable person? Police, procureur or 119 (434-3).',
      }),
      sourcedStatement('code-penal', {
        fr: 'Lire ses messages privés sans accord peut être puni.',
        en: 'Reading their private messages without consent may be punished.',
      }),
      sourcedStatement('code-procedure-civile', {
        fr: 'Une attestation (témoignage) : à la main, sur ce que l’on a vu.',
        en: 'An attestation (testimony): by hand, on what one saw.',
      }),
      seventhReading('code-procedure-civile', {
        fr: 'Datée, signée, avec copie de pièce d’identité et la phrase du guide « attestation » (CPC 202).',
        en: 'Dated, signed, with copy of identity paper and the sentence of the guide “attestation” (CPC 202).',
      }),
    ],
    help: ['17', '119', '3114', '116006', '3018'],
  },
  {
    id: 'partner',
    title: {
      fr: 'Conjoint ou ex : menaces, surveillance',
      en: 'A partner or an ex threatens or watches you',
    },
    lines: [
      seventhReading(['urgences', 'fnsf'], {
        fr: 'En danger, appelez le 17. Sinon, d’un appareil sûr, appelez le 3919 ou le 116 006, puis capturez.',
        en: 'In danger, call 17. Otherwise, from a safe device, call 3919 or 116 006, then capture.',
      }),
      seventhReading('code-procedure-penale', {
        fr: 'Numéro pour l’enquêteur : jamais un téléphone dont l’auteur connaît le code. Elle vit avec vous ? Vos papiers ailleurs, vos lettres chez un tiers.',
        en: 'Number for the investigator: no phone whose code they know. They live with you? Papers elsewhere, letters to a third party.',
      }),
      seventhReading('securite-appareils', {
        fr: 'Téléphone, voiture, balise : on peut vous suivre. Ne retirez rien sans conseil ; hors urgence, le 3919 avant la police.',
        en: 'Phone, car, tracker: they may follow you. Remove nothing without advice; outside an emergency, 3919 before the police.',
      }),
      cautiousStatement('de-memoire', {
        fr: 'Une arme ? Dites-le au 17, à l’enquêteur et au juge (C. civ. 515-11, à vérifier).',
        en: 'A weapon? Tell 17, the investigator, the judge (C. civ. 515-11, to be checked).',
        checked: SEVENTH_READING,
      }),
      sourcedStatement('code-civil', {
        fr: 'Un juge peut vous protéger (ordonnance de protection), même sans vie commune ni plainte.',
        en: 'A judge may protect you (ordonnance de protection), even if you never lived together.',
      }),
    ],
    help: ['17', '3919', '116006', 'arretons-les-violences'],
  },
  {
    id: 'health',
    title: { fr: 'Votre santé', en: 'Your health' },
    lines: [
      sourcedStatement('service-public-cyberharcelement', {
        fr: 'Voyez un médecin et demandez un certificat : tout médecin peut le faire.',
        en: 'See a doctor and ask for a certificate: any doctor can write one.',
      }),
      sourcedStatement('service-public-cyberharcelement', {
        fr: 'Dites-lui ce que vous vivez : sommeil, peur, travail, sorties.',
        en: 'Tell them what you live through: sleep, fear, work, going out.',
      }),
      sourcedStatement('has-certificat', {
        fr: 'Le certificat cite vos mots et décrit vos symptômes. Il ne nomme pas de coupable.',
        en: 'The certificate quotes your words and describes your symptoms. It names no culprit.',
      }),
      sourcedStatement('code-penal', {
        fr: 'L’effet sur votre santé compte pour un harcèlement, même sans arrêt de travail.',
        en: 'The effect on your health counts for harassment, even without sick leave.',
      }),
      sourcedStatement('has-certificat', {
        fr: 'Gardez l’original. Donnez une copie.',
        en: 'Keep the original. Give a copy.',
      }),
      adviceStatement(
        'Si un médecin ne vous croit pas, changez de médecin.',
        'If a doctor does not believe you, see another one.',
      ),
      sourcedStatement('3114', {
        fr: 'Si vous pensez à mourir, ou si un proche vous inquiète : 3114.',
        en: 'If you think of dying, or worry about somebody: 3114.',
      }),
    ],
    help: ['3114', '116006'],
  },
  {
    id: 'recordings',
    title: { fr: 'Enregistrer une voix, un appel', en: 'Recording a voice, a call' },
    lines: [
      sourcedStatement('cour-cassation-2007-2012', {
        fr: 'Gardez les messages vocaux que vous avez reçus.',
        en: 'Keep the voice messages you received.',
      }),
      sourcedStatement(['code-penal', 'cour-cassation-2007-2012'], {
        fr: 'Enregistrer quelqu’un à son insu peut être puni par la loi (226-1). Voyez un avocat avant.',
        en: 'Recording somebody unawares may be punished by law (226-1). See a lawyer first.',
      }),
      thirdReading(['code-procedure-penale', 'cour-cassation-2007-2012'], {
        fr: 'Au pénal, la preuve est libre (CPP 427). Être déloyale ne suffit pas à écarter celle d’un particulier.',
        en: 'In criminal cases, proof is free (CPP 427). Being unfair is not enough to reject a private person’s.',
      }),
      thirdReading('cour-cassation-2023', {
        fr: 'Au civil, elle doit être indispensable et l’atteinte proportionnée (Ass. plén., 22 décembre 2023, n° 20-20.648).',
        en: 'In civil cases, it must be indispensable and the harm proportionate (Ass. plén., 22 December 2023, n° 20-20.648).',
      }),
      thirdReading('code-penal', {
        fr: 'Cela n’efface pas l’infraction commise pour l’obtenir (226-1, 226-15, 323-1).',
        en: 'This does not erase the offence committed to obtain it (226-1, 226-15, 323-1).',
      }),
      adviceStatement(
        'N’utilisez pas de faux compte et ne forcez aucun accès.',
        'Use no false account and force no access.',
      ),
    ],
    help: [],
  },
];
