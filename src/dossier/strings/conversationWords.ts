import { citeNumber, type ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import type { ExportedRecord, ExportFormat, MessageKind } from '../../domain/item/exportedMessage.ts';
import type { Counts } from '../../domain/item/kind.ts';
import { joinWords, nameExhibits, plural } from './formatText.ts';

/** French texts about messages of an archive. Facts only: nothing of them was seen or verified. */

/** Who wrote the file that messages were read from: anyone can edit what an application saved on a device. */
const WRITERS = {
  platform: 'archive donnée par la plateforme, non vue à l’écran',
  telephone: 'export fait par l’application, sur un téléphone ; fichier texte modifiable, non vu à l’écran',
  computer: 'export fait par l’application, sur un ordinateur ; fichier modifiable, non vu à l’écran',
};

/** « 12 publications, 5 messages et 3 fichiers importés »: publications were seen on a page. */
const posts = ({ total, publications, messages, files }: Counts): string =>
  joinWords([
    ...(publications === 0 && total > 0 ? [] : [plural(publications, 'publication')]),
    ...(messages === 0 ? [] : [plural(messages, 'message')]),
    ...(files === 0 ? [] : [plural(files, 'fichier importé', 'fichiers importés')]),
  ]);

const FORMATS: Readonly<Record<ExportFormat, { readonly name: string; readonly by: keyof typeof WRITERS }>> = {
  whatsapp: { name: 'WhatsApp, texte', by: 'telephone' },
  'messenger-json': { name: 'Messenger, JSON', by: 'platform' },
  'messenger-encrypted': { name: 'Messenger, JSON (conversation chiffrée)', by: 'platform' },
  'messenger-html': { name: 'Messenger, HTML', by: 'platform' },
  'instagram-json': { name: 'Instagram, JSON', by: 'platform' },
  'instagram-html': { name: 'Instagram, HTML', by: 'platform' },
  'telegram-json': { name: 'Telegram, JSON', by: 'computer' },
  'telegram-html': { name: 'Telegram, HTML', by: 'computer' },
  snapchat: { name: 'Snapchat, JSON', by: 'platform' },
  tiktok: { name: 'TikTok', by: 'platform' },
  x: { name: 'X (ex-Twitter)', by: 'platform' },
  discord: { name: 'Discord', by: 'platform' },
};

/** What stands for « fichier importé » wherever a message is listed. */
export const nameOrigin = ({ format }: Pick<ExportedRecord, 'format'>): string => WRITERS[FORMATS[format].by];

export const conversation = {
  title: 'Conversation',
  /** Beside the number of its exhibit. */
  under: (platform: string) => `conversation, ${platform}`,
  named: (title: string | null, isRequest: boolean) =>
    `${title === null ? 'sans titre dans l’archive' : `« ${title} », selon l’archive`}${isRequest ? ' ; demande de message, non acceptée selon l’archive' : ''}`,
  platform: 'Plateforme',
  origin: 'Origine',
  originText: (origin: string) =>
    `${origin[0]?.toUpperCase()}${origin.slice(1)}. Recueil n’a pas vérifié ce que l’archive contient.`,
  plainText: 'Un export de WhatsApp ne dit pas quels messages ont été transférés.',
  archive: 'Archive',
  archiveText: (name: string, format: ExportFormat) => `${name} (${FORMATS[format].name})`,
  files: 'Textes lus dans',
  period: 'Période jointe',
  periodText: (first: string, last: string) => (first === last ? first : `du ${first} au ${last}`),
  noPeriod: 'aucune date lue',
  count: 'Messages joints',
  countText: (count: number, numbers: string) =>
    `${plural(count, 'message')} de cette conversation, n° ${numbers}. Chaque numéro est permanent.`,
  times: 'Heures',
  zone: {
    phone: 'heure du téléphone, fuseau inconnu',
    local: 'heure telle qu’écrite dans l’archive, fuseau inconnu',
    instant: 'l’archive donne l’heure avec son fuseau',
    day: 'l’archive ne donne que le jour',
    raw: 'telles qu’écrites dans l’archive ; ordre du jour et du mois inconnu',
    notUnderstood: 'telles qu’écrites dans l’archive ; date non comprise',
    none: 'non lues',
    declared: 'date indiquée par qui remet le dossier',
  },
  several: 'dites à chaque message',
  texts: 'Textes',
  names: 'Noms et côtés',
  namesText: 'Noms tels que l’archive les donne : souvent ceux d’un carnet d’adresses.',
  sideText: {
    person: 'À droite, « (la victime) » : ses propres messages.',
    holder: 'À droite, « (titulaire de l’archive) » : qui remet le dossier ne dit pas qui c’est.',
  },
  recorded: 'Importé le',
  seals: 'Empreintes (fiches)',
  sealsText:
    'Celle de chaque message est dans chronologie.csv et dans l’historique ; celles des fichiers, dans empreintes.csv.',
  message: (number: number) => `Message ${number}`,
  side: { person: ' (la victime)', holder: ' (titulaire de l’archive)' },
  /** Of senders whose names look the same. */
  senderId: (id: string) => ` [identifiant ${id}]`,
  senderLetters: (codes: readonly string[]) => ` [avec ${codes.join(', ')}]`,
  noSender: 'expéditeur non indiqué',
  platformLine: 'ligne de la plateforme',
  unreadTime: 'heure non lue',
  kind: {
    message: null,
    call: 'Appel, selon l’archive.',
    notice: 'Ligne écrite par la plateforme.',
    unsent: 'Message supprimé par qui l’a envoyé, selon l’archive.',
  } satisfies Record<MessageKind, string | null>,
  /** « Appel manqué »: what the codes of the archive, quoted above, say of the call. */
  call: (told: string) => `${told}, selon l’archive.`,
  forwarded: (from: string | null) =>
    `Transféré, selon l’archive ; ${from === null ? 'auteur d’origine non indiqué' : `auteur d’origine : ${from}`}.`,
  edited: 'Modifié, selon l’archive.',
  /** Telegram Desktop writes it after a reaction too. */
  editedOrReacted: 'Modifié, ou suivi d’une simple réaction : l’archive de Telegram ne distingue pas les deux.',
  noText: 'Sans texte dans l’archive.',
  reactions: (list: readonly string[]) => `Réactions, selon l’archive : ${list.join(' ; ')}.`,
  reaction: (value: string, actor: string | null) => (actor === null ? value : `${value} de ${actor}`),
  /** A file, or the kind of what the archive does not hold: a share, a sticker, a place. */
  missing: (names: readonly string[]) => `Nommé par le message, absent de ce dossier : ${names.join(', ')}.`,
  /** By their places in the file: nothing says what these entries are. */
  gap: (count: number) =>
    `… ${plural(count, 'message non joint', 'messages non joints')} (d’après leur place dans l’archive) …`,
  /** `messages` by their places in the archive, `files` by the messages that name them. */
  leftOutOf: (number: string) => `Conversation de la pièce n° ${number}`,
  leftOut: ({
    number,
    messages,
    files,
    alike,
  }: Readonly<Record<'number' | 'messages' | 'files', number>> & { readonly alike: readonly number[] }) => {
    const parts = [
      ...(messages === 0 ? [] : [plural(messages, 'message')]),
      ...(files === 0 ? [] : [plural(files, 'élément nommé', 'éléments nommés')]),
    ];
    return `${conversation.leftOutOf(`${number} :`)} ${parts.join(' et ')} de l’archive, non ${messages + files < 2 ? 'joint' : 'joints'}.${alike.length === 0 ? '' : ` Même titre, ou mêmes noms : ${nameExhibits(alike)}.`}`;
  },
  senders: ([first = '', ...others]: readonly string[]) =>
    others.length === 0 ? first : `${first} et ${plural(others.length, 'autre')}`,
  /** Below the row of a conversation, whose words are those of one message. */
  quoted: (count: number, number: ExhibitNumber) =>
    `${plural(count, 'message')} ; ici, ${citeNumber(number).replace(/^\d+, /, 'le ')}`,
  otherFile: '… autre fichier de l’archive …',
  elsewhere: (numbers: string, count: number, volume: string) =>
    `… ${count < 2 ? 'message' : 'messages'} ${numbers} : dans ${volume} …`,
  media: (path: string, digest: string | null) => (digest === null ? path : `${path}, SHA-256 ${digest.slice(0, 16)}…`),
  mediaAlt: (number: number, index: number, isImage: boolean) =>
    isImage
      ? `Image ${index} du message ${number}, importée d’une archive`
      : `Images de la vidéo ${index} du message ${number}, importée d’une archive`,
  mediaCopy: 'copie floutée ou masquée par qui remet le dossier',
  mediaClean: 'copie sans les métadonnées du fichier (lieu, appareil…)',
  mediaRemoved: 'Image effacée par qui remet le dossier : elle n’est plus conservée.',
  mediaHidden: (name: string) => `${name} : non joint, il montre ce qui a été caché ou réservé.`,
  mediaJoined: 'non reproduit ici',
  posts,
  /** « 12 publications enregistrées », « 12 publications et 5 messages, enregistrés ». */
  postsDone: (counts: Counts, participle: string) => {
    const { total, publications } = counts;
    const done = `${participle}${publications === total ? 'e' : ''}${total < 2 ? '' : 's'}`;
    return `${posts(counts)}${publications === total ? '' : ','} ${done}`;
  },
  phoneDate: 'date du téléphone, non vérifiée',
  archiveDate: 'date de l’archive, non vérifiée',
  method: (numbers: string, origin: string) =>
    `Messages exportés (${numbers}) : ${origin}. ` +
    'Chaque message joint se retrouve dans l’archive par le fichier et la place du message, qui sont dans sa fiche avec une empreinte salée de l’archive. Noms, dates et textes sont ceux de l’archive : ils ne sont pas vérifiés.',
  cover: (count: number, origin: string) => `Dont ${plural(count, 'message')} : ${origin}.`,
};
