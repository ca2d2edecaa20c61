import type { ExportedMedia, ExportedMessage } from '../../domain/item/exportedMessage.ts';
import type { FoundMedia } from './exportReader.ts';
import { mediaKind } from './exportText.ts';
import type { DatedLine } from './whatsappLines.ts';
import type { NoticeReader } from './whatsappNotices.ts';
import { MARK, type ReadLine } from './whatsappSenders.ts';

/** What follows the sender in a line of WhatsApp: words, files, and WhatsApp's marks in the phone's language. */

type Body = Pick<ExportedMessage, 'kind' | 'text' | 'media' | 'isEdited'>;

/** Marks at the end of a text are shorter; the rest of a long text is not searched. */
const END_CHARS = 500;

/** `\u200e<attached: 00000012-PHOTO-2025-11-17-18-20-11.jpg>`; an iPhone marks it. */
const ATTACHED_IPHONE = /\u200e?[<‹][^\S\n]?([^<>‹›\n]{1,300})[^\S\n]?[>›]$/;
const ATTACHED_IPHONE_WORDS =
  /^(?:pièce jointe|joint|attached|anhang|adjunto|archivo adjunto|allegato|anexado|anexo|bijgevoegd|bijlage|ekli dosya|eklendi|załączono|вложено|مرفق|附件|添付ファイル|첨부)[^\S\n]?[:：][^\S\n]?(.{1,255}\.[A-Za-z0-9]{1,8})$/i;
const NAMED_LAST = /[:：][^\S\n]?([^:：]{1,255}\.[A-Za-z0-9]{1,8})$/;
/** `IMG-20251117-WA0001.jpg (fichier joint)`: the whole line. */
const ATTACHED_ANDROID = /^\u200e?([^\n]{1,255}\.[A-Za-z0-9]{1,8}) \(([^()\n]{1,80})\)$/;
const ATTACHED_ANDROID_WORDS =
  /^(?:fichier joint|file attached|Datei angehängt|archivo adjunto|file allegato|arquivo anexado|ficheiro anexado|bestand bijgevoegd|ekli dosya|dosya ekli|plik w załączniku|файл добавлен|الملف مرفق)$/;

/** `<Médias omis>`: the archive was made without files. */
const OMITTED_ANDROID =
  /^[<‹](?:médias? omis|fichier omis|media omitted|medien ausgeschlossen|medien weggelassen|multimedia omitido|archivo omitido|media omess[io]|mídia oculta|arquivo de mídia oculto|ficheiro (?:não revelado|omitido|oculto)|media weggelaten|medya (?:dahil edilmedi|atlanmış)|pominięto multimedia|без медиафайлов|файл пропущен|تم (?:استبعاد|حذف) الوسائط)[>›]$/i;
const OMITTED_IPHONE =
  /^(?:view once )?(image|photo|imagen|bild|immagine|imagem|afbeelding|vidéo|video|vídeo|audio|áudio|gif|sticker|autocollant|figurinha|document|documento|dokument|fiche de contact|carte de contact|contact card|tarjeta de contacto|kontaktkarte|message vidéo|video note)s? (?:absente?|omise?|manquante?|non incluse?|omitted|omitid[oa]|weggelassen|oculta|oculto|ocultad[oa]|omess[oa]|weggelaten|nicht enthalten)$/i;

const EDITED =
  /^(?:ce message a été modifié|this message was edited|diese nachricht wurde bearbeitet|se editó este mensaje|questo messaggio è stato modificato|mensagem editada|esta mensagem foi editada|dit bericht is bewerkt)\.?$/i;
/** A message that was taken back, without its point. Who wrote it is unknown: « you » is anybody. */
const DELETED: ReadonlySet<string> = new Set([
  'Ce message a été supprimé',
  'Vous avez supprimé ce message',
  'This message was deleted',
  'You deleted this message',
  'Se eliminó este mensaje',
  'Este mensaje fue eliminado',
  'Eliminaste este mensaje',
  'Diese Nachricht wurde gelöscht',
  'Du hast diese Nachricht gelöscht',
  'Questo messaggio è stato eliminato',
  'Hai eliminato questo messaggio',
  'Mensagem apagada',
  'Esta mensagem foi apagada',
  'Você apagou esta mensagem',
  'Dit bericht is verwijderd',
  'U hebt dit bericht verwijderd',
  'Je hebt dit bericht verwijderd',
  'Bu mesaj silindi',
  'Bu mesajı sildiniz',
  'تم حذف هذه الرسالة',
  'لقد حذفت هذه الرسالة',
]);
/** Whole lines: what follows is the length, that nobody answered, or how to call back. */
const CALL =
  /^(?:appel (?:vocal|vidéo|audio|de groupe|manqué|en absence)(?: (?:vocal|vidéo|de groupe|manqué|en absence))?|(?:missed |silenced )?(?:voice|video|group|audio)(?: (?:voice|video))? call|llamada(?: (?:de voz|perdida|grupal)){0,2}|videollamada(?: perdida)?|(?:chiamata|videochiamata)(?: (?:vocale|persa|di gruppo)){0,2}|(?:verpasster? )?(?:sprach|video|gruppen)anruf|chamada(?: (?:de voz|de vídeo|perdida)){0,2}|(?:gemiste )?(?:spraak|video)oproep|(?:cevapsız )?(?:sesli|görüntülü) arama|مكالمة(?: (?:صوتية|فيديو|فائتة)){0,2})(?:[.,:]?[\s\u200e]*(?:\d{1,3} ?(?:s|sec|secs|sek|min|mins|h|hr|hrs|std)\.?[\s\u200e]*){1,3}|[.,:]?[\s\u200e]*(?:pas de réponse|no answer|not answered|keine antwort|tap to call back|appuyez pour rappeler|touchez pour rappeler))?\.?$/i;
