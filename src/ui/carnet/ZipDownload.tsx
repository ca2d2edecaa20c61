import { fileSize } from '../times.ts';
import { t, type Words } from '../words/index.ts';
import type { ZipDone } from './props.ts';
import { SaveAs } from './SaveAs.tsx';

interface ZipDownloadProps {
  readonly words: Words;
  readonly zip: ZipDone;
  /** Among the zips of the dossier, from 1. */
  readonly place: number;
}

/** One zip of the dossier: what it is, and where to put it. */
export function ZipDownload({ words, zip, place }: ZipDownloadProps) {
  const { volume, bytes, overMail } = zip;
  const size = fileSize(words.lang, bytes);
  return (
    <li>
      <a
        class="button primary"
        data-download={place === 1 ? 'zip' : `zip-${place}`}
        href={zip.zipUrl}
        download={zip.fileName}
      >
        {labelOf(words, volume)}
      </a>
      <p>{t(words, volume?.kind === 'annex' ? 'volumes.annexMeaning' : 'done.zipMeaning')}</p>
      {volume !== null && <p>{t(words, 'volumes.holds', { n: zip.exhibits, size })}</p>}
      {overMail && (
        <p class="note" data-oversize>
          {t(words, 'volumes.oversize', { size })}
        </p>
      )}
      <p class="file-name">{zip.fileName}</p>
      {zip.saveZip && <SaveAs words={words} save={zip.saveZip} />}
    </li>
  );
}

function labelOf(words: Words, volume: ZipDone['volume']): string {
  if (volume?.kind === 'annex')
    return volume.of === 1 ? t(words, 'volumes.annex') : t(words, 'volumes.annexOf', { ...volume });
  return volume === null || volume.of === 1
    ? t(words, 'done.zip')
    : t(words, 'volumes.volume', { index: volume.index, of: volume.of });
}
