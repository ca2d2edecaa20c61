import { copyPath, exhibitFolder } from '../../domain/dossier.ts';
import type { HeldItem } from '../../domain/holdings.ts';
import type { FileRole } from '../../domain/item.ts';
import { isUnkept } from '../../domain/unkept.ts';
import { elsewhere } from '../binding.ts';
import type { Edition } from '../edition.ts';
import { joinedOf } from '../joined.ts';
import { flatten } from './flatten.ts';
import type { Paper, Picture } from './paper.ts';

/** What an exhibit shows of itself, and where the file it was made from is. */
export interface Preview {
  /** Null when there is none, or its bytes are no picture; the page then says so. */
  readonly picture: Picture | null;
  readonly blob: Blob | null;
  readonly path: string;
  /** The whole screen it was cut from. */
  readonly screen: string | null;
  /** It is a redacted copy: the original is not shown anywhere here, even when its file is joined. */
  readonly copy: boolean;
  /** The annex that has it instead; null: none. */
  readonly annexed: string | null;
}

/** Before it is opened: its bytes, null when there is nothing to show. */
export interface ReadPreview extends Omit<Preview, 'picture'> {
  readonly bytes: Uint8Array | null;
}

export async function openPreview(paper: Paper, { bytes, ...about }: ReadPreview): Promise<Preview> {
  const nothing = { ...about, picture: null, blob: null };
  if (bytes === null) return nothing;
  try {
    const picture = bytes[0] === 0x89 ? paper.embed(await flatten(bytes)) : paper.open(bytes);
    paper.trace?.picture(picture.label, bytes, true);
    return picture.width > 0 && picture.height > 0 ? { ...about, picture } : nothing;
  } catch {
    return nothing;
  }
}

export async function readPreview(item: HeldItem, edition: Edition): Promise<ReadPreview> {
  const { holdings } = edition;
  const { fiche, number, removed } = item;
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
  const nothing = { ...about, bytes: null, blob: null };
  // The preview made at capture shows what the copy hides.
  if (annexed !== null || isUnkept(fiche, removed) || (hidden && copy === undefined)) return nothing;
  try {
    const blob =
      copy === undefined ? await holdings.preview(fiche.id) : await holdings.copy?.(fiche.id, copy);
    if (blob === undefined) return nothing;
    return { ...about, bytes: new Uint8Array(await blob.arrayBuffer()), blob };
  } catch {
    return nothing;
  }
}

/** What was captured itself, rather than the screen around it. */
const isPost = (role: FileRole): boolean => role === 'post' || role === 'zone' || role === 'document';
