import type { RequesterRole } from '../../domain/export/dossierOptions.ts';
import { citeNumber, type ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import type { ReceiptZip } from '../../domain/export/exportedDossier.ts';
import type { Counts } from '../../domain/item/kind.ts';
import type { CountedAccounts } from '../data/accountGroups.ts';
import { NOT_READ } from './codes.ts';
import { conversation } from './conversationWords.ts';
import { formatNumber, formatRanges, nameExhibits, plural } from './formatText.ts';
import { type activity, byMaker, isFromSomeoneElse, speaker } from './reportSections.ts';

/** Unmarked accounts are accused of nothing: the captures show them. */
export const accountsTitle = (isReported: boolean): string =>
  isReported ? 'Comptes signalés' : 'Comptes lus sur les captures';

function visibleAccounts(count: number, other: '' | 'autre' = ''): string {
  const [one, several] = other === '' ? ['', ''] : ['autre ', 'autres '];
  return plural(count, `${one}compte lu sur les captures`, `${several}comptes lus sur les captures`);
}

/** Says what it counts: « 12 publications de 3 comptes signalés ; 5 autres comptes lus sur les captures ». */
function countText(all: string, count: number, counted: CountedAccounts): string {
  const { accounts, others, isReported, counts } = counted;
  const reported = `${conversation.posts(counts)} de ${plural(accounts.length, 'compte signalé', 'comptes signalés')}`;
  const named = accounts.length === 0 ? [] : [reported];
  const reportedFacts = counts.total === count && named.length > 0 ? [reported] : [all, ...named];
  const facts = isReported
    ? [...reportedFacts, ...(others === 0 ? [] : [visibleAccounts(others, 'autre')])]
    : [all, ...(accounts.length === 0 ? [] : [visibleAccounts(accounts.length)])];
  return `${facts.join(' ; ')}.`;
}

/** No line when there is none. */
const someOf = (count: number, one: string, several: string): string[] =>
  count === 0 ? [] : [plural(count, one, several)];

/** More are a list of numbers. */
const SUMS_NAMED_MAX = 3;

/** French texts of the two first pages of dossier.pdf. Facts only. */

export const summary = {
  yes: 'oui',
  made: (day: string, to: string | null, role: RequesterRole | undefined) =>
    `Établi${byMaker(role)} le ${day}${to === null ? '' : `, pour : ${to}`}.`,
  who: 'Par quels comptes',
  /** No « 0 compte » where some were not read: a picture may name them. */
  accounts: ({ accounts, isReported }: CountedAccounts, named: readonly string[], unread: number) => {
    const visible = accounts.length === 0 ? 'Aucun compte de publication lu' : visibleAccounts(accounts.length);
    const count = isReported ? plural(accounts.length, 'compte signalé', 'comptes signalés') : visible;
    const names = named.length === 0 ? '' : ` : ${named.join(', ')}`;
    const more = accounts.length === named.length ? '' : ` et ${plural(accounts.length - named.length, 'autre')}`;
    return [
      ...(accounts.length === 0 && unread > 0 ? [] : [`${count}${names}${more}.`]),
      ...(unread === 0 ? [] : [`Compte ${NOT_READ} : ${plural(unread, 'pièce')}.`]),
    ].join(' ');
  },
  named: (name: string, count: number) => `${name} (${formatNumber(count)})`,
  /** After a name, and never cut with it. `number`: of an account that shares its name with another one. */
  accountMark: (number: number | undefined, isDoubtful: boolean) =>
    `${number === undefined ? '' : ` (compte ${number})`}${isDoubtful ? '*' : ''}`,
  howMany: 'Combien',
  /** `platforms`: the first with their counts; `others`: how many are of other ones. */
  counts: (posts: string, exhibits: number, platforms: string, others: number, isReported: boolean) =>
    `${posts}${isReported ? ' de comptes signalés' : ''}${platforms === '' ? '' : ` : ${platforms}`}${others === 0 ? '' : `, ailleurs (${formatNumber(others)})`} ; ${plural(exhibits, 'pièce')}.`,
  since: 'Depuis, jusqu’à',
  period: (first: string, last: string, unread: number) =>
    `${first === last ? first : `${first} – ${last}`}${unread === 0 ? '' : ` ; ${formatNumber(unread)} sans date lue`}.`,
  byFile: 'selon le fichier',
  elsewhere: (day: string) => `ailleurs : ${day}`,
  uncounted: (number: number, day: string) => `n° ${number}, non comptée : ${day}`,
  noDate: 'Aucune date de publication lue.',
  online: 'Encore en ligne',
  /** In answer to « Encore en ligne ». */
  onlinePresent: 'oui',
  onlineUnchecked: 'Non vérifié depuis la capture.',
  onlineText: (counts: string, first: string, last: string, unchecked: number, role: RequesterRole | undefined) =>
    `${counts} (selon ${speaker(role)}, ${first === last ? first : `du ${first} au ${last}`})` +
    `${unchecked === 0 ? '' : ` ; ${plural(unchecked, 'non vérifiée', 'non vérifiées')}`}.`,
  intact: 'Intégrité, date',
  /** The time-stamp of the dossier itself cannot be in it: it comes after. */
  notDated: 'Non horodaté ; empreintes : remise.pdf.',
  /** Later lines of the journal, and this dossier, are dated by the time-stamp on remise.pdf. */
  datedText: (moment: string, authority: string) =>
    `À vérifier ; selon ${authority === '' ? 'une autorité d’horodatage' : authority}, l’historique existait déjà le ${moment}. La suite : voir remise.pdf.`,
  threats: 'Menaces notées',
  threatsText: (dated: readonly string[], others: number, role: RequesterRole | undefined) =>
    `Selon ${speaker(role)} : ${dated.join(' ; ')}${others === 0 ? '' : ` et ${plural(others, 'autre')}`}.`,
  /** `date`: null for none that was read. */
  dated: (number: ExhibitNumber, date: string | null) => `n° ${citeNumber(number)}, ${date ?? `date ${NOT_READ}e`}`,
  noThreat: 'Aucune pièce ainsi marquée par qui remet le dossier.',
  /** The person may have stated it and not hand it over. */
  notStated: 'Non indiqué dans ce dossier.',
  asked: 'Demande',
  unrated: 'Non évaluées',
  unratedText: (exhibits: number, conversations: readonly number[], messages: number) => {
    if (exhibits === 0) return 'Aucune.';
    const [numbers, n] = [formatRanges(conversations), conversations.length];
    const named =
      n === exhibits
        ? `${plural(n, 'conversation')}, n° ${numbers}`
        : `${plural(exhibits, 'pièce')}${n === 0 ? '' : `, dont ${n < 2 ? 'la conversation' : 'les conversations'} n° ${numbers}`}`;
    return `${named}${messages === 0 ? '' : ` (${plural(messages, 'message')})`}. Liste au bordereau.`;
  },
  sums: 'Argent cité',
  /** `named`: exhibits whose words stand elsewhere, each with its sum. */
  sumsText: (
    quotes: readonly (readonly [ExhibitNumber, string])[],
    others: number,
    named: readonly (readonly [ExhibitNumber, string])[],
  ) => {
    const quoted = quotes.map(([number, words]) => `n° ${citeNumber(number)} : « ${words} »`).join(' ; ');
    const more = others === 0 ? '' : ` et ${plural(others, 'autre passage', 'autres passages')}`;
    // First: a long quotation is cut.
    const sums = named.map(([number, sum]) => `n° ${citeNumber(number)} : « ${sum} »`).join(' ; ');
    const ranges = `n° ${formatRanges(named.map(([number]) => number))}`;
    const elsewhere = named.length === 0 ? [] : [`${named.length > SUMS_NAMED_MAX ? ranges : sums}.`];
    return [...elsewhere, ...(quotes.length === 0 ? [] : [`Non évalué : ${quoted}${more}.`])].join(' ');
  },
  /** Not of words: what has none that were read may be the gravest. */
  gravest: 'Le plus grave',
  /** `sum`: money that its words name; null when they name none. */
  gravestText: (gravest: readonly (readonly [ExhibitNumber, sum: string | null])[], others: number) =>
    `${gravest.map(([number, sum]) => `n° ${citeNumber(number)}${sum === null ? '' : ` (« ${sum} »)`}`).join(' ; ')}${others === 0 ? '' : ` et ${plural(others, 'autre')}`}.`,
  linked: 'Comptes liés',
  linkedText: (sentence: string, others: number, role: RequesterRole | undefined) =>
    `Selon ${speaker(role)} : « ${sentence} »${others === 0 ? '' : ' La suite est dans son récit.'}`,
  /** A blank to write in: the software names nobody. */
  author: 'Auteur connu',
  authorBlank: '☐\u00a0non ☐\u00a0oui, lien :',
  sameWords: 'Mêmes mots',
  sameWordsText: (texts: number, posts: number) =>
    `${plural(texts, 'texte', 'textes')}, ${plural(posts, 'publication')} ; aucun lien établi. Voir le sommaire.`,
  erasure: 'Effacement',
  accountHead: ['Compte', 'Plateforme', 'Publ.', 'Dernière', 'Pièces n°'],
  accountExhibits: (reported: string, notReported: string) =>
    notReported === '' ? reported : `${reported} ; non signalées : ${notReported}`,
  moreAccounts: (count: number, isReported: boolean) =>
    `Et ${plural(count, 'autre compte', 'autres comptes')} : « ${accountsTitle(isReported)} », plus loin, et comptes.csv.`,
  counted: 'Ce qui est compté',
  notReported: (exhibits: number, messages: number) => [
    ...someOf(
      exhibits,
      'pièce non signalée par qui remet le dossier, non comptée.',
      'pièces non signalées par qui remet le dossier, non comptées.',
    ),
    ...someOf(
      messages,
      'message non signalé par qui remet le dossier, non compté.',
      'messages non signalés par qui remet le dossier, non comptés.',
    ),
  ],
  howManyOthers: (repeats: number, screens: number, contextItems: number) => [
    ...someOf(
      repeats,
      'pièce montre de nouveau une publication déjà comptée.',
      'pièces montrent de nouveau des publications déjà comptées.',
    ),
    ...someOf(
      screens,
      'pièce montre un écran, une partie ou une page entière, sans publication choisie.',
      'pièces montrent un écran, une partie ou une page entière, sans publication choisie.',
    ),
    ...someOf(contextItems, 'pièce de contexte ou document, à part.', 'pièces de contexte ou documents, à part.'),
  ],
  otherMessages: (count: number) =>
    someOf(
      count,
      'message de la victime, du titulaire de l’archive ou de la plateforme, non compté.',
      'messages de la victime, du titulaire de l’archive ou de la plateforme, non comptés.',
    ),
  /** Of the messages that are counted: what has no words of its own. */
  messageKinds: (unsent: number, calls: number) =>
    unsent + calls === 0
      ? []
      : [
          `Parmi les messages comptés : ${[
            ...(unsent === 0 ? [] : [plural(unsent, 'supprimé', 'supprimés')]),
            ...(calls === 0 ? [] : [plural(calls, 'appel', 'appels')]),
          ].join(', ')}.`,
        ],
  /** Days as the file gives them; null: not read. */
  conversationFile: (number: ExhibitNumber, days: { readonly from: string; readonly to: string } | null) =>
    `Pièce n° ${citeNumber(number)} : conversation reçue en un fichier, dont les messages ne sont pas comptés un par un${days === null ? '' : ` ; ${days.from} – ${days.to}, selon le fichier`}.`,
  withoutAccount: (exhibits: number, messages: number) => [
    ...someOf(
      exhibits,
      'pièce dont le compte n’a pas été lu, non comptée.',
      'pièces dont le compte n’a pas été lu, non comptées.',
    ),
    ...someOf(
      messages,
      'message dont le compte n’a pas été lu, non compté.',
      'messages dont le compte n’a pas été lu, non comptés.',
    ),
  ],
  visibility: (counts: string) => `Visibilité : ${counts}.`,
  statedVisibility: (visibility: string) => `${visibility}, selon qui remet le dossier`,
  views: (numbers: string) =>
    numbers === '' ? `Nombre de vues : ${NOT_READ}.` : `Nombre de vues affiché : voir les pièces n° ${numbers}.`,
  serious: (shown: number, isWhole: boolean) =>
    `${shown === 1 ? 'La pièce la plus grave' : `Les ${shown === 2 ? 'deux' : 'trois'} pièces les plus graves`}${isWhole ? ', mot pour mot' : ''}`,
  /** `unchecked`: of those shown, what was never looked up again on line. */
  seriousMarked: (
    marked: number,
    shown: number,
    unchecked: readonly ExhibitNumber[],
    role: RequesterRole | undefined,
  ) =>
    (marked > shown
      ? `${speaker(role).replace(/^./, (first) => first.toUpperCase())} a marqué ${formatNumber(marked)} pièces comme les plus graves. En voici ${formatNumber(shown)} : celles qui citent de l’argent, les courriels, ou les dernières.`
      : `Selon ${speaker(role)}.`) +
    (unchecked.length === 0 ? '' : ` Non vérifié en ligne : ${nameExhibits(unchecked)}.`),
  privateWords: 'Mots non repris ici : voir la page de la pièce, et chronologie.csv.',
  /** In a list, which has the page in a column: never cut. */
  privateWordsListed: 'Mots non repris : à sa page',
  /** Where what she ticked is handed over. */
  privateWordsTicked: 'Mots non repris (vie privée cochée) : voir la page de la pièce, et chronologie.csv.',
  seriousCut: 'La suite est à la page de la pièce.',
  seriousLine: (number: ExhibitNumber, account: string, date: string) =>
    `Pièce n° ${citeNumber(number)}, ${account}, ${date}`,
  pageLabel: 'page',
  narrativeMore: (title: string) => `La suite est sous « ${title} ».`,
  /** « Signalement à PHAROS » names PHAROS already; « Établissement scolaire » does not name « aire ». */
  step: (day: string, kind: string, where: string, reference: string, answer: string, joined = '') =>
    `${day} : ${kind}${where === '' || ` ${kind}`.endsWith(` ${where}`) ? '' : `, ${where}`}${reference === '' ? '' : `, référence ${reference}`}${joined === '' ? '' : `, ${joined}`}${answer === '' ? '' : `, suite : ${answer.replace(/\.$/, '')}`}.`,
  /** A blank to write in: nothing says what a document of health is. */
  certificate: 'Certificat médical : pièce n°',
  moreSteps: (count: number) => `Avant : ${plural(count, 'autre démarche', 'autres démarches')}, plus loin.`,
  perBin: (step: keyof typeof activity.by, label: string, count: number) =>
    `${step === 'week' ? 'semaine\u00a0du\u00a0' : ''}${label}\u00a0:\u00a0${formatNumber(count)}`,
  inYear: (title: string, year: string) => `${title}, en ${year}`,
  posts: 'Les pièces, une par ligne',
  somePosts: 'Les premières pièces, les plus graves et les dernières',
  postHead: ['Date', 'Compte', 'Premiers mots', 'Grave', 'Pièce', 'Page'],
  postNote: (year: string | null, isReportedFirst = false) =>
    `${isReportedFirst ? 'Ce qui est signalé vient d’abord. ' : ''}${year === null ? '' : `Dates de ${year}. `}« enr. » : date d’enregistrement, celle de publication n’a pas été lue. * : lecture probable ou incertaine. « Grave » : oui ou très, selon qui remet le dossier ; une case vide ne dit rien de la gravité.`,
  /** `grave`: numbers of those that the person rated as grave, for which there was no line. */
  otherPosts: (others: string, grave: string, title: string) =>
    `${others}${grave === '' ? '' : `, dont graves : n° ${grave}`} : chronologie.csv, et « ${title} », plus loin.`,
  recordedShort: 'enr.',
  erasureText: 'Données de connexion : voir fiche-identification.pdf.',
  connectionData: 'Données de connexion : fiche-identification.pdf.',
  content: 'Ce dossier',
  limits: 'Ce qui n’est pas joint, et limites',
  limitsText: (role: RequesterRole | undefined) => [
    `Relevé fait${byMaker(role)} avec un logiciel, non par un commissaire de justice ; qui le remet a choisi ce qui est enregistré.`,
    ...(isFromSomeoneElse(role)
      ? ['Plus loin, « qui remet » est la personne qui a fait ce dossier ; « la victime », celle qui est visée.']
      : []),
    'Une empreinte remise à un tiers montre un changement fait ensuite, non que la page était authentique.',
    'Le nom d’un compte ne dit pas qui s’en sert. Les heures d’enregistrement sont celles de l’ordinateur.',
  ],
};

/** French texts of remise.pdf. Facts only. */

export const receipt = {
  /** For who writes a procès-verbal, and for any other recipient. */
  official: {
    intro: 'À recopier ou à joindre au procès-verbal.',
    report: 'PV n°',
    rank: 'Grade et nom',
    service: 'Service',
    media: ['Scellé n°', 'Copie de travail'],
  },
  other: {
    intro: 'À garder avec le dossier. Ne publiez pas ce dossier, ne l’envoyez pas à la personne mise en cause.',
    report: 'Référence',
    rank: 'Nom et fonction',
    service: 'Cabinet, établissement ou société',
    media: [],
  },
  handed: 'nous remet le fichier suivant :',
  handedSeveral: (count: number) => `nous remet les ${formatNumber(count)} fichiers suivants :`,
  support: 'Support : ☐ clé USB ☐ disque ☐ courriel ☐ autre :',
  computerTime: 'Heure de l’ordinateur',
  serviceTime: 'Heure de qui reçoit',
  fileDigest: 'Empreinte SHA-256 du fichier',
  command: 'Calculer l’empreinte du fichier',
  commands: (file: string) => [
    `Windows : ouvrir verifier.html, dans le zip (mieux : un exemplaire obtenu ailleurs) ; ou (non essayée) certutil -hashfile ${file} SHA256`,
    `macOS (non essayée) : shasum -a 256 ${file}`,
    `Linux : sha256sum ${file}`,
  ],
  name: 'Nom et prénom',
  named: (name: string) => `Nom et prénom : ${name}`,
  file: 'Fichier',
  size: 'Taille',
  sizeText: (bytes: number) => `${formatNumber(bytes)} octets`,
  exhibits: 'Contenu',
  exhibitsText: (count: number) =>
    `${plural(count, 'pièce')} : fichiers, fiches et empreintes ; historique ; signature`,
  inside: 'Contient',
  insideText: (fileName: string, bytes: number) =>
    `${fileName}, ${formatNumber(bytes)} octets ; s’ouvre avec un mot de passe`,
  digest: 'Empreinte SHA-256 du manifeste (manifest.json)',
  dated: 'Datée par un tiers',
  datedText: (when: string, authority: string, known: boolean) =>
    `Existait le ${when}, selon ${authority}${known ? '' : ' (autorité à vérifier)'}`,
  digestText: 'La même, par groupes de quatre, pour la lire à voix haute :',
  why: 'Notée ici, cette empreinte permet de vérifier plus tard qu’aucun fichier du dossier n’a été changé, ajouté ou retiré depuis ce jour.',
  pdfFile: '☐ En un seul PDF',
  zipFile: '☐ En fichier zip',
  /** At the foot of each page. */
  foot: (digest: string) => `Au bas des pages de dossier.pdf : ${digest}`,
  /** `standing`: « , un parent de la victime, Camille Exemple »; '' for the victim. */
  sentence: ({ fileName, file, exhibits, manifestDigest, inside, pdf }: ReceiptZip, name: string, standing: string) =>
    `« ${name || '[Nom]'}${standing && `${standing},`} nous remet le fichier ${pdf ? `☐ ${pdf.fileName}, ${formatNumber(pdf.file.size)} octets, ☐ ` : ''}${fileName}, ${formatNumber(file.size)} octets, ${inside ? `qui s’ouvre avec un mot de passe et contient ${inside.fileName}, ${formatNumber(inside.bytes)} octets, ` : ''}${plural(exhibits, 'pièce')}, empreinte SHA-256 du manifeste : ${manifestDigest}. »`,
  sentenceTitle: 'Phrase prête à reprendre',
  place: 'Fait à',
  date: 'Le',
  giver: 'La personne qui remet',
  taker: 'La personne qui reçoit',
  custodyTitle: 'Remises suivantes',
  custodyText: 'Avant de signer, comparez l’empreinte du fichier avec celle de la première page.',
  custodyNumber: (number: number) => `Remise n° ${number}`,
  custodyPeople: ['De (nom, service)', 'À (nom, service)'],
  custodyDay: ['Le', 'Signatures'],
};

/** French texts of the copies for reading, in parts that fit a recipient's limits. Facts only. */

const exhibits = (numbers: readonly ExhibitNumber[]): string =>
  numbers.length === 0 ? 'aucune' : `n° ${formatRanges(numbers)}`;

export const readingPart = {
  title: 'Copie du dossier, pour la lecture',
  subtitle: (index: number, of: number) => (of === 1 ? 'En un seul fichier' : `Partie ${index} sur ${of}`),
  runningHead: (index: number, of: number, manifestDigest: string) => ({
    title: of === 1 ? 'Copie' : `Copie ${index}/${of}`,
    digest: `manifest.json, SHA-256 ${manifestDigest}`,
  }),
  dossier: 'Dossier entier',
  digest: 'Empreinte (SHA-256) de manifest.json',
  here: 'Pièces de ce fichier',
  exhibits,
  front: 'Résumé, liste par date et comptes : dans ce fichier.',
  frontElsewhere: 'Résumé, liste par date et comptes : pas dans ce fichier.',
  absent: 'Pièces absentes de ces copies',
  absentText: (numbers: readonly ExhibitNumber[]) => `${exhibits(numbers)} : elles sont dans le dossier entier.`,
  received: 'Dossiers reçus',
  receivedText: 'Dans le dossier entier seulement.',
  noticeTitle: 'Ce qu’est ce fichier',
  notice: [
    'Ce fichier est une copie, faite pour être lue, imprimée ou déposée sur un site qui limite la taille des fichiers.',
    'Le dossier entier reste la référence : il contient les fichiers d’origine, leurs empreintes et la signature. Lui seul se vérifie. L’empreinte ci-dessus est la sienne ; elle est au bas de chaque page.',
    'Les numéros des pièces sont ceux du dossier entier.',
  ],
  /** Lines above the image of an exhibit, in a JPEG file. */
  imageLabel: ({
    number,
    account,
    date,
    originals,
    fileName,
    manifestDigest,
  }: {
    readonly number: ExhibitNumber;
    readonly account: string;
    readonly date: string;
    /** The sealed files that the image shows; `path` in the zip, `sha256` null when the dossier does not have it. */
    readonly originals: readonly { readonly path: string; readonly sha256: string | null }[];
    readonly fileName: string;
    readonly manifestDigest: string;
  }) => [
    `Pièce n° ${citeNumber(number)}, ${account}, ${date}`,
    `Copie réduite, pour la lecture. ${originals.length < 2 ? 'Original' : 'Originaux'} dans ${fileName} :`,
    ...originals.flatMap(({ path, sha256 }) =>
      sha256 === null ? [path] : [path, `SHA-256 de l’original : ${sha256}`],
    ),
    `SHA-256 de manifest.json : ${manifestDigest}`,
  ],
};

/** The statement (« exposé ») for a form: facts of the dossier, and the person's own words. */
export const statement = {
  figures: (counts: Counts, accounts: CountedAccounts) =>
    countText(conversation.postsDone(counts, 'enregistré'), counts.total, accounts),
  period: (first: string, last: string) =>
    first === last ? `Date de publication : ${first}.` : `Première publication : ${first}. Dernière : ${last}.`,
  concerned: (name: string) => `Victime : ${name}.`,
  danger: 'Danger actuel, selon moi : oui.',
  dangerWhy: (text: string) => `Pourquoi, où et quand : ${text}`,
  accounts: (names: readonly string[], others: number, isReported: boolean) =>
    `${accountsTitle(isReported)} : ${names.join(', ')}${others === 0 ? '' : ` et ${plural(others, 'autre')}`}.`,
  account: (name: string, platform: string, count: number) => `${name} (${platform}, ${count})`,
  quote: (number: ExhibitNumber, account: string, date: string, text: string, doubt: string) =>
    `Pièce n° ${citeNumber(number)}, ${account}, ${date} : « ${text} »${doubt}`,
  asked: (text: string) => `Ce que je demande : ${text}`,
  dossier: (fileName: string, exhibitCount: number, digest: string) =>
    `Dossier : ${fileName}, ${plural(exhibitCount, 'pièce')}. SHA-256 de manifest.json : ${digest}`,
};

/** French texts of the three CSV tables. Facts only. */

export const csvTable = {
  grave: 'grave, selon qui remet le dossier',
  ticked: 'coché par qui remet le dossier',
  accountUnread: 'compte non lu',
  accountDoubtful: 'compte : lecture probable ou incertaine',
  dateDoubtful: 'lue, lecture probable ou incertaine',
  repeat: (number: ExhibitNumber) => `de nouveau la pièce n° ${citeNumber(number)}`,
  unchecked: 'non vérifiée',
  several: 'plusieurs',
  path: 'à la page de la pièce, dans dossier.pdf',
  dateCertainty: {
    read: 'lue',
    supposed: 'supposée',
    declared: 'indiquée par qui remet le dossier',
    file: 'date du fichier',
    unread: 'non lue',
  },
  cut: (where: string) => ` … [coupé ici, en entier dans ${where}]`,
  imported: 'fichier importé',
  addressOnly: 'adresse notée, sans image',
  complete: 'complète',
  partial: 'partielle',
};
