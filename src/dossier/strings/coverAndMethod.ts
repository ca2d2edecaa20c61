import type { CaseSnapshot } from '../../domain/export/caseSnapshot.ts';
import type { RequesterRole } from '../../domain/export/dossierOptions.ts';
import type { ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import { NOT_READ } from './codes.ts';
import { erasedExhibits, formatNumber, nameExhibits, plural } from './formatText.ts';
import { byMaker } from './reportSections.ts';

/** French texts of the dossier; for LISEZ-MOI.txt see readMe.ts. Facts only: the accused may read them. */

const decimal = (value: string): string => value.replace('.', ',');

export const documentTitle = {
  dossier: 'Dossier de captures',
  summary: 'Résumé du dossier de captures',
  receipt: 'Remise d’un dossier de captures',
};

export const runningHead = {
  title: (date: string) => `Dossier de captures du ${date}`,
  /** `continued`: the one that began on an earlier page; null: none. */
  exhibits: (numbers: readonly ExhibitNumber[], continued: ExhibitNumber | null) => {
    const others = numbers.filter((number) => number !== continued);
    if (continued === null) return truncate(nameExhibits(numbers));
    const end = nameExhibits([continued]);
    return truncate(others.length === 0 ? `${end}, suite` : `suite de la ${end} ; ${nameExhibits(others)}`);
  },
  journal: (digest: string) => `journal.jsonl, dernière ligne, SHA-256 ${digest}`,
};

const truncate = (name: string) => ([...name].length > 48 ? `${[...name].slice(0, 47).join('')}…` : name);

/**
 * The commands that check a dossier by hand, under Linux, in an empty folder. They read the digests of the signed
 * manifest: nobody signs SHA256SUMS. What follows the first « %%EOF » may be a page drawn again, so they check the part
 * before it.
 */
export const handCommands = (pdfName: string, drawn: 'dossier.pdf' | 'annexe.pdf'): readonly string[] => [
  `sha256sum ../${pdfName}`,
  `pdfdetach -saveall ../${pdfName}`,
  `fin=$(grep -abom1 '%%EOF' ../${pdfName} | head -n 1 | cut -d: -f1)`,
  `head -c "$((fin + 6))" ../${pdfName} > ${drawn}`,
  ...MANIFEST_COMMANDS,
];

/**
 * They check the files of the current folder, whose names have `--` for `/`, and list those that the manifest does not
 * name: a count would not tell a file put in the place of another. `-q`: a name of several lines is one line.
 */
const MANIFEST_COMMANDS = [
  'openssl dgst -sha256 -verify cle-publique.pem -signature manifest.json.sig manifest.json',
  `grep -o '"path":"[^"]*","sha256":"[^"]*"' manifest.json | sed 's|/|--|g' > ../liste`,
  `sed 's/.*:"\\(.*\\)",.*:"\\(.*\\)"/\\2 *\\1/' ../liste | sha256sum -c`,
  `ls -Aq | grep -vxFf <(sed 's/.*:"\\(.*\\)",.*/\\1/' ../liste)`,
  'sha256sum manifest.json',
];

const withdrawnCount = (count: number) => plural(count, 'retiré pour toujours', 'retirés pour toujours');

export const cover = {
  subtitle: (role: RequesterRole | undefined) => `Publications en ligne enregistrées${byMaker(role)}`,
  person: 'Victime',
  birth: 'Date de naissance',
  minor: '☐ personne mineure',
  minorStated: 'personne mineure',
  giver: 'Remis par',
  giverAs: 'En qualité de',
  signature: 'Signature',
  place: 'Fait à',
  date: 'Le',
  made: 'Dossier préparé le',
  itemsLabel: 'Éléments',
  content: 'Contenu, selon qui remet le dossier',
  recorded: 'Enregistrées',
  posted: 'Publiées',
  counts: (sealed: number, joined: number, withdrawn: number, left: number) =>
    `${plural(sealed, 'élément enregistré', 'éléments enregistrés')}, ${plural(joined, 'joint')}, ` +
    `${withdrawnCount(withdrawn)}, ${plural(left, 'non joint', 'non joints')}.`,
  between: (first: string, last: string) => (first === last ? first : `première : ${first} ; dernière : ${last}`),
  nonePosted: 'Aucune date de publication n’a été lue.',
  unread: (count: number) => `Date ${NOT_READ}e pour ${plural(count, 'pièce')}.`,
  whatTitle: 'Ce que contient ce dossier',
  /** Only with something that was seen on line. */
  captured:
    'Des publications vues en ligne, enregistrées une par une avec leur image, leur adresse, le compte à l’origine de la publication et l’heure.',
  /** Only with imported files or messages. */
  imported: 'Des fichiers et des messages importés, tels que qui remet le dossier les a reçus ou exportés.',
  what: [
    'Une empreinte (SHA-256) est une suite de 64 caractères calculée sur un fichier : si un seul caractère du fichier change, l’empreinte change.',
    'Date « lue » : telle que la page la donne. Date « supposée » : une partie a dû être complétée, et il est dit laquelle. Ce qui a été lu sans certitude porte « lecture probable » ou « lecture incertaine ».',
  ],
  /** Only where a passage was. */
  drawn:
    'Un passage qui contient des caractères que la police de ce document ne possède pas (émojis, autres écritures) a été dessiné par le navigateur ; le copier redonne les caractères d’origine.',
  noticeTitle: 'Ce que ce dossier établit, et ce qu’il n’établit pas',
  madeBy: (role: RequesterRole | undefined) =>
    `Ce dossier a été établi${byMaker(role)} avec un logiciel. Ce n’est pas un constat de commissaire de justice.`,
  /** After `madeBy`. */
  notice: [
    'Les empreintes permettent de vérifier que les fichiers n’ont pas changé depuis que l’empreinte a été remise à un tiers (procès-verbal, commissaire de justice, avocat) ou horodatée. Avant, la date et l’intégrité reposent sur l’ordinateur de qui remet le dossier. ' +
      'Les empreintes ne prouvent pas, à elles seules, que la page affichée était authentique. Seul un juge apprécie la valeur de ces éléments.',
    '« Non lu » veut dire que le logiciel ne l’a pas lu, même si l’image le montre ; rien n’a été deviné à sa place.',
  ],
  verifyTitle: 'Comment vérifier',
  verify: [
    'Ouvrez verifier.html dans un navigateur, de préférence un exemplaire obtenu ailleurs que dans ce dossier, et donnez-lui le PDF complet (s’il est remis) ou le fichier zip.',
    'Sans notre logiciel : commandes de LISEZ-MOI.txt (zip : Windows, macOS, Linux ; PDF : Linux).',
    'Comparez l’empreinte de manifest.json avec celle qui a été notée ailleurs : au procès-verbal, chez un avocat, sur remise.pdf.',
  ],
};

/** In remise.pdf, of a dossier that is handed over as one PDF. */
export const pdfCheck = {
  title: 'Vérifier le PDF, sans notre logiciel',
  intro:
    'Ce PDF porte tous les fichiers du dossier en pièces jointes ; verifier.html le vérifie aussi. Avec poppler-utils, coreutils et openssl, dans un dossier vide, sous Linux :',
  meaning:
    'La première empreinte doit être celle de la première page ; sinon, arrêtez-vous là. Chaque fichier doit répondre OK (ou « Réussi »), openssl « Verified OK ». Les noms écrits ensuite sont hors signature : manifest.json, manifest.json.sig, SHA256SUMS et, si un tiers a daté le dossier, deux de horodatages ; un autre est un fichier ajouté. Lisez ensuite le PDF extrait ici : c’est lui qui a été vérifié.',
};

export const exhibitList = { cutAddress: '… (adresse entière à la page de la pièce)', cut: '…' };

export const method = {
  imagesText:
    'Les images ne contiennent pas la barre d’adresse du navigateur : l’adresse de la page a été lue à part, dans le navigateur.',
  readersText:
    'Un lecteur est la partie du logiciel qui cherche le texte, le compte et la date dans le code d’une plateforme. « Confirmé » est le jour où ses repères ont été vérifiés pour la dernière fois sur une vraie page : la plateforme a pu changer depuis.',
  reader: (reader: string, version: string, confirmed: string | null, numbers: string) =>
    `« ${reader} » version ${version}, ${confirmed === null ? 'sans date de confirmation' : `confirmé le ${frenchDay(confirmed)}`} : pièces n° ${numbers}.`,
  capture: 'Comment les pièces ont été enregistrées',
  captureText: (tool: string) =>
    `Qui remet le dossier a affiché chaque page dans son navigateur, puis a demandé l’enregistrement de la publication avec l’extension Recueil ${tool}. ` +
    'L’extension n’a pas rechargé la page ; ce qu’elle a défilé, déplacé ou assemblé est dit à chaque pièce. L’image de l’écran est celle que le navigateur a donnée ; le texte, l’adresse, le compte et la date ont été lus sur la page. ' +
    'Aussitôt, l’empreinte salée des fichiers de chaque élément est écrite dans sa fiche, celle de la fiche dans l’historique.',
  environment: 'Environnement',
  environmentText: (numbers: string, parts: readonly string[]) => `Pièces n° ${numbers} : ${parts.join(' ; ')}.`,
  screenText: (width: number, height: number, zoom: string, ratio: string, isPrivate: boolean) =>
    `fenêtre ${isPrivate ? 'privée' : 'ordinaire'} de ${formatNumber(width)} × ${formatNumber(height)} pixels CSS, zoom ${decimal(zoom)}, rapport de pixels ${decimal(ratio)} selon le navigateur`,
  timeZone: (name: string) => `fuseau ${name}`,
  session: (text: string) => `compte connecté : ${text}`,
  sessionNotKept: 'oui, son nom n’est pas gardé',
  notRecorded: (hasPaths: boolean) =>
    hasPaths
      ? 'Réseau (adresse publique, proxy, VPN) et cache du navigateur : non relevés. Chemin suivi jusqu’à la page : sous « Chemin d’accès » des pièces où il a été relevé.'
      : 'Réseau (adresse publique, proxy, VPN), cache du navigateur et chemin suivi jusqu’à la page : non relevés.',
  journal: 'Historique et signature',
  journalText: (entries: number) =>
    `Tout ce qui a été enregistré, retiré pour toujours ou exporté est écrit dans un historique dont chaque ligne contient l’empreinte de la précédente. Il est joint en entier (journal.jsonl, ${plural(entries, 'ligne')}) ; l’empreinte de la dernière est au bas de chaque page.`,
  journalId: 'Historique',
  key: 'Clé (empreinte)',
  keyText:
    'manifest.json contient l’empreinte de chaque fichier du dossier ; manifest.json.sig en est la signature, faite avec une clé créée sur l’ordinateur de qui remet le dossier. La signature relie le dossier à cette clé, pas à une identité.',
  volumes: 'Autres volumes',
  allJoined: 'Tous les éléments enregistrés sont joints.',
  notIncludedText: ({ notIncluded: left, withdrawn, numbers }: CaseSnapshot['counts']) =>
    left + withdrawn === 0
      ? method.allJoined
      : [
          `${plural(left + withdrawn, 'élément de l’historique n’est pas joint', 'éléments de l’historique ne sont pas joints')} : ` +
            `${withdrawnCount(withdrawn)} par qui remet le dossier, ${plural(left, 'conservé')} et non joint${left < 2 ? '' : 's'}.`,
          ...(numbers.withdrawn.length > 0
            ? [
                `Retirés pour toujours, empreinte encore dans l’historique : ${nameExhibits(numbers.withdrawn)} d’un dossier précédent.`,
              ]
            : []),
          ...(numbers.erased.length > 0 ? [erasedExhibits(numbers.erased)] : []),
        ].join(' '),
  /** Of a complement. */
  inCompleted: 'Ce qui n’est pas joint peut être dans le dossier complété.',
  /** No line when there is none. */
  screensLeftOut: (count: number): readonly string[] => [
    ...(count === 1
      ? ['Un écran entier autour d’une pièce a son empreinte et n’est pas joint. Il peut être demandé.']
      : []),
    ...(count > 1
      ? [
          `${formatNumber(count)} écrans entiers autour des pièces ont leur empreinte et ne sont pas joints. Ils peuvent être demandés.`,
        ]
      : []),
  ],
  codesLeftOut: (count: number): readonly string[] =>
    count === 0
      ? []
      : [`Le code des pages de ${plural(count, 'pièce')} a son empreinte et n’est pas joint. Il peut être demandé.`],
  limits: 'Limites',
  clock: (isStamped: boolean) =>
    isStamped
      ? 'L’heure d’enregistrement est celle de l’horloge de l’ordinateur. Une autorité a daté l’historique ; l’écart entre les deux horloges à ce moment est écrit dans journal.jsonl (timestamp.obtained).'
      : 'L’heure d’enregistrement est celle de l’horloge de l’ordinateur ; elle n’a pas été comparée à une autre.',
  limitsText: [
    'La date de publication est celle que la plateforme affiche ou inscrit dans la page.',
    'Ce que la page affichait peut dépendre du compte connecté, de la langue et du pays.',
    'Quelqu’un qui aurait tout refait et signé d’une nouvelle clé présenterait un dossier cohérent : seule une empreinte remise auparavant à un tiers, ou horodatée, le montre.',
  ],
};

/** Formats `2025-10-28` as `28/10/2025`. */
const frenchDay = (iso: string): string => iso.split('-').reverse().join('/');
