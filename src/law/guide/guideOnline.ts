import {
  adviceStatement,
  cautiousStatement,
  FIFTH_READING,
  FOURTH_READING,
  fifthReading,
  seventhReading,
  sixthReading,
  sourcedStatement,
  THIRD_READING,
} from '../legalSources.ts';
import type { GuideScreen } from './guideGroups.ts';

/** Platforms and reports. */
export const ONLINE_SCREENS: readonly GuideScreen[] = [
  {
    id: 'platform',
    title: { fr: 'Signaler à la plateforme', en: 'Reporting to the platform' },
    lines: [
      sourcedStatement('guides-victimes', {
        fr: 'Capturez avant de signaler : cela peut disparaître.',
        en: 'Capture before you report: the content may disappear.',
      }),
      sourcedStatement('reglement-dsa', {
        fr: 'Donnez l’adresse exacte, votre nom, votre e-mail, et dites pourquoi la loi l’interdit.',
        en: 'Give the exact address, your name, your e-mail, and why it is illegal.',
      }),
      sourcedStatement('reglement-dsa', {
        fr: 'Copiez aussi cette phrase.',
        en: 'Add this sentence, in French.',
      }),
      sourcedStatement('reglement-dsa', {
        fr: '« Je déclare penser, de bonne foi, que les informations et allégations contenues dans cette notification sont exactes et complètes. »',
        en: 'Copy: « Je déclare penser, de bonne foi, que les informations et allégations contenues dans cette notification sont exactes et complètes. »',
      }),
      cautiousStatement(['service-public-cyberharcelement', 'reglement-dsa'], {
        fr: 'Vous n’avez pas à écrire d’abord à l’auteur. Il peut apprendre qu’il a été signalé, parfois par qui (DSA 17, à vérifier). Vous le craignez ? Un e-mail qu’il ne connaît pas, ou le 3018.',
        en: 'You need not write to the author first. They may learn that they were reported, sometimes by whom (DSA 17, to be checked). You fear it? An e-mail they do not know, or 3018.',
        checked: FIFTH_READING,
      }),
      sourcedStatement('arcom', {
        fr: 'Le 3018 et Point de Contact sont prioritaires.',
        en: '3018 and Point de Contact have priority.',
      }),
      adviceStatement('Notez la date et le numéro du signalement.', 'Note the report’s date and number.'),
    ],
    help: ['3018', 'point-de-contact'],
  },
  {
    id: 'pharos',
    title: { fr: 'Signaler à PHAROS', en: 'Reporting to PHAROS' },
    lines: [
      sourcedStatement('service-public-pharos', {
        fr: 'Signalez un contenu public sur le site de PHAROS, un service de police.',
        en: 'Report public content on the site of PHAROS, a police service.',
      }),
      sourcedStatement('service-public-pharos', {
        fr: 'Seulement ce que tout le monde peut voir. Pas les messages privés.',
        en: 'Only what everybody can see. Not private messages.',
      }),
      sourcedStatement('service-public-pharos', {
        fr: 'Pas non plus une affaire privée avec quelqu’un que vous connaissez.',
        en: 'Nor a private matter with somebody you know.',
      }),
      sourcedStatement('service-public-pharos', {
        fr: 'Il demande la catégorie, la date et l’heure, l’adresse exacte, et le nom du compte.',
        en: 'It asks for the category, the date and time, the exact address, and the account’s name.',
      }),
      sourcedStatement('service-public-pharos', {
        fr: 'Un seul signalement suffit pour chaque contenu.',
        en: 'One report is enough for each content.',
      }),
      sourcedStatement('service-public-pharos', {
        fr: 'Ce n’est pas une plainte. Si c’est refusé, allez au commissariat ou à la gendarmerie.',
        en: 'It is not a complaint. If it is refused, go to the police or the gendarmerie.',
      }),
      sourcedStatement('urgences', {
        fr: 'Ce n’est pas pour les urgences : en danger, le 17.',
        en: 'Not for emergencies: in danger, call 17.',
      }),
    ],
    help: ['pharos'],
  },
  {
    id: 'intimate',
    title: { fr: 'Une image intime de vous', en: 'An intimate image of you' },
    lines: [
      sourcedStatement('code-penal', {
        fr: 'Moins de 18 ans sur l’image ? Ne la capturez pas. Sinon, capturez d’abord.',
        en: 'Under 18 in the image? Do not capture it. Otherwise, capture first.',
      }),
      seventhReading(['e-enfance', 'point-de-contact', 'reglement-dsa'], {
        fr: 'Signalez-la : plateforme, 3018, Point de Contact.',
        en: 'Then report it: platform, 3018, Point de Contact.',
      }),
      sourcedStatement('code-penal', {
        fr: 'La montrer sans accord est puni, même envoyée par vous.',
        en: 'Showing it without consent is punished, even sent by you.',
      }),
      sourcedStatement('code-penal', {
        fr: 'La plainte doit venir de vous, même avant 18 ans, ou de vos parents avant cet âge.',
        en: 'The complaint comes from you, also under 18, or then from your parents.',
      }),
      sixthReading('retrait-plainte', {
        fr: 'Plainte retirée, tout s’arrête : l’avocat avant.',
        en: 'Complaint withdrawn: all ends. A lawyer before.',
      }),
      sourcedStatement('code-penal', {
        fr: 'Image fausse, ou pornographique d’un mineur : la justice peut agir sans plainte.',
        en: 'Fake sexual image, or pornographic of a minor: prosecutors may act without complaint.',
      }),
      sourcedStatement('stopncii', {
        fr: 'Contre la diffusion, sans l’envoyer : StopNCII.',
        en: 'Against its spreading, without sending it: StopNCII.',
      }),
      fifthReading('takeitdown', {
        fr: 'Image prise avant vos 18 ans : Take It Down, sans la télécharger.',
        en: 'Image of you under 18: Take It Down, without downloading it.',
      }),
    ],
    help: ['3018', '3114', 'point-de-contact', 'stopncii', 'takeitdown'],
  },
  {
    id: 'blackmail',
    title: {
      fr: 'Chantage à l’argent ou aux images',
      en: 'Blackmail: they ask for money or images',
    },
    lines: [
      adviceStatement(
        'Ne payez pas, n’envoyez rien de plus, et parlez-en au 3018.',
        'Do not pay, send nothing more, talk to 3018.',
      ),
      adviceStatement(
        'Payer ne fait pas cesser. Vous n’avez rien fait de mal.',
        'Paying does not make it stop. You have done nothing wrong.',
      ),
      adviceStatement('Déjà payé ? Prévenez votre banque tout de suite.', 'Already paid? Tell your bank at once.'),
      seventhReading('guides-victimes', {
        fr: 'Capturez le compte et toute la conversation. Ensuite seulement, bloquez : elle peut disparaître. Cachez vos contacts.',
        en: 'Capture the account and the whole conversation. Only then block: it may disappear. Hide your contacts.',
      }),
      sourcedStatement('code-penal', {
        fr: 'Moins de 18 ans sur l’image ? Ne la capturez pas.',
        en: 'Under 18 in the image? Do not capture it.',
      }),
      cautiousStatement('justice-thesee', {
        fr: 'Argent demandé ? THESEE : signalement sans donner son nom, ouvert aux mineurs. Plainte en ligne (mineur : à vérifier).',
        en: 'Money asked for? THESEE: a report without a name, open to minors. A complaint online (minor: to be checked).',
        checked: THIRD_READING,
      }),
      cautiousStatement('code-penal', {
        fr: 'Actes imposés devant une caméra ? Peut-être une agression sexuelle ou un viol (à vérifier) : allez à la police.',
        en: 'Acts imposed before a camera? Perhaps a sexual assault or a rape (to be checked): go to the police.',
        checked: FOURTH_READING,
      }),
    ],
    help: ['3018', '3114', '17cyber', 'thesee'],
  },
  {
    id: 'impersonation',
    title: { fr: 'Un faux compte à votre nom', en: 'A fake account in your name' },
    lines: [
      sourcedStatement(['guides-victimes', 'reglement-dsa'], {
        fr: 'Capturez le faux compte et son adresse, puis signalez-le à la plateforme.',
        en: 'Capture the fake account and its address, then report it to the platform.',
      }),
      sourcedStatement('guides-victimes', {
        fr: 'Capturez aussi ses publications et ses messages.',
        en: 'Capture its posts and messages too.',
      }),
      sourcedStatement('service-public-cyberharcelement', {
        fr: 'Prévenez vos contacts sans nommer personne, puis portez plainte.',
        en: 'Tell your contacts without naming anybody, then file a complaint.',
      }),
      sourcedStatement('code-penal', {
        fr: 'Utiliser votre nom ou votre photo pour troubler votre tranquillité ou nuire à votre honneur est puni par la loi.',
        en: 'Using your name or photo to disturb your peace or harm your honour is punished by law.',
      }),
      sourcedStatement('service-public-plainte', {
        fr: 'Vous ne savez pas qui c’est ? Portez plainte « contre X ».',
        en: 'You do not know who it is? File “contre X” (against a person unknown).',
      }),
    ],
    help: ['17cyber', '3018', '116006'],
  },
  {
    id: 'erase',
    title: { fr: 'Faire effacer, ne plus apparaître', en: 'Getting it removed, or out of search results' },
    lines: [
      sourcedStatement('guides-victimes', {
        fr: 'Capturez d’abord : ce qui est effacé ne se capture plus.',
        en: 'Capture first: what is erased can no longer be captured.',
      }),
      seventhReading('service-public-cyberharcelement', {
        fr: 'Demandez au site d’effacer vos données. Il est à l’auteur ? N’écrivez pas : le 3018 ou un avocat.',
        en: 'Ask the site to erase your data. It belongs to the author? Do not write: 3018 or a lawyer.',
      }),
      sixthReading('loi-1978-mineurs', {
        fr: 'Vous aviez moins de 18 ans quand il les a prises ? Dites-le : il doit effacer au plus vite (loi de 1978, 51).',
        en: 'You were under 18 when it took them? Say so: it must erase them as soon as it can (law of 1978, 51).',
      }),
      sourcedStatement('service-public-cyberharcelement', {
        fr: 'Demandez au moteur de recherche de ne plus montrer la page.',
        en: 'Ask the search engine to stop showing the page.',
      }),
      sourcedStatement('service-public-cyberharcelement', {
        fr: 'Sans réponse après un mois, écrivez à la CNIL.',
        en: 'Without an answer after a month, write to the CNIL.',
      }),
      cautiousStatement('lcen', {
        fr: 'Un avocat peut demander à un juge, en procédure rapide, de faire cesser le dommage. Insulte ou accusation : avant la fin des trois mois (à vérifier).',
        en: 'A lawyer may ask a judge, in a fast procedure, to stop the harm. Insult or accusation: before the three months end (to be checked).',
      }),
    ],
    help: ['cnil'],
  },
];
