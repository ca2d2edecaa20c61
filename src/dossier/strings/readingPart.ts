import { formatRanges, plural } from './formatNumber.ts';

/** French texts of the copies for reading, in parts that fit a recipient's limits. Facts only. */

const exhibits = (numbers: readonly number[]): string =>
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
  absentText: (numbers: readonly number[]) => `${exhibits(numbers)} : elles sont dans le dossier entier.`,
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
    readonly number: number;
    readonly account: string;
    readonly date: string;
    /** The sealed files that the image shows; `path` in the zip. */
    readonly originals: readonly { readonly path: string; readonly sha256: string }[];
    readonly fileName: string;
    readonly manifestDigest: string;
  }) => [
    `Pièce n° ${number}, ${account}, ${date}`,
    `Copie réduite, pour la lecture. ${originals.length < 2 ? 'Original' : 'Originaux'} dans ${fileName} :`,
    ...originals.flatMap(({ path, sha256 }) => [path, `SHA-256 de l’original : ${sha256}`]),
    `SHA-256 de manifest.json : ${manifestDigest}`,
  ],
};

/** The statement (« exposé ») for a form: facts of the dossier, and the person's own words. */
export const statement = {
  figures: (count: number, accounts: number) =>
    `${plural(count, 'publication enregistrée', 'publications enregistrées')}, ` +
    `${plural(accounts, 'compte lu', 'comptes lus')}.`,
  period: (first: string, last: string) =>
    first === last ? `Date de publication : ${first}.` : `Première publication : ${first}. Dernière : ${last}.`,
  concerned: (name: string) => `Personne concernée : ${name}.`,
  danger: (answer: string) => `Danger actuel, selon moi : ${answer}.`,
  accounts: (names: readonly string[], others: number) =>
    `Comptes : ${names.join(', ')}${others === 0 ? '' : ` et ${plural(others, 'autre')}`}.`,
  account: (name: string, platform: string, count: number) => `${name} (${platform}, ${count})`,
  quote: (number: number, account: string, date: string, text: string, doubt: string) =>
    `Pièce n° ${number}, ${account}, ${date} : « ${text} »${doubt}`,
  asked: (text: string) => `Ce que je demande : ${text}`,
  dossier: (fileName: string, exhibitCount: number, digest: string) =>
    `Dossier : ${fileName}, ${plural(exhibitCount, 'pièce')}. SHA-256 de manifest.json : ${digest}`,
};
