import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { exhibitFolder } from '../../domain/export/dossierLayout.ts';
import { isHidden, isImageProhibited, listCopied, listFilesHere } from '../../domain/export/fileDecisions.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { readContent } from '../../domain/shared/binary.ts';
import { decodeUnlabelled } from '../../domain/shared/unlabelledText.ts';
import type { DossierPlan } from '../dossierPlan.ts';
import { exhibit as words } from '../strings/exhibitWords.ts';

/** Whether the words of that file would show what the person hides. */
export const hidesText = (item: SnapshotItem, path: string): boolean =>
  listCopied(item, 'redacted').length > 0 || isHidden(item, path);

/** Formats of conversations whose lines are readable as they are. */
const READABLE_FORMATS = new Set(['whatsapp', 'text']);
export const isReadable = ({ received }: Fiche, { readEmail }: DossierPlan): boolean =>
  received !== undefined &&
  (READABLE_FORMATS.has(received.format) || (received.format === 'eml' && readEmail !== undefined));

/** Returns the lines of a conversation that was imported as one file, as the file has them; [] when it is not read. */
export const readFileLines = async (item: SnapshotItem, plan: DossierPlan): Promise<readonly string[]> =>
  (await readFileText(item, plan))?.text.split('\n') ?? [];

/** Reads the text that the zip contains beside an item without a text of its own; null when there is none. */
export async function readFileText(
  item: SnapshotItem,
  plan: DossierPlan,
): Promise<{ readonly text: string; readonly path: string } | null> {
  const { fiche, number } = item;
  if (isImageProhibited(item)) return null;
  const file = listFilesHere(item).find(({ role }) => role === (isReadable(fiche, plan) ? 'document' : 'text'));
  if (file === undefined || file.bytes === 0 || hidesText(item, file.path)) return null;
  try {
    const body = await plan.snapshot.file(fiche.id, file.path);
    const read = fiche.received?.format === 'eml' ? plan.readEmail : undefined;
    const text = (
      read === undefined ? decodeUnlabelled(await readContent(body)).text : joinEmail(await read(body))
    ).trim();
    return text === '' ? null : { text, path: `${exhibitFolder(number)}/${file.path}` };
  } catch {
    return null;
  }
}

/** The texts of an e-mail, which may say different things, then the messages attached to it. */
function joinEmail(email: Awaited<ReturnType<NonNullable<DossierPlan['readEmail']>>>): string {
  const texts = (email?.texts ?? []).join(`\n\n${words.otherEmailText}\n\n`);
  return [texts, ...(email?.forwarded ?? []).map((one) => `${words.attachedEmail}\n\n${one}`)].join('\n\n');
}
