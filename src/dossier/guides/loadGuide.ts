import type { GuideLanguage, PrintedGuide } from '../../domain/shared/languages.ts';
import type { GuideSource } from '../pdf/guidePdf.ts';
import { guidePath, guidePicturePath } from './guidePaths.ts';
import { listPictures } from './guideSource.ts';

/** Reads a guide and its pictures from the extension package. `read` takes a path in the package. */
export async function loadGuide(
  guide: PrintedGuide,
  language: GuideLanguage,
  read: (path: string) => Promise<Uint8Array>,
): Promise<GuideSource> {
  const text = new TextDecoder().decode(await read(guidePath(guide, language)));
  const pictures = await Promise.all(
    listPictures(text).map(async (file) => [file, await read(guidePicturePath(file))] as const),
  );
  return { text, language, pictures: new Map(pictures) };
}
