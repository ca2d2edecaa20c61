import { MAX_LIGHT_PDF_BYTES } from '../../domain/shared/limits.ts';
import { formatFileSize } from '../formatTime.ts';
import { t, type Words } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import type { DownloadablePdf, DownloadableZip } from './carnetProps.ts';
import { SaveAs } from './SaveAs.tsx';
import { SaveLink } from './SaveLink.tsx';

interface ZipDownloadProps {
  readonly zip: DownloadableZip;
  /** From 1, among the zips of the dossier. */
  readonly position: number;
}

/** One zip of the dossier, after the PDF with the same files: their descriptions and their downloads. */
export function ZipDownload({ zip, position }: ZipDownloadProps) {
  const words = useWords();
  const { pdf, volume, bytes, overMail } = zip;
  const size = formatFileSize(words.lang, bytes);
  const name = (kind: 'pdf' | 'zip') => (position === 1 ? kind : `${kind}-${position}`);
  const isAnnex = volume?.kind === 'annex';
  return (
    <div>
      {pdf !== null && <PdfDownload pdf={pdf} name={name('pdf')} volume={volume} />}
      {volume !== null && <p>{t(words, 'volumes.holds', { n: zip.exhibits, size })}</p>}
      {overMail && (
        <p class="note" data-oversize>
          {t(words, 'volumes.oversize', { size })}
        </p>
      )}
      <SaveLink
        name={name('zip')}
        href={zip.zipUrl}
        fileName={zip.fileName}
        label={pdf === null ? dossierLabel(words, volume) : t(words, 'exportDone.zipToo')}
        isPrimary={pdf === null}
      />
      {pdf === null && <p>{t(words, isAnnex ? 'volumes.annexMeaning' : 'exportDone.zipMeaning')}</p>}
      {pdf !== null && <p>{t(words, 'exportDone.zipTooMeaning')}</p>}
      {zip.saveZip && <SaveAs save={zip.saveZip} isExplained={pdf === null} />}
    </div>
  );
}

interface PdfDownloadProps extends Pick<DownloadableZip, 'volume'> {
  readonly pdf: DownloadablePdf;
  readonly name: string;
}

function PdfDownload({ pdf, name, volume }: PdfDownloadProps) {
  const words = useWords();
  return (
    <>
      <SaveLink name={name} href={pdf.url} fileName={pdf.fileName} label={dossierLabel(words, volume)} isPrimary />
      <p>{t(words, volume?.kind === 'annex' ? 'volumes.annexMeaning' : 'exportDone.pdfMeaning')}</p>
      {pdf.bytes > MAX_LIGHT_PDF_BYTES && (
        <p class="note" data-large-pdf>
          {t(words, 'exportDone.pdfLarge', { size: formatFileSize(words.lang, pdf.bytes) })}
        </p>
      )}
      {pdf.savePdf && <SaveAs save={pdf.savePdf} />}
      {volume?.kind !== 'annex' && (
        <p>
          <a class="button" data-action="print-dossier" href={pdf.url} target="_blank" rel="noreferrer">
            {t(words, 'exportDone.print')}
          </a>{' '}
          {t(words, 'exportDone.printMeaning')}
        </p>
      )}
    </>
  );
}

function dossierLabel(words: Words, volume: DownloadableZip['volume']): string {
  if (volume?.kind === 'annex')
    return volume.of === 1 ? t(words, 'volumes.annex') : t(words, 'volumes.annexOf', { ...volume });
  return volume === null || volume.of === 1
    ? t(words, 'exportDone.zip')
    : t(words, 'volumes.volume', { index: volume.index, of: volume.of });
}
