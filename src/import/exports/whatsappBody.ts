import type { ExportedMedia, ExportedMessage } from '../../domain/item/exportedMessage.ts';
import type { FoundMedia } from './exportReader.ts';
import { mediaKind } from './exportText.ts';

/** What follows the sender in a line of WhatsApp: words, files, and marks that WhatsApp writes in the phone's language. */

type Body = Pick<ExportedMessage, 'kind' | 'text' | 'media' | 'isEdited' | 'fromHolder'>;

/** Marks at the end of a text are shorter; the rest of a long text is not searched. */
const END_CHARS = 500;
/** U+200E before a text says that WhatsApp wrote it; a sender can write the same words without it. */
const MARK = '\u200e';

/** `<attached: 00000012-PHOTO-2025-11-17-18-20-11.jpg>` in any language. */
const ATTACHED_IPHONE = /(\u200e?)<[^<>:：\n]{1,40}[:：][^\S\n]?([^<>\n]{1,255}\.[A-Za-z0-9]{1,8})>$/;
const IPHONE_NAME = /^\d{8}-[A-Z]{2,20}-\d{4}-\d\d-\d\d/;
/** `IMG-20251117-WA0001.jpg (fichier joint)` in any language. */
const ATTACHED_ANDROID = /^(\u200e?)([^\n]{1,255}\.[A-Za-z0-9]{1,8}) \(([^()\n]{1,40})\)$/;
const ANDROID_NAME = /^(?:IMG|VID|PTT|AUD|STK|DOC)-\d{8}-WA\d{4}/;
const ATTACHED_WORDS =
  /^(?:fichier joint|file attached|datei angehängt|archivo adjunto|file allegato|arquivo anexado|ficheiro anexado|bestand bijgevoegd|ekli dosya|dosya ekli|plik w załączniku|файл добавлен|الملف مرفق)$/i;

/** `<Médias omis>`: the archive was made without files. */
const OMITTED_ANDROID =
  /^[<‹](?:médias? omis|fichier omis|media omitted|medien ausgeschlossen|medien weggelassen|multimedia omitido|archivo omitido|media omess[io]|mídia oculta|arquivo de mídia oculto|ficheiro (?:não revelado|omitido|oculto)|media weggelaten|medya (?:dahil edilmedi|atlanmış)|pominięto multimedia|без медиафайлов|файл пропущен|تم (?:استبعاد|حذف) الوسائط)[>›]$/i;
const OMITTED_IPHONE =
  /^(image|photo|imagen|bild|immagine|imagem|afbeelding|vidéo|video|vídeo|audio|áudio|gif|sticker|autocollant|figurinha|document|documento|dokument|fiche de contact|carte de contact|contact card|tarjeta de contacto|kontaktkarte|message vidéo|video note)s? (?:absente?|omise?|manquante?|non incluse?|omitted|omitid[oa]|weggelassen|oculta|oculto|ocultad[oa]|omess[oa]|weggelaten|nicht enthalten)$/i;

const EDITED =
  /^(?:ce message a été modifié|this message was edited|diese nachricht wurde bearbeitet|se editó este mensaje|questo messaggio è stato modificato|mensagem editada|esta mensagem foi editada|dit bericht is bewerkt)\.?$/i;
const DELETED =
  /^(?:ce message a été supprimé|this message was deleted|se eliminó este mensaje|este mensaje fue eliminado|diese nachricht wurde gelöscht|questo messaggio è stato eliminato|(?:esta )?mensagem (?:foi )?apagada|dit bericht is verwijderd|bu mesaj silindi|تم حذف هذه الرسالة)(?: (?:par|by|von|por|da|door) [^\n]{1,100})?\.?$/i;
const DELETED_BY_HOLDER =
  /^(?:vous avez supprimé ce message|you deleted this message|eliminaste este mensaje|du hast diese nachricht gelöscht|hai eliminato questo messaggio|você apagou esta mensagem|(?:u|je) hebt dit bericht verwijderd|bu mesajı sildiniz|لقد حذفت هذه الرسالة)\.?$/i;
const CALL =
  /^(?:appel (?:vocal|vidéo|audio|de groupe|manqué|en absence)|(?:missed |silenced )?(?:voice|video|group|audio)[a-z ]{0,12} call|llamada|videollamada|chiamata|videochiamata|(?:verpasster? )?(?:sprach|video|gruppen)anruf|chamada|(?:gemiste )?(?:spraak|video)oproep|sesli arama|görüntülü arama|مكالمة)/i;
