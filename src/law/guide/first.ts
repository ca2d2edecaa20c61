import { sourcedStatement } from '../sourcedText.ts';
import type { GuideScreen } from './guideScreen.ts';

/** First steps, whatever happened. */
export const FIRST_SCREENS: readonly GuideScreen[] = [
  {
    id: 'danger',
    title: { fr: 'Si vous êtes en danger', en: 'If you are in danger' },
    lines: [
      sourcedStatement('urgences', 'En danger maintenant : appelez le 17 ou le 112.', 'In danger now: call 17 or 112.'),
      sourcedStatement(
        'urgences',
        'Si vous ne pouvez pas parler : envoyez un SMS au 114.',
        'If you cannot speak: send a text message to 114.',
      ),
      sourcedStatement(
        '3114',
        'Si vous pensez à mourir : le 3114 répond jour et nuit.',
        'If you think of dying: 3114 answers day and night.',
      ),
      sourcedStatement(
        'advice',
        'Mettez-vous d’abord en sécurité. Le reste de ce guide attendra.',
        'Be safe first. The rest of this guide can wait.',
      ),
    ],
    help: ['17', '112', '114', '3114'],
  },
  {
    id: 'not-responsible',
    title: { fr: 'Vous n’êtes pas responsable', en: 'You are not responsible' },
    lines: [
      sourcedStatement(
        'advice',
        'Ce que d’autres écrivent ou publient vient d’eux, pas de vous.',
        'What others write or publish comes from them, not from you.',
      ),
      sourcedStatement(
        'code-penal',
        'Une image envoyée en confiance ne donne à personne le droit de la montrer.',
        'An image sent in trust gives nobody the right to show it.',
      ),
      sourcedStatement(
        'guides-victimes',
        'Vous pouvez demander à quelqu’un de confiance de lire et de capturer à votre place.',
        'You may ask somebody you trust to read and capture for you.',
      ),
      sourcedStatement(
        'advice',
        'Vous pouvez vous arrêter quand vous voulez. Ce qui est enregistré reste.',
        'You can stop whenever you like. What is recorded stays.',
      ),
    ],
    help: ['116006', '3114'],
  },
  {
    id: 'order',
    title: { fr: 'Que faire, dans quel ordre', en: 'What to do, in what order' },
    ordered: true,
    lines: [
      sourcedStatement(
        'guides-victimes',
        'Capturez d’abord. Ne supprimez rien et ne répondez pas.',
        'Capture first. Delete nothing and do not answer.',
      ),
      sourcedStatement(
        'guides-victimes',
        'Bloquez ou signalez ensuite seulement : une publication retirée ne se capture plus.',
        'Block or report only after that: a post taken down can no longer be captured.',
      ),
      sourcedStatement(
        'commissaires-constat',
        'Si vous voulez un constat (un relevé fait par un commissaire de justice, payant), demandez-le avant de bloquer ou de signaler.',
        'If you want a constat (a record made by a commissaire de justice, for a fee), ask for it before you block or report.',
      ),
      sourcedStatement(
        'advice',
        'Parlez-en à quelqu’un : un proche, le 3018, le 116 006.',
        'Tell somebody: someone close, 3018, 116 006.',
      ),
      sourcedStatement(
        'loi-1881',
        'Pour une insulte ou une accusation publique, voyez un avocat sans attendre : le délai est de 3 mois.',
        'For a public insult or accusation, see an avocat (lawyer) without waiting: the time is 3 months.',
      ),
      sourcedStatement(
        'service-public-cyberharcelement',
        'Portez plainte quand vous êtes prêt·e. Prenez le dossier avec vous.',
        'File a complaint when you are ready. Take the dossier with you.',
      ),
      sourcedStatement(
        'service-public-cyberharcelement',
        'Si cela vous touche, voyez un médecin et gardez le certificat.',
        'If it affects you, see a doctor and keep the certificate.',
      ),
    ],
    help: ['3018', '116006'],
  },
  {
    id: 'preserve',
    title: { fr: 'Garder ce qui compte', en: 'Keeping what counts' },
    lines: [
      sourcedStatement(
        'guides-victimes',
        'Capturez la publication, puis le profil du compte : son nom peut changer.',
        'Capture the post, then the profile of the account: its name may change.',
      ),
      sourcedStatement(
        'guides-victimes',
        'Gardez toute la conversation, vos réponses aussi : un extrait seul peut se retourner contre vous.',
        'Keep the whole conversation, your answers too: an extract alone can be turned against you.',
      ),
      sourcedStatement(
        'guides-victimes',
        'Gardez les e-mails et les messages vocaux d’origine, sur l’appareil qui les a reçus.',
        'Keep the original e-mails and voice messages, on the device that received them.',
      ),
      sourcedStatement(
        'guides-victimes',
        'Faites deux copies du dossier, dont une ailleurs que sur un appareil partagé.',
        'Make two copies of the dossier, one of them away from a shared device.',
      ),
      sourcedStatement(
        'guides-victimes',
        'Notez ce que vous vivez, avec la date : sommeil, travail, sorties, démarches.',
        'Write down what you go through, with the date: sleep, work, going out, steps taken.',
      ),
      sourcedStatement(
        'code-penal',
        'Ne modifiez jamais une image d’origine. Floutez seulement une copie.',
        'Never change an original image. Blur only a copy.',
      ),
      sourcedStatement(
        'code-penal',
        'Ne publiez pas le dossier, ne l’envoyez pas à la personne mise en cause.',
        'Do not publish the dossier, do not send it to the person accused.',
      ),
    ],
    help: [],
  },
];
