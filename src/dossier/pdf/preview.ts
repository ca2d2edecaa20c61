import { copyPath, exhibitFolder } from '../../domain/dossier.ts';
import type { HeldItem } from '../../domain/holdings.ts';
import type { FileRole } from '../../domain/item.ts';
import { isUnkept } from '../../domain/unkept.ts';
import { elsewhere } from '../binding.ts';
import type { Edition } from '../edition.ts';
import { joinedOf } from '../joined.ts';
import { flatten } from './flatten.ts';
import type { Paper, Picture } from './paper.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What an exhibit shows of itself, and where the file it was made from is. */
export interface Preview {
  /** Null when there is none, or its bytes are no picture; the page then says so. */
  readonly picture: Picture | null;
  /** Its bytes, null when there is nothing to show. */
  readonly bytes: Bytes | null;
  readonly path: string;
  /** The whole screen it was cut from. */
  readonly screen: string | null;
  /** It is a redacted copy: the original is not shown anywhere here, even when its file is joined. */
  readonly copy: boolean;
  /** The annex that has it instead; null: none. */
  readonly annexed: string | null;
}

/** Before it is opened. */
export type ReadPreview = Omit<Preview, 'picture'>;

export async function openPreview(paper: Paper, read: ReadPreview): Promise<Preview> {
  const { bytes } = read;
  const nothing = { ...read, picture: null, bytes: null };
  if (bytes === null) return nothing;
  try {
    const picture = isPng(bytes) ? paper.embed(await flatten(bytes)) : paper.open(bytes);
    paper.trace?.picture(picture.label, pictureBlob(bytes), true);
    return picture.width > 0 && picture.height > 0 ? { ...read, picture } : nothing;
  } catch {
    return nothing;
  }
}

/** For whoever decodes it. */
export const pictureBlob = (bytes: Bytes): Blob =>
  new Blob([bytes], { type: isPng(bytes) ? 'image/png' : 'image/jpeg' });

const isPng = (bytes: Bytes): boolean => bytes[0] === 0x89;

export async function readPreview(item: HeldItem, edition: Edition): Promise<ReadPreview> {
  const { holdings } = edition;
  const { fiche, number, removed, concealed } = item;
  const { files, copied, omitted } = joinedOf(item, edition);
  const annexed = elsewhere(item, 'post', edition)?.fileName ?? null;
  const hidden = omitted.some(({ reason }) => reason === 'redacted');
  const named = (role: FileRole) => files.find((file) => file.role === role)?.path;
  const [post, screen] = [named('post') ?? named('zone') ?? named('document'), named('viewport')];
  const copy =
    copied.find((path) => fiche.files.some((file) => file.path === path && isPost(file.role))) ?? copied[0];
  const about =
    copy === undefined
      ? {
          path: `${exhibitFolder(number)}/${post ?? screen ?? ''}`,
          screen: post === undefined ? null : (screen ?? null),
          copy: false,
          annexed,
        }
      : { path: copyPath(number, copy), screen: null, copy: true, annexed };
  const nothing = { ...about, bytes: null };
  // The preview made at capture shows what the copy hides.
  const shown =
    !concealed?.size || fiche.files.some(({ role, path }) => isPost(role) && !concealed.has(path));
  if (annexed !== null || isUnkept(fiche, removed) || ((hidden || !shown) && copy === undefined))
    return nothing;
  try {
    const body =
      copy === undefined ? await holdings.preview(fiche.id) : await holdings.copy?.(fiche.id, copy);
    if (body === undefined) return nothing;
    return { ...about, bytes: body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body };
  } catch {
    return nothing;
  }
}

/** What was captured itself, rather than the screen around it. */
const isPost = (role: FileRole): boolean => role === 'post' || role === 'zone' || role === 'document';