const NOTICE =
  /chiffrés de bout en bout|end-to-end encrypted|ende-zu-ende-verschlüssel|cifrados de extremo|crittografati end-to-end|créé (?:le|ce|un) groupe|created (?:this )?group|vous a ajouté|a ajouté|added |a (?:rejoint|quitté|retiré|supprimé)|avez (?:rejoint|quitté|retiré|créé|ajouté)|joined |left$|removed |a (?:changé|modifié)|avez (?:changé|modifié)|changed |admin|code de sécurité|security code|éphémères|disappearing|bloqué ce contact|blocked this|unblocked|est (?:un contact|dans vos contacts)|is a contact/i;

/** `find` returns where a file of that name is. */
export function readBody(
  sender: string | null,
  raw: string,
  isLineMarked: boolean,
  find: (name: string) => FoundMedia,
): Body {
  const { text: whole, isEdited } = removeEditedMark(raw);
  const isMarked = isLineMarked || whole.startsWith(MARK);
  const text = whole.replace(/^\u200e{1,3}/, '').trim();
  const body: Body = { kind: 'message', text: text === '' ? null : text, media: [], isEdited, fromHolder: null };
  if (sender === null) return { ...body, kind: CALL.test(text) ? 'call' : 'notice' };
  const files = readAttached(whole, isLineMarked, find) ?? readOmitted(text, isMarked);
  if (files !== null) return { ...body, ...files };
  if (DELETED.test(text)) return { ...body, kind: 'unsent', text: null };
  if (DELETED_BY_HOLDER.test(text)) return { ...body, kind: 'unsent', text: null, fromHolder: true };
  if (isMarked && CALL.test(text)) return { ...body, kind: 'call' };
  if (whole.startsWith(MARK) && NOTICE.test(text.slice(0, END_CHARS))) return { ...body, kind: 'notice' };
  return body;
}

/** `… <Ce message a été modifié>` at the end of a text. */
function removeEditedMark(raw: string): { readonly text: string; readonly isEdited: boolean } {
  const [end, mark = '', words = ''] = /[^\S\n]?(\u200e?)<([^<>:\n]{3,80})>\s?$/.exec(raw.slice(-END_CHARS)) ?? [];
  const isEdited = end !== undefined && EDITED.test(words) && (mark !== '' || end.length < raw.length);
  return isEdited ? { text: raw.slice(0, raw.length - end.length), isEdited } : { text: raw, isEdited };
}

/** A file is named only where something besides the words says so: its mark, its form, or the file itself. */
function readAttached(
  raw: string,
  isLineMarked: boolean,
  find: (name: string) => FoundMedia,
): Pick<Body, 'media' | 'text'> | null {
  const [iphone, mark, name = ''] = ATTACHED_IPHONE.exec(raw.slice(-END_CHARS)) ?? [];
  if (iphone !== undefined) {
    if (mark !== '' || isLineMarked || IPHONE_NAME.test(name)) {
      return toFiles(name, find(name), raw.slice(0, raw.length - iphone.length));
    }
  }
  const end = raw.indexOf('\n');
  const line = end === -1 ? raw : raw.slice(0, end);
  const caption = end === -1 ? '' : raw.slice(end + 1);
  const [android, sign, file = '', words = ''] =
    (line.length > END_CHARS ? null : ATTACHED_ANDROID.exec(line.trimEnd())) ?? [];
  if (android === undefined) return null;
  const isFile = sign !== '' || ANDROID_NAME.test(file) || ATTACHED_WORDS.test(words);
  return isFile ? toFiles(file, find(file), caption) : null;
}

function toFiles(name: string, found: FoundMedia, caption: string): Pick<Body, 'media' | 'text'> {
  const text = caption.replace(/^\u200e{1,3}/, '').trim();
  return { media: [{ kind: mediaKind(name), name: name.toWellFormed(), ...found }], text: text === '' ? null : text };
}

const OMITTED_KINDS: readonly (readonly [ExportedMedia['kind'], RegExp])[] = [
  ['video', /vid/i],
  ['audio', /audio|áudio/i],
  ['image', /image|photo|bild|immagine|afbeelding|gif|sticker|autocollant|figurinha|imag/i],
];

/** The words stand for the name of the file, which the archive does not give. */
function readOmitted(text: string, isMarked: boolean): Pick<Body, 'media' | 'text'> | null {
  const [first = '', ...caption] = text.split('\n');
  const isOmitted = OMITTED_ANDROID.test(first) || (isMarked && OMITTED_IPHONE.test(first));
  if (!isOmitted) return null;
  const kind = OMITTED_KINDS.find(([, pattern]) => !/^[<‹]/.test(first) && pattern.test(first))?.[0] ?? 'file';
  const words = caption.join('\n').trim();
  return { media: [{ kind, name: first, path: null }], text: words === '' ? null : words };
}
