import { Refusal } from '../../domain/shared/errors.ts';
import type { ArchiveFile } from './archive.ts';
import type { ArchiveContext, ExportReading } from './exportReader.ts';
import { threadFolder } from './metaText.ts';
import { findNamedFiles, leaveOutSent } from './readingChoice.ts';
import { hasMessageLine } from './whatsappLines.ts';

/**
 * Which texts of the archives are conversations. WhatsApp puts the files that people sent beside its own text: only its
 * exact name, the name of the zip, or that the conversation names the other as a file, tells them apart.
 */

/** The other's name, or the group's, in the name that WhatsApp gives to the text and the zip of an Android phone. */
const ANDROID_TITLE =
  /^(?:WhatsApp Chat with|Discussion WhatsApp avec|WhatsApp-Chat mit|WhatsApp Chat mit|Chat de WhatsApp con|Conversa do WhatsApp com|Chat WhatsApp con|WhatsApp-chat met) (.{1,200})$/i;
/** In that of the zip of an iPhone, whose text is `_chat.txt`. */
const IPHONE_TITLE = /^(?:WhatsApp Chat|Discussion WhatsApp) - (.{1,200})$/i;
const IPHONE_TEXT = '_chat';

const titleOf = (name: string): string | undefined => (ANDROID_TITLE.exec(name) ?? IPHONE_TITLE.exec(name))?.[1];

/** The name of a file without its folder and its ending. */
const stemOf = (path: string): string =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.(?:txt|zip)$/i, '')
    .normalize('NFC');

/** A computer adds the number of a copy to what it downloads. */
const withoutCopy = (name: string): string => name.replace(/ ?\(\d{1,3}\)$/, '');

export function readTitle({ archives }: ArchiveContext, file: ArchiveFile): string | null {
  const [own = '', zip = ''] = [file.path ?? '', archives.names[file.archive] ?? ''].map(stemOf);
  return (titleOf(own) ?? titleOf(withoutCopy(zip)))?.toWellFormed() ?? null;
}

/** Whether WhatsApp gives this name to a text, in a known language. */
export const hasWhatsappName = (path: string): boolean =>
  stemOf(path) === IPHONE_TEXT || ANDROID_TITLE.test(stemOf(path));

/** Whether the name of a text or of its zip has the word, as in languages whose words are not known. */
export const saysWhatsapp = (name: string): boolean =>
  withoutCopy(stemOf(name)) === IPHONE_TEXT || /whatsapp/i.test(name);

interface Chosen {
  readonly files: readonly ArchiveFile[];
  /** Nothing says that one of several was sent in another. */
  readonly isSure: boolean;
}

/** Texts with dated lines. In a zip, only at its top, else in the folders there. Throws Refusal `archive-mixed`. */
export async function findTexts(context: ArchiveContext, read: ExportReading['read']): Promise<Chosen> {
  const chosen: Chosen[] = [];
  for (const group of await listTexts(context)) chosen.push(await chooseTexts(context, group, read));
  return { files: chosen.flatMap(({ files }) => files), isSure: chosen.every(({ isSure }) => isSure) };
}

/** Those of one folder together. */
async function listTexts(context: ArchiveContext): Promise<readonly (readonly ArchiveFile[])[]> {
  const { candidates, depthOf } = context.places;
  const groups = new Map<string, ArchiveFile[]>();
  const inFolders: ArchiveFile[] = [];
  const isChat = async (file: ArchiveFile): Promise<boolean> =>
    hasMessageLine((await context.head(file)).slice(0, 20_000));
  for (const file of candidates) {
    const depth = file.path === null ? 0 : depthOf(file);
    const isText = file.path === null || (depth <= 1 && /\.txt$/i.test(file.path));
    if (!isText || !(await isChat(file))) continue;
    if (depth === 0) addTo(groups, file.path === null ? '' : String(file.archive), file);
    else inFolders.push(file);
  }
  for (const file of inFolders) {
    if (!groups.has(String(file.archive))) addTo(groups, `${file.archive}/${threadFolder(file.path ?? '')}`, file);
  }
  return [...groups.values()];
}

function addTo(groups: Map<string, ArchiveFile[]>, key: string, file: ArchiveFile): void {
  groups.set(key, [...(groups.get(key) ?? []), file]);
}

/** Throws Refusal `archive-mixed` when two that could both be WhatsApp's name each other. */
async function chooseTexts(
  { archives, index }: ArchiveContext,
  texts: readonly ArchiveFile[],
  read: ExportReading['read'],
): Promise<Chosen> {
  const possible = listPossible(texts, archives.names[texts[0]?.archive ?? 0] ?? '');
  if (possible.length < 2) return { files: possible, isSure: true };
  const named = [];
  for (const file of possible)
    named.push(await findNamedFiles({ files: [file], read }, index, new AbortController().signal));
  const kept = leaveOutSent(named);
  const files = kept.flatMap(({ reading }) => reading.files);
  if (files.length === 0 || kept.some((one) => files.some((file) => one.named.has(file)))) {
    throw new Refusal('archive-mixed');
  }
  // Files have a number before their name in the zip of an iPhone, and none in that of an Android phone.
  const android = files.filter(({ path }) => path !== null && ANDROID_TITLE.test(stemOf(path)));
  const likeliest = android.length > 0 ? android : files;
  return { files: likeliest, isSure: likeliest.length === 1 };
}

/** Those with a name of WhatsApp, of them the one that the zip names; else the one with the name of the zip. */
function listPossible(texts: readonly ArchiveFile[], zipName: string): readonly ArchiveFile[] {
  const zip = stemOf(zipName);
  const hasStem = (names: readonly string[]) => (file: ArchiveFile) =>
    file.path !== null && names.includes(stemOf(file.path));
  const ofZip = IPHONE_TITLE.test(withoutCopy(zip)) ? [IPHONE_TEXT] : [withoutCopy(zip)];
  const known = texts.filter(({ path }) => path !== null && hasWhatsappName(path));
  const possible = known.length > 0 ? known : texts;
  const lists = [possible.filter(hasStem(ofZip)), possible.filter(hasStem([zip]))];
  if (known.length === 0) lists.push(texts.filter(({ path }) => path !== null && saysWhatsapp(path)));
  return lists.find(({ length }) => length > 0) ?? possible;
}
