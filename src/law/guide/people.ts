import { sourcedStatement } from '../sourcedText.ts';
import type { GuideScreen } from './guideScreen.ts';

/** By person: the one targeted, and those who help. */
export const PEOPLE_SCREENS: readonly GuideScreen[] = [
  {
    id: 'under-18',
    title: { fr: 'Vous avez moins de 18 ans', en: 'You are under 18' },
    lines: [
      sourcedStatement('advice', 'Vous n’avez rien fait de mal.', 'You have done nothing wrong.'),
      sourcedStatement(
        'ma-securite-mineurs',
        'Vous pouvez aller au commissariat ou à la gendarmerie, seul·e ou avec un adulte de confiance.',
        'You can go to the police or the gendarmerie, alone or with an adult you trust.',
      ),
      sourcedStatement(
        'ma-securite-mineurs',
        'Pour demander une indemnisation, vos parents ou un administrateur ad hoc (une personne nommée pour vous) agiront pour vous.',
        'To ask for compensation, your parents or an administrateur ad hoc (a person appointed for you) will act for you.',
      ),
      sourcedStatement(
        'e-enfance',
        'Le 3018 écoute et peut faire retirer des contenus.',
        '3018 listens and can have content taken down.',
      ),
      sourcedStatement(
        'advice',
        'Avant de supprimer quoi que ce soit du téléphone, demandez au 3018 ou à l’enquêteur.',
        'Before deleting anything from the phone, ask 3018 or the investigator.',
      ),
    ],
    help: ['3018', '119', 'espace-mineurs'],
  },
  {
    id: 'child-images',
    title: { fr: 'Des images d’un enfant ou d’un ado', en: 'Images of a child or teenager' },
    lines: [
      sourcedStatement(
        'code-penal',
        'Une personne de moins de 18 ans, nue ou dans une scène sexuelle : ne capturez pas. Même pour aider, garder l’image est puni.',
        'A person under 18, naked or in a sexual scene: do not capture. Keeping the image is punished, even to help.',
      ),
      sourcedStatement('advice', 'En cas de doute, ne capturez pas.', 'When in doubt, do not capture.'),
      sourcedStatement(
        'advice',
        'Notez seulement l’adresse, le compte et l’heure.',
        'Note only the address, the account and the time.',
      ),
      sourcedStatement(
        ['service-public-pharos', 'point-de-contact'],
        'Donnez cette adresse à la police, au procureur, à PHAROS, au 3018 ou à Point de Contact, et à personne d’autre.',
        'Give this address to the police, the prosecutor, PHAROS, 3018 or Point de Contact, and to nobody else.',
      ),
      sourcedStatement(
        'advice',
        'L’enfant n’a rien fait de mal. Avant de supprimer quoi que ce soit de son téléphone, demandez au 3018 ou à l’enquêteur.',
        'The child has done nothing wrong. Before deleting anything from their phone, ask 3018 or the investigator.',
      ),
    ],
    help: ['3018', 'pharos', 'point-de-contact', '119'],
  },
  {
    id: 'school',
    title: { fr: 'À l’école, au collège, au lycée, à l’université', en: 'At school or university' },
    lines: [
      sourcedStatement(
        'code-penal',
        'Le harcèlement entre élèves est un délit, en ligne aussi, même si l’auteur a changé d’établissement.',
        'Bullying between pupils is an offence, online too, even if the author has changed schools.',
      ),
      sourcedStatement(
        'e-enfance',
        'Le 3018 aide les élèves, les parents et les enseignants.',
        '3018 helps pupils, parents and teachers.',
      ),
      sourcedStatement(
        'advice',
        'L’établissement peut recevoir un dossier. Masquez les visages et les noms des autres élèves.',
        'The school may receive a dossier. Mask the faces and names of other pupils.',
      ),
      sourcedStatement(
        'advice',
        'Parents : regardez avec votre enfant, avec son accord si possible.',
        'Parents: look with your child, with their consent if possible.',
      ),
    ],
    help: ['3018', '119'],
  },
  {
    id: 'relative',
    title: { fr: 'Vous aidez quelqu’un', en: 'You are helping somebody' },
    lines: [
      sourcedStatement(
        'advice',
        'Demandez son accord avant de capturer, et notez-le. La personne peut changer d’avis.',
        'Ask for their consent before capturing, and write it down. They may change their mind.',
      ),
      sourcedStatement(
        'service-public-plainte',
        'Un parent peut porter plainte pour son enfant, même sans son accord.',
        'A parent may file a complaint for their child, even without the child’s agreement.',
      ),
      sourcedStatement(
        'code-penal',
        'Pour un adulte, c’est à lui ou elle de porter plainte. Vous pouvez signaler et témoigner.',
        'For an adult, the complaint is theirs to file. You may report, and be a witness.',
      ),
      sourcedStatement(
        'code-penal',
        'Lire les messages privés de quelqu’un sans son accord peut être un délit.',
        'Reading somebody’s private messages without consent may be an offence.',
      ),
      sourcedStatement(
        'code-procedure-civile',
        'Une attestation (un témoignage écrit) s’écrit à la main, par le témoin seul, sur ce qu’il a vu lui-même.',
        'An attestation (a written testimony) is written by hand, by the witness alone, on what they saw themselves.',
      ),
      sourcedStatement(
        'code-procedure-civile',
        'Elle est datée, signée, avec une copie d’une pièce d’identité. Une fausse attestation est punie.',
        'It is dated and signed, with a copy of an identity paper. A false one is punished.',
      ),
      sourcedStatement(
        'code-procedure-civile',
        'Personne n’atteste pour soi-même. Dans une affaire pénale, la police peut entendre le témoin, mineur aussi.',
        'Nobody attests for themself. In a criminal case the police may hear the witness, a minor too.',
      ),
    ],
    help: ['116006', '3018', '3919'],
  },
  {
    id: 'partner',
    title: { fr: 'La personne a accès à vos appareils', en: 'The person has access to your devices' },
    lines: [
      sourcedStatement(
        'securite-appareils',
        'Si vous le pouvez, utilisez un autre appareil, qu’elle ne connaît pas.',
        'If you can, use another device that they do not know of.',
      ),
      sourcedStatement(
        'securite-appareils',
        'Ne retirez pas un logiciel espion sans conseil : cela peut se voir et aggraver les choses.',
        'Do not remove spyware without advice: it may be noticed and make things worse.',
      ),
      sourcedStatement('fnsf', 'Le 3919 répond jour et nuit.', '3919 answers day and night.'),
      sourcedStatement(
        'code-civil',
        'Un juge peut protéger par une ordonnance de protection, pour un couple ou un ancien couple, même sans vie commune. Demandez à un avocat ou au 3919.',
        'A judge may protect by an ordonnance de protection, for partners or ex-partners, even if you never lived together. Ask a lawyer or 3919.',
      ),
    ],
    help: ['3919', 'arretons-les-violences', '17'],
  },
  {
    id: 'health',
    title: { fr: 'Votre santé', en: 'Your health' },
    lines: [
      sourcedStatement(
        'service-public-cyberharcelement',
        'Tout médecin peut faire un certificat. Dites-lui ce que vous vivez : sommeil, peur, travail, sorties.',
        'Any doctor can write a certificate. Tell them what you live through: sleep, fear, work, going out.',
      ),
      sourcedStatement(
        'has-certificat',
        'Le certificat écrit vos mots entre guillemets, vos symptômes, et ne nomme pas de coupable.',
        'The certificate quotes your words, describes your symptoms, and names no culprit.',
      ),
      sourcedStatement(
        'code-penal',
        'L’effet sur votre santé ou votre vie compte pour un harcèlement, même sans arrêt de travail.',
        'The effect on your health or life counts for harassment, even without sick leave.',
      ),
      sourcedStatement(
        'has-certificat',
        'L’original est à vous. Donnez une copie.',
        'The original is yours. Give a copy.',
      ),
      sourcedStatement(
        '3114',
        'Si vous pensez à mourir, ou si un proche vous inquiète : 3114.',
        'If you think of dying, or worry about somebody: 3114.',
      ),
    ],
    help: ['3114', '116006'],
  },
  {
    id: 'recordings',
    title: { fr: 'Enregistrer une voix, un appel', en: 'Recording a voice, a call' },
    lines: [
      sourcedStatement(
        'cour-cassation-2007-2012',
        'Un message vocal reçu se garde.',
        'A voice message you received is yours to keep.',
      ),
      sourcedStatement(
        ['code-penal', 'cour-cassation-2007-2012'],
        'Enregistrer à l’insu peut être un délit (226-1). Un juge pénal peut l’examiner. Voyez un avocat avant.',
        'Recording somebody unawares may be an offence (226-1). A criminal judge may examine it. See a lawyer first.',
      ),
      sourcedStatement(
        'advice',
        'N’utilisez pas de faux compte et ne forcez aucun accès : restez loyal·e.',
        'Use no false account and force no access: stay fair.',
      ),
    ],
    help: [],
  },
];