/** The line that a body follows, and the conversation around it. */
interface BodyContext {
  readonly line: Pick<DatedLine, 'isMarked' | 'hasBrackets'>;
  readonly notices: NoticeReader;
  /** Returns where a file of that name is. */
  readonly find: (name: string) => FoundMedia;
}

export function readBody(
  { sender, text: raw, isNotice: isLone }: ReadLine,
  { line, notices, find }: BodyContext,
): Body {
  const isIphone = line.hasBrackets;
  const { text: whole, isEdited } = removeEditedMark(raw, isIphone);
  const isMarked = line.isMarked || whole.startsWith(MARK);
  const text = whole.replace(/^\u200e{1,3}/, '').trim();
  const body: Body = { kind: 'message', text: text === '' ? null : text, media: [], isEdited };
  if (sender === null) return { ...body, kind: CALL.test(text) ? 'call' : isLone ? 'notice' : 'message' };
  // What a sender can type on an iPhone too is WhatsApp's only with its mark.
  const isWhatsapp = isMarked || !isIphone;
  const attached = isIphone ? readAttachedIphone(whole, line.isMarked, find) : readAttachedAndroid(whole, find);
  const files = attached ?? (isWhatsapp ? readOmitted(text, isMarked) : null);
  if (files !== null) return { ...body, ...files };
  const isUnsent = DELETED.has(text.replace(/\.$/, '')) || (isMarked && notices.isRemoved(text));
  if (isWhatsapp && isUnsent) return { ...body, kind: 'unsent', text: null };
  if (isMarked && CALL.test(text)) return { ...body, kind: 'call' };
  const isNotice = isMarked && (notices.isSubject(sender) || notices.isNotice(sender, text));
  return isNotice ? { ...body, kind: 'notice' } : body;
}

/** `… <Ce message a été modifié>` at the end of a text. */
function removeEditedMark(raw: string, isIphone: boolean): { readonly text: string; readonly isEdited: boolean } {
  const [end, mark = '', words = ''] = /[^\S\n]?(\u200e?)<([^<>:\n]{3,80})>\s?$/.exec(raw.slice(-END_CHARS)) ?? [];
  const isEdited = end !== undefined && EDITED.test(words) && (mark !== '' || (!isIphone && end.length < raw.length));
  return isEdited ? { text: raw.slice(0, raw.length - end.length), isEdited } : { text: raw, isEdited };
}

type Find = BodyContext['find'];

/** With words of another language than those known here, a file of the archive is joined, and the words stay. */
function readAttachedIphone(raw: string, isLineMarked: boolean, find: Find): Pick<Body, 'media' | 'text'> | null {
  const [end, inner = ''] = ATTACHED_IPHONE.exec(raw.slice(-END_CHARS)) ?? [];
  if (end === undefined || !(isLineMarked || end.startsWith(MARK))) return null;
  const [, name] = ATTACHED_IPHONE_WORDS.exec(inner.trim()) ?? [];
  if (name !== undefined) return toFiles(name, find(name), raw.slice(0, raw.length - end.length));
  const [, missing] = (isLineMarked ? NAMED_LAST.exec(inner.trim()) : null) ?? [];
  return joinFound(inner, find, raw) ?? (missing === undefined ? null : toFiles(missing, { path: null }, raw));
}

function readAttachedAndroid(raw: string, find: Find): Pick<Body, 'media' | 'text'> | null {
  const end = raw.indexOf('\n');
  const line = end === -1 ? raw : raw.slice(0, end);
  const caption = end === -1 ? '' : raw.slice(end + 1);
  const [whole, name = '', words = ''] = (line.length > END_CHARS ? null : ATTACHED_ANDROID.exec(line.trimEnd())) ?? [];
  if (whole === undefined) return null;
  return ATTACHED_ANDROID_WORDS.test(words) ? toFiles(name, find(name), caption) : joinFound(name, find, raw);
}

/** The longest part of the words that is the exact name of a file of the archive; null when none is. */
function joinFound(words: string, find: Find, text: string): ReturnType<typeof toFiles> | null {
  const clean = words.trim();
  const starts = [0, ...Array.from(clean.matchAll(/[\s:：]+/g), ({ 0: gap, index }) => index + gap.length)];
  const ends = [clean.length, ...Array.from(clean.matchAll(/[\s:：]+/g), ({ index }) => index)];
  const names = [...starts.map((start) => clean.slice(start)), ...ends.map((end) => clean.slice(0, end))];
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const found = /\.[A-Za-z0-9]{1,8}$/.test(name) ? find(name) : null;
    if (found !== null && found.path !== null) return toFiles(name, found, text);
  }
  return null;
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
