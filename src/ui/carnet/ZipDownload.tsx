import { formatFileSize } from '../formatTime.ts';
import { t, type Words } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import type { DownloadableZip } from './carnetProps.ts';
import { SaveAs } from './SaveAs.tsx';
import { SaveLink } from './SaveLink.tsx';

interface ZipDownloadProps {
  readonly zip: DownloadableZip;
  /** From 1, among the zips of the dossier. */
  readonly position: number;
}

/** One zip of the dossier: its description and its download. */
export function ZipDownload({ zip, position }: ZipDownloadProps) {
  const words = useWords();
  const { volume, bytes, overMail } = zip;
  const size = formatFileSize(words.lang, bytes);
  return (
    <div>
      <SaveLink
        name={position === 1 ? 'zip' : `zip-${position}`}
        href={zip.zipUrl}
        fileName={zip.fileName}
        label={zipLabel(words, volume)}
        isPrimary
      />
      <p>{t(words, volume?.kind === 'annex' ? 'volumes.annexMeaning' : 'exportDone.zipMeaning')}</p>
      {volume !== null && <p>{t(words, 'volumes.holds', { n: zip.exhibits, size })}</p>}
      {overMail && (
        <p class="note" data-oversize>
          {t(words, 'volumes.oversize', { size })}
        </p>
      )}
      {zip.saveZip && <SaveAs save={zip.saveZip} />}
    </div>
  );
}

function zipLabel(words: Words, volume: DownloadableZip['volume']): string {
  if (volume?.kind === 'annex')
    return volume.of === 1 ? t(words, 'volumes.annex') : t(words, 'volumes.annexOf', { ...volume });
  return volume === null || volume.of === 1
    ? t(words, 'exportDone.zip')
    : t(words, 'volumes.volume', { index: volume.index, of: volume.of });
}
