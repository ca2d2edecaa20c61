import { sourcedStatement, unverifiedStatement } from '../sourcedText.ts';
import type { GuideScreen } from './guideScreen.ts';

/** Platforms and reports. */
export const ONLINE_SCREENS: readonly GuideScreen[] = [
  {
    id: 'platform',
    title: { fr: 'Signaler à la plateforme', en: 'Reporting to the platform' },
    lines: [
      sourcedStatement(
        'guides-victimes',
        'Capturez avant de signaler : le contenu peut disparaître.',
        'Capture before you report: the content may disappear.',
      ),
      sourcedStatement(
        'reglement-dsa',
        'Le droit européen (règlement DSA) demande quatre choses : pourquoi c’est illicite, l’adresse exacte, votre nom et votre e-mail, et une phrase de bonne foi.',
        'European law (the DSA regulation) asks for four things: why it is illegal, the exact address, your name and e-mail, and a sentence of good faith.',
      ),
      sourcedStatement(
        'reglement-dsa',
        'La phrase : « Je déclare penser, de bonne foi, que les informations et allégations contenues dans cette notification sont exactes et complètes. »',
        'The sentence, in French: « Je déclare penser, de bonne foi, que les informations et allégations contenues dans cette notification sont exactes et complètes. »',
      ),
      sourcedStatement(
        'service-public-cyberharcelement',
        'Vous n’avez pas à contacter l’auteur d’abord.',
        'You do not have to contact the author first.',
      ),
      sourcedStatement(
        'arcom',
        'Le 3018 et Point de Contact sont prioritaires auprès des plateformes.',
        '3018 and Point de Contact are given priority by platforms.',
      ),
      sourcedStatement(
        'reglement-dsa',
        'Aucun délai de réponse n’est fixé par ce texte. Notez la date et le numéro du signalement.',
        'The text sets no time for an answer. Note the date and the number of the report.',
      ),
      sourcedStatement(
        'advice',
        'L’auteur peut apprendre qu’il a été signalé.',
        'The author may learn that they were reported.',
      ),
      unverifiedStatement(
        'reglement-dsa',
        'Vous avez au moins six mois pour contester la réponse (article 20).',
        'You have at least six months to contest the answer (article 20).',
      ),
    ],
    help: ['3018', 'point-de-contact'],
  },
  {
    id: 'pharos',
    title: { fr: 'Signaler à PHAROS', en: 'Reporting to PHAROS' },
    lines: [
      sourcedStatement(
        'service-public-pharos',
        'PHAROS est le service de police qui reçoit les signalements de contenus publics. Ce n’est pas une plainte.',
        'PHAROS is the police service for reports of public content. It is not a complaint.',
      ),
      sourcedStatement(
        'service-public-pharos',
        'Seulement ce que tout le monde peut voir. Pas les messages privés, ni une affaire privée avec quelqu’un que vous connaissez.',
        'Only what everybody can see. Not private messages, nor a private matter with somebody you know.',
      ),
      sourcedStatement(
        'service-public-pharos',
        'Il demande la catégorie, la date et l’heure, l’adresse exacte, et le nom du compte.',
        'It asks for the category, the date and time, the exact address, and the account’s name.',
      ),
      sourcedStatement(
        'service-public-pharos',
        'Un seul signalement suffit pour chaque contenu.',
        'One report is enough for each content.',
      ),
      sourcedStatement(
        'service-public-pharos',
        'Si le signalement est refusé, allez au commissariat ou à la gendarmerie.',
        'If the report is refused, go to the police or the gendarmerie.',
      ),
      sourcedStatement(
        'urgences',
        'Ce n’est pas pour les urgences : en danger, le 17.',
        'Not for emergencies: in danger, call 17.',
      ),
    ],
    help: ['pharos'],
  },
  {
    id: 'intimate',
    title: { fr: 'Une image intime de vous', en: 'An intimate image of you' },
    lines: [
      sourcedStatement(
        'code-penal',
        'Montrer à d’autres une image intime sans votre accord est un délit, même si vous l’aviez envoyée.',
        'Showing others an intimate image without your consent is an offence, even if you had sent it.',
      ),
      sourcedStatement(
        'code-penal',
        'Une fausse image sexuelle (montage, IA) aussi.',
        'So is a fake sexual image (montage, AI).',
      ),
      sourcedStatement(
        'code-penal',
        'La plainte doit venir de vous, ou de vos parents si vous êtes mineur·e.',
        'The complaint must come from you, or from your parents if you are under 18.',
      ),
      sourcedStatement(
        'stopncii',
        'StopNCII (18 ans et plus) aide à empêcher la diffusion : une empreinte (un code) est calculée sur votre appareil, l’image n’en sort pas.',
        'StopNCII (over 18) helps to stop it spreading: a fingerprint (a code) is computed on your device, the image does not leave it.',
      ),
      sourcedStatement(
        'e-enfance',
        'Le 3018 peut faire retirer une image vite.',
        '3018 can have an image taken down fast.',
      ),
      sourcedStatement(
        'code-penal',
        'Si vous aviez moins de 18 ans sur l’image : ne la capturez pas. Voyez l’écran sur les images d’enfants.',
        'If you were under 18 in the image: do not capture it. See the screen on images of children.',
      ),
    ],
    help: ['3018', 'stopncii', 'point-de-contact'],
  },
  {
    id: 'blackmail',
    title: { fr: 'On vous demande de l’argent ou des images', en: 'They ask for money or images' },
    lines: [
      sourcedStatement(
        'advice',
        'Vous n’êtes pas seul·e, et vous n’avez pas à payer pour être aidé·e.',
        'You are not alone, and you do not have to pay to be helped.',
      ),
      sourcedStatement(
        'code-penal',
        'C’est du chantage, et la tentative est punie aussi.',
        'It is blackmail (chantage), and an attempt is punished too.',
      ),
      sourcedStatement(
        'guides-victimes',
        'Ne supprimez pas les messages, ne répondez pas. Capturez le compte et la demande.',
        'Do not delete the messages, do not answer. Capture the account and the demand.',
      ),
      sourcedStatement(
        'justice-thesee',
        'S’il y a une demande d’argent, vous pouvez la déclarer sur THESEE. Un signalement n’est pas une plainte.',
        'If money is asked for, you can declare it on THESEE. A report is not a complaint.',
      ),
      sourcedStatement(
        '17cyber',
        '17Cyber conseille en ligne, jour et nuit.',
        '17Cyber gives advice online, day and night.',
      ),
    ],
    help: ['17cyber', '3018', 'thesee'],
  },
  {
    id: 'impersonation',
    title: { fr: 'Quelqu’un se fait passer pour vous', en: 'Somebody pretends to be you' },
    lines: [
      sourcedStatement(
        'guides-victimes',
        'Capturez le faux profil et ses publications, avec leur adresse.',
        'Capture the false profile and its posts, with their addresses.',
      ),
      sourcedStatement(
        'code-penal',
        'Utiliser votre nom ou votre photo pour troubler votre tranquillité ou nuire à votre honneur est un délit.',
        'Using your name or photo to disturb your peace or harm your honour is an offence.',
      ),
      sourcedStatement(
        'reglement-dsa',
        'Signalez ensuite le compte à la plateforme, avec l’adresse exacte du profil.',
        'Then report the account to the platform, with the exact address of the profile.',
      ),
      sourcedStatement(
        'service-public-cyberharcelement',
        'Prévenez vos contacts, puis portez plainte.',
        'Tell your contacts, then file a complaint.',
      ),
    ],
    help: ['17cyber', '116006'],
  },
  {
    id: 'erase',
    title: { fr: 'Faire effacer, ne plus être trouvé·e', en: 'Having it erased, no longer found' },
    lines: [
      sourcedStatement(
        'guides-victimes',
        'Capturez d’abord : ce qui est effacé ne se capture plus.',
        'Capture first: what is erased can no longer be captured.',
      ),
      sourcedStatement(
        'service-public-cyberharcelement',
        'Vous pouvez demander à un site d’effacer vos données, et à un moteur de recherche de ne plus montrer une page.',
        'You may ask a site to erase your data, and a search engine to stop showing a page.',
      ),
      sourcedStatement(
        'service-public-cyberharcelement',
        'Sans réponse après un mois, saisissez la CNIL.',
        'Without an answer after a month, turn to the CNIL.',
      ),
      sourcedStatement(
        'lcen',
        'Un avocat peut demander à un juge, en procédure rapide, toute mesure pour faire cesser le dommage.',
        'A lawyer may ask a judge, in a fast procedure, for any measure that stops the harm.',
      ),
    ],
    help: ['cnil'],
  },
];
