import type { DossierContext } from '../../dossier/dossierContext.ts';
import type { LetterFile } from '../../dossier/letters/writeLetters.ts';
import { baseName } from '../../dossier/writeDossier.ts';
import { encryptedZipName, wrapFiles } from '../../dossier/zip/encryptedZip.ts';
import type { DeliveredZip } from '../../dossier/zip/zipResult.ts';

/** The person's letters, which are saved beside the dossier and never in it. */
export interface ExportedLetters {
  /** Each letter alone; none when they have a password. */
  readonly files: readonly LetterFile[];
  /** All letters; encrypted when the dossier is. */
  readonly zip: Blob;
  /** `lettres-2026-11-20-0931.zip` */
  readonly zipName: string;
}

/** Returns null when no letter was chosen. `zips`: those handed over, which the letters name as enclosed. */
export async function exportLetters(
  context: DossierContext,
  zips: readonly DeliveredZip[],
  password: string | null,
): Promise<ExportedLetters | null> {
  // Loaded on demand: the docx library is large, and only an export needs it.
  const { writeLetters } = await import('../../dossier/letters/writeLetters.ts');
  const files = await Array.fromAsync(writeLetters(context, zips));
  if (files.length === 0) return null;
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const contents = files.map(({ fileName, bytes }) => ({ name: fileName, content: new Blob([bytes]).stream() }));
  const [zip] = await Promise.all([
    new Response(readable).blob(),
    wrapFiles(contents, password, context.createdAt, writable),
  ]);
  const plainName = `${baseName(context.createdAt, context.timeZone).replace(/^recueil/, 'lettres')}.zip`;
  return password === null
    ? { files, zip, zipName: plainName }
    : { files: [], zip, zipName: encryptedZipName(plainName) };
}
