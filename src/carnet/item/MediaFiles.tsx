import { useEffect, useRef, useState } from 'preact/hooks';
import { type FileEntry, formatPosition } from '../../domain/item/item.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { useWords } from '../../ui/context.ts';
import { formatFileSize } from '../../ui/formatTime.ts';
import { t, type Words } from '../../ui/locales/index.ts';
import { LoadedImage, Masked, type RevealState, useObjectUrl } from '../../ui/Masked.tsx';
import { useCarnetApi } from '../carnetApi.ts';

interface MediaFilesProps {
  readonly detail: ItemDetail;
  readonly mask: RevealState<HTMLDivElement>['mask'];
  readonly intimate: boolean;
}

/** An imported video or sound, or what came with a message: each with its name and its kind, behind its own mask. */
export function MediaFiles({ detail: { fiche, erasedPaths }, mask, intimate }: MediaFilesProps) {
  const files = fiche.files
    .filter((file) => file.role === 'media' || (file.role === 'document' && isPlayed(kindOf(file))))
    .filter(({ path }) => !erasedPaths.includes(path))
    .toSorted((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
  return (
    <>
      {files.map((file) => {
        const name = file.name ?? fiche.received?.name ?? file.path;
        return <MediaFile key={file.path} {...{ itemId: fiche.id, file, name, mask, intimate }} />;
      })}
    </>
  );
}

type MediaKind = 'image' | 'video' | 'audio' | 'file';

function kindOf({ mediaType }: FileEntry): MediaKind {
  return (['image', 'video', 'audio'] as const).find((kind) => mediaType.startsWith(`${kind}/`)) ?? 'file';
}

const isPlayed = (kind: MediaKind): kind is 'video' | 'audio' => kind === 'video' || kind === 'audio';

/** `MP4`, from the name that Recueil gave the file after its first bytes. */
const formatOf = ({ path }: FileEntry): string => (path.split('.').at(-1) ?? '').toUpperCase();

interface MediaFileProps extends Pick<MediaFilesProps, 'mask' | 'intimate'> {
  readonly itemId: string;
  readonly file: FileEntry;
  readonly name: string;
}

function MediaFile({ itemId, file, name, mask, intimate }: MediaFileProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const kind = kindOf(file);
  const isRefused = isPlayed(kind) && !carnetApi.items.canPlay(file.mediaType);
  return (
    <div class="media-file" data-media={file.path}>
      <p>
        <bdi>{name}</bdi>
      </p>
      <p class="hint">{formatFileLine(words, file, kind)}</p>
      {kind === 'file' && <p>{t(words, 'mediaFile.notShown', { format: formatOf(file) })}</p>}
      {isRefused && <Unplayable file={file} />}
      {kind !== 'file' && !isRefused && (
        <Masked
          kind={kind}
          {...mask(file.path)}
          showLabel={t(words, `mediaFile.show.${kind}`, { name })}
          hideLabel={t(words, `mediaFile.hide.${kind}`, { name })}
          confirmText={intimate ? t(words, 'reveal.intimate') : undefined}
          reveal={() =>
            kind === 'image' ? (
              <SealedImage itemId={itemId} path={file.path} alt={name} />
            ) : (
              <Player {...{ itemId, file, kind, name }} />
            )
          }
        />
      )}
    </div>
  );
}

/** « vidéo (MP4) · durée 0:12, selon le fichier · 3,4 Mo » */
function formatFileLine(words: Words, file: FileEntry, kind: MediaKind): string {
  const { durationMs, bytes } = file;
  const length =
    durationMs === undefined
      ? t(words, 'mediaFile.noDuration')
      : t(words, 'mediaFile.duration', { duration: formatPosition(durationMs) });
  return [
    `${t(words, `mediaFile.kind.${kind}`)} (${formatOf(file)})`,
    ...(isPlayed(kind) ? [length] : []),
    formatFileSize(words.lang, bytes),
  ].join(' · ');
}

function Unplayable({ file }: Pick<MediaFileProps, 'file'>) {
  return <p data-unplayable>{t(useWords(), 'mediaFile.unplayable', { format: formatOf(file) })}</p>;
}

interface PlayerProps extends Pick<MediaFileProps, 'itemId' | 'file' | 'name'> {
  readonly kind: 'video' | 'audio';
}

/**
 * Rendered only once revealed. Nothing plays before a press on its own button, and a video has no sound until it is
 * turned on. No window of its own, other screen or download: the page masks it again when it is hidden.
 */
function Player({ itemId, file, kind, name }: PlayerProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { path, mediaType } = file;
  const url = useObjectUrl(
    () => carnetApi.items.readMedia(itemId, path, mediaType),
    [carnetApi, itemId, path, mediaType],
  );
  const [isRefused, setIsRefused] = useState(false);
  const player = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  useEffect(() => {
    const media = player.current;
    return () => media?.pause();
  }, [url]);
  if (url === undefined) return <p class="hint">{t(words, 'app.loading')}</p>;
  if (url === null || isRefused) return <Unplayable file={file} />;
  const attributes = {
    ref: player,
    src: url,
    controls: true,
    preload: 'none',
    disableRemotePlayback: true,
    controlsList: 'nodownload noremoteplayback',
    'aria-label': name,
    onError: () => setIsRefused(true),
  } as const;
  if (kind === 'audio') return <audio {...attributes} />;
  return (
    <>
      <video {...attributes} muted disablePictureInPicture playsInline />
      <p class="hint">{t(words, 'mediaFile.silent')}</p>
    </>
  );
}

interface SealedImageProps {
  readonly itemId: string;
  readonly path: string;
  readonly alt: string;
}

/** A JPEG of a sealed image, made when it is rendered. */
export function SealedImage({ itemId, path, alt }: SealedImageProps) {
  const words = useWords();
  const { items } = useCarnetApi();
  const read = async () => (await items.readImage(itemId, path))?.shown ?? null;
  return <LoadedImage {...{ read, alt }} inputs={[items, itemId, path]} missing={<p>{t(words, 'redact.unseen')}</p>} />;
}
