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
      sourcedStatement(
        'guides-victimes',
        'Capturez avant de signaler : cela peut disparaître.',
        'Capture before you report: the content may disappear.',
      ),
      sourcedStatement(
        'reglement-dsa',
        'Donnez l’adresse exacte, votre nom, votre e-mail, et dites pourquoi la loi l’interdit.',
        'Give the exact address, your name, your e-mail, and why it is illegal.',
      ),
      sourcedStatement('reglement-dsa', 'Copiez aussi cette phrase.', 'Add this sentence, in French.'),
      sourcedStatement(
        'reglement-dsa',
        '« Je déclare penser, de bonne foi, que les informations et allégations contenues dans cette notification sont exactes et complètes. »',
        'Copy: « Je déclare penser, de bonne foi, que les informations et allégations contenues dans cette notification sont exactes et complètes. »',
      ),
      cautiousStatement(
        ['service-public-cyberharcelement', 'reglement-dsa'],
        'Vous n’avez pas à écrire d’abord à l’auteur. Il peut apprendre qu’il a été signalé, parfois par qui (DSA 17, à vérifier). Vous le craignez ? Un e-mail qu’il ne connaît pas, ou le 3018.',
        'You need not write to the author first. They may learn that they were reported, sometimes by whom (DSA 17, to be checked). You fear it? An e-mail they do not know, or 3018.',
        FIFTH_READING,
      ),
      sourcedStatement(
        'arcom',
        'Le 3018 et Point de Contact sont prioritaires.',
        '3018 and Point de Contact have priority.',
      ),
      adviceStatement('Notez la date et le numéro du signalement.', 'Note the report’s date and number.'),
    ],
    help: ['3018', 'point-de-contact'],
  },
  {
    id: 'pharos',
    title: { fr: 'Signaler à PHAROS', en: 'Reporting to PHAROS' },
    lines: [
      sourcedStatement(
        'service-public-pharos',
        'Signalez un contenu public sur le site de PHAROS, un service de police.',
        'Report public content on the site of PHAROS, a police service.',
      ),
      sourcedStatement(
        'service-public-pharos',
        'Seulement ce que tout le monde peut voir. Pas les messages privés.',
        'Only what everybody can see. Not private messages.',
      ),
      sourcedStatement(
        'service-public-pharos',
        'Pas non plus une affaire privée avec quelqu’un que vous connaissez.',
        'Nor a private matter with somebody you know.',
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
        'Ce n’est pas une plainte. Si c’est refusé, allez au commissariat ou à la gendarmerie.',
        'It is not a complaint. If it is refused, go to the police or the gendarmerie.',
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
        'e-enfance',
        'Appelez le 3018 : il peut faire retirer l’image vite.',
        'Call 3018: they can have it taken down fast.',
      ),
      sourcedStatement(
        'code-penal',
        'Moins de 18 ans sur l’image ? Ne la capturez pas. Sinon, capturez d’abord.',
        'Under 18 in the image? Do not capture it. Otherwise, capture first.',
      ),
      sourcedStatement(
        'code-penal',
        'Montrer une image intime sans votre accord est puni, même envoyée par vous.',
        'Showing an intimate image without consent is punished, even sent by you.',
      ),
      sourcedStatement(
        'code-penal',
        'La plainte doit venir de vous, même avant 18 ans, ou de vos parents.',
        'The complaint comes from you, under 18 too, or from your parents.',
      ),
      sixthReading(
        'retrait-plainte',
        'Retirée, tout s’arrête : un avocat avant.',
        'Withdrawn, all ends: a lawyer before.',
      ),
      sourcedStatement(
        'code-penal',
        'Fausse image sexuelle, image pornographique d’un mineur : la justice peut agir sans plainte.',
        'Fake sexual image, pornographic image of a minor: prosecutors may act without complaint.',
      ),
      sourcedStatement(
        'stopncii',
        'Contre la diffusion : StopNCII. L’image reste chez vous.',
        'Against its spreading: StopNCII. The image stays with you.',
      ),
      fifthReading(
        'takeitdown',
        'Image prise avant vos 18 ans : Take It Down, sans la télécharger.',
        'Image of you under 18: Take It Down, without downloading it.',
      ),
    ],
    help: ['3018', '3114', 'stopncii', 'takeitdown'],
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
      seventhReading(
        'guides-victimes',
        'Capturez le compte et toute la conversation. Ensuite seulement, bloquez : elle peut disparaître. Cachez vos contacts.',
        'Capture the account and the whole conversation. Only then block: it may disappear. Hide your contacts.',
      ),
      sourcedStatement(
        'code-penal',
        'Moins de 18 ans sur l’image ? Ne la capturez pas.',
        'Under 18 in the image? Do not capture it.',
      ),
      cautiousStatement(
        'justice-thesee',
        'Argent demandé ? THESEE : signalement sans donner son nom, ouvert aux mineurs. Plainte en ligne (mineur : à vérifier).',
        'Money asked for? THESEE: a report without a name, open to minors. A complaint online (minor: to be checked).',
        THIRD_READING,
      ),
      cautiousStatement(
        'code-penal',
        'Actes imposés devant une caméra ? Peut-être une agression sexuelle ou un viol (à vérifier) : allez à la police.',
        'Acts imposed before a camera? Perhaps a sexual assault or a rape (to be checked): go to the police.',
        FOURTH_READING,
      ),
    ],
    help: ['3018', '3114', '17cyber', 'thesee'],
  },
  {
    id: 'impersonation',
    title: { fr: 'Un faux compte à votre nom', en: 'A fake account in your name' },
    lines: [
      sourcedStatement(
        ['guides-victimes', 'reglement-dsa'],
        'Capturez le faux compte et son adresse, puis signalez-le à la plateforme.',
        'Capture the fake account and its address, then report it to the platform.',
      ),
      sourcedStatement(
        'guides-victimes',
        'Capturez aussi ses publications et ses messages.',
        'Capture its posts and messages too.',
      ),
      sourcedStatement(
        'service-public-cyberharcelement',
        'Prévenez vos contacts sans nommer personne, puis portez plainte.',
        'Tell your contacts without naming anybody, then file a complaint.',
      ),
      sourcedStatement(
        'code-penal',
        'Utiliser votre nom ou votre photo pour troubler votre tranquillité ou nuire à votre honneur est puni par la loi.',
        'Using your name or photo to disturb your peace or harm your honour is punished by law.',
      ),
      sourcedStatement(
        'service-public-plainte',
        'Vous ne savez pas qui c’est ? Portez plainte « contre X ».',
        'You do not know who it is? File “contre X” (against a person unknown).',
      ),
    ],
    help: ['17cyber', '3018', '116006'],
  },
  {
    id: 'erase',
    title: { fr: 'Faire effacer, ne plus apparaître', en: 'Getting it removed, or out of search results' },
    lines: [
      sourcedStatement(
        'guides-victimes',
        'Capturez d’abord : ce qui est effacé ne se capture plus.',
        'Capture first: what is erased can no longer be captured.',
      ),
      seventhReading(
        'service-public-cyberharcelement',
        'Demandez au site d’effacer vos données. Il est à l’auteur ? N’écrivez pas : le 3018 ou un avocat.',
        'Ask the site to erase your data. It belongs to the author? Do not write: 3018 or a lawyer.',
      ),
      sixthReading(
        'loi-1978-mineurs',
        'Vous aviez moins de 18 ans quand il les a prises ? Dites-le : il doit effacer au plus vite (loi de 1978, 51).',
        'You were under 18 when it took them? Say so: it must erase them as soon as it can (law of 1978, 51).',
      ),
      sourcedStatement(
        'service-public-cyberharcelement',
        'Demandez au moteur de recherche de ne plus montrer la page.',
        'Ask the search engine to stop showing the page.',
      ),
      sourcedStatement(
        'service-public-cyberharcelement',
        'Sans réponse après un mois, écrivez à la CNIL.',
        'Without an answer after a month, write to the CNIL.',
      ),
      sourcedStatement(
        'lcen',
        'Un avocat peut demander à un juge, en procédure rapide, de faire cesser le dommage. Insulte ou accusation : avant la fin des trois mois (à vérifier).',
        'A lawyer may ask a judge, in a fast procedure, to stop the harm. Insult or accusation: before the three months end (to be checked).',
      ),
    ],
    help: ['cnil'],
  },
];
