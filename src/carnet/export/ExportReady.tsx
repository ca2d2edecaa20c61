import { useState } from 'preact/hooks';
import type { TimestampOutcome } from '../../domain/export/exportedDossier.ts';
import type { ItemSummary } from '../../domain/item/itemIndex.ts';
import { MAX_LIGHT_PDF_BYTES } from '../../domain/shared/limits.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { formatExactTime, formatFileSize } from '../../ui/formatTime.ts';
import { refusalSentence, t, type Words } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { DownloadableDossier, DownloadableLetters, DownloadableZip } from '../api/downloads.ts';
import { useCarnetProps } from '../carnetProps.ts';
import { CompletionPanel } from '../parts/CompletionPanel.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { SaveGuideButton } from '../parts/HelpLineRow.tsx';
import { ItemLinks } from '../parts/ItemLinks.tsx';
import { Digest } from '../parts/labels.tsx';
import { isAfterComplaint, useCaseProgress } from '../parts/NextLine.tsx';
import { SaveLink } from '../parts/SaveLink.tsx';
import { RecipientSection } from './RecipientSection.tsx';

interface ExportReadyProps {
  readonly result: DownloadableDossier;
  /** Of the case. */
  readonly items: readonly ItemSummary[];
  /** Ids of the captures that may show something hidden, and that the person did not keep. */
  readonly leftOut: readonly string[];
}

/** The files to save; what to do with them, and the digest to note, once the dossier is saved or printed. */
export function ExportReady({ result, items, leftOut }: ExportReadyProps) {
  const words = useWords();
  const { navigation } = useCarnetProps();
  const { progress } = useCaseProgress();
  const [isSaved, setSaved] = useState(false);
  const zips = [result, ...result.others];
  // A refused timestamp is reported even when the other zips have theirs.
  const dated =
    zips.find(({ timestamp }) => timestamp !== null && 'refused' in timestamp)?.timestamp ?? result.timestamp;
  // The size of what is handed over: the PDFs, which have everything, or the zips where there is none.
  const bytes = zips.reduce((sum, zip) => sum + (zip.pdf ?? zip).bytes, 0);
  const exhibits = zips.reduce((sum, { exhibits, volume }) => sum + (volume?.kind === 'annex' ? 0 : exhibits), 0);
  return (
    <>
      <CompletionPanel
        moment="dossier"
        title={
          <div>
            <Heading>{t(words, 'exportDone.title')}</Heading>
            <p>
              {t(words, 'volumes.holds', { n: exhibits, size: formatFileSize(words.lang, bytes) })}
              {result.hasMessages && `. ${t(words, 'exportDone.conversations')}`}
            </p>
            {leftOut.length > 0 && (
              <details data-stays-out={leftOut.length}>
                <summary>{t(words, 'exportDone.staysOut', { n: leftOut.length })}</summary>
                <ItemLinks items={items.filter(({ id }) => leftOut.includes(id))} />
              </details>
            )}
          </div>
        }
        remains={null}
      >
        {zips.map((zip, index) => (
          <ZipDownload key={zip.fileName} zip={zip} position={index + 1} onSaved={() => setSaved(true)} />
        ))}
        <div class="ways" hidden={!isSaved} data-after-save>
          <p class="hint" data-traces>
            {t(words, 'traces.downloads')}
          </p>
          <ol class="downloads">
            <li>{formatGiveTo(words, result)}</li>
            <li>
              <SaveLink name="remise" file={result.receipt} label={t(words, 'exportDone.remise')} />
            </li>
            <li>
              <strong>
                {t(words, isForComplaint(result.purpose) ? 'exportDone.digestUse' : 'exportDone.digestUseFor')}
              </strong>
              {zips.map(({ fileName, manifestDigest }) => (
                <ManifestDigest key={fileName} digest={manifestDigest} zipName={zips.length > 1 ? fileName : null} />
              ))}
            </li>
          </ol>
          <p>
            <strong>{t(words, 'beforeExport.publish')}</strong>
          </p>
          <p>
            {t(words, 'exportDone.nextCopy')} {t(words, 'exportDone.keepOpen')}
          </p>
          {isForComplaint(result.purpose) && progress !== null && !isAfterComplaint(progress) && (
            <WordButton word="exportDone.filed" action="filed" onClick={() => navigation.go('filed')} />
          )}
        </div>
      </CompletionPanel>
      {dated !== null && <TimestampLine dated={dated} />}
      <RecipientSection result={result} />
      <OtherFiles result={result} />
    </>
  );
}

/** What is not handed over with the dossier, or is for later. */
function OtherFiles({ result }: Pick<ExportReadyProps, 'result'>) {
  const words = useWords();
  return (
    <details class="fold" data-other-files>
      <summary>{t(words, result.letters === null ? 'exportDone.otherFiles' : 'exportDone.withLetters')}</summary>
      <ul class="ways">
        <li>
          <SaveLink name="for-you" file={result.advice} label={t(words, 'exportDone.forYou')} />
          <p>{t(words, 'exportDone.forYouMeaning')}</p>
        </li>
        {result.letters !== null && (
          <li>
            <LettersDownload letters={result.letters} />
          </li>
        )}
        <li>
          {/* In French, as the dossier is. */}
          <SaveGuideButton guide="reader" language="fr" label={t(words, 'printedGuides.forReader')} />
          <p>{t(words, 'printedGuides.forReaderMeaning')}</p>
        </li>
      </ul>
    </details>
  );
}

/** The outcome of the timestamp. A refusal or a timeout does not affect the dossier, and the text states that first. */
function TimestampLine({ dated }: { readonly dated: TimestampOutcome }) {
  const words = useWords();
  if ('refused' in dated) {
    return (
      <section class="panel" data-dated="no">
        <h2>{t(words, 'timestamp.notDated')}</h2>
        <p>{refusalSentence(words, dated.refused, dated.detail)}</p>
        <p class="hint">{t(words, 'timestamp.later')}</p>
      </section>
    );
  }
  const { genTime, authority, known, offsetMs } = dated;
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  return (
    <section class="panel" data-dated="yes">
      <h2>{t(words, 'timestamp.dated')}</h2>
      <p>{t(words, 'timestamp.datedBy', { when: formatExactTime(words.lang, genTime), authority })}</p>
      {!known && <p class="hint">{t(words, 'timestamp.unknown')}</p>}
      {minutes > 0 && <p>{t(words, offsetMs > 0 ? 'timestamp.clockAhead' : 'timestamp.clockBehind', { minutes })}</p>}
    </section>
  );
}

interface ManifestDigestProps {
  readonly digest: string;
  /** Name of the zip; null when there is only one. */
  readonly zipName: string | null;
}

function ManifestDigest({ digest, zipName }: ManifestDigestProps) {
  const words = useWords();
  return (
    <section class="reference" data-manifest-digest={digest}>
      {zipName !== null && <p class="file-name">{zipName}</p>}
      <details>
        <summary>{t(words, 'exportDone.showCode')}</summary>
        <h2>{t(words, 'exportDone.digest')}</h2>
        <Digest hex={digest} />
        <p class="hint">{t(words, 'exportDone.digestMeaning')}</p>
        <CopyButton text={digest} label={t(words, 'exportDone.copy')} />
      </details>
    </section>
  );
}

/** Nobody chosen: the dossier goes to the police or to the lawyer. */
const isForComplaint = (purpose: DownloadableDossier['purpose']): boolean =>
  purpose === null || purpose === 'police' || purpose === 'prosecutor';

function formatGiveTo(words: Words, { purpose, pdf }: Pick<DownloadableDossier, 'purpose' | 'pdf'>): string {
  const isZip = pdf === null;
  if (purpose === null) return t(words, isZip ? 'exportDone.zipMeaning' : 'exportDone.pdfMeaning');
  const recipient = t(words, `exportForm.purpose.${purpose}`);
  return isZip
    ? t(words, 'exportDone.zipMeaningFor', { recipient })
    : t(words, 'exportDone.pdfMeaningFor', { recipient });
}

interface ZipDownloadProps {
  readonly zip: DownloadableZip;
  /** From 1, among the zips of the dossier. */
  readonly position: number;
  /** Called at each way that the person takes the dossier away. */
  readonly onSaved: () => void;
}

/** One zip of the dossier, after the PDF with the same files: their descriptions and their downloads. */
function ZipDownload({ zip, position, onSaved }: ZipDownloadProps) {
  const words = useWords();
  const { pdf, volume, bytes, overMail } = zip;
  const size = formatFileSize(words.lang, bytes);
  const name = (kind: 'pdf' | 'zip') => (position === 1 ? kind : `${kind}-${position}`);
  const isAnnex = volume?.kind === 'annex';
  const print = () => {
    pdf?.show();
    onSaved();
  };
  return (
    <div data-zip={position}>
      <SaveLink
        name={name(pdf === null ? 'zip' : 'pdf')}
        file={pdf ?? zip}
        label={dossierLabel(words, volume)}
        isPrimary
        {...{ onSaved }}
      />
      {isAnnex && <p>{t(words, 'volumes.annexMeaning')}</p>}
      {pdf !== null && pdf.bytes > MAX_LIGHT_PDF_BYTES && (
        <p class="note" data-large-pdf>
          {t(words, 'exportDone.pdfLarge', { size: formatFileSize(words.lang, pdf.bytes) })}
        </p>
      )}
      {volume !== null && (
        // The size that the title adds up.
        <p>{t(words, 'volumes.holds', { n: zip.exhibits, size: formatFileSize(words.lang, (pdf ?? zip).bytes) })}</p>
      )}
      {overMail && (
        <p class="note" data-oversize>
          {t(words, 'volumes.oversize', { size })}
        </p>
      )}
      <details class="fold" data-other-ways={name('zip')}>
        <summary>{t(words, 'exportDone.otherWays')}</summary>
        <div class="ways">
          {pdf !== null && (
            <>
              {pdf.save && <SaveAs save={pdf.save} {...{ onSaved }} />}
              {!isAnnex && (
                <p>
                  <WordButton word="exportDone.print" action="print-dossier" onClick={print} />{' '}
                  {t(words, 'exportDone.printMeaning')}
                </p>
              )}
              <SaveLink name={name('zip')} file={zip} label={t(words, 'exportDone.zipToo')} {...{ onSaved }} />
              <p>{t(words, 'exportDone.zipTooMeaning')}</p>
            </>
          )}
          {zip.save === null ? (
            <p class="hint">{t(words, 'exportDone.saveAsInSettings')}</p>
          ) : (
            <SaveAs save={zip.save} isExplained={pdf === null} {...{ onSaved }} />
          )}
        </div>
      </details>
    </div>
  );
}

function dossierLabel(words: Words, volume: DownloadableZip['volume']): string {
  if (volume?.kind === 'annex')
    return volume.of === 1 ? t(words, 'volumes.annex') : t(words, 'volumes.annexOf', { ...volume });
  return volume === null || volume.of === 1
    ? t(words, 'exportDone.zip')
    : t(words, 'volumes.volume', { index: volume.index, of: volume.of });
}

interface SaveAsProps extends Pick<ZipDownloadProps, 'onSaved'> {
  /** Resolves with false when the person cancels. */
  readonly save: () => Promise<boolean>;
  /** False where the page explained it just before. */
  readonly isExplained?: boolean;
}

/** Saves to a place the person chooses, without an entry in the list of downloads. */
export function SaveAs({ save, isExplained = true, onSaved }: SaveAsProps) {
  const words = useWords();
  const [isSaved, setSaved] = useState(false);
  const { fault, working, submit } = useSubmit();
  const saveFile = () =>
    submit(async () => {
      setSaved(false);
      if (!(await save())) return;
      setSaved(true);
      onSaved();
    });
  return (
    <>
      <WordButton word="exportDone.saveAs" action="save-as" disabled={working} onClick={saveFile} />
      {isExplained && <p>{t(words, 'exportDone.saveAsMeaning')}</p>}
      <p role="status" class={isSaved ? 'saved' : 'hint'}>
        {working && t(words, 'exportDone.saving')}
        {isSaved && t(words, 'exportDone.savedThere')}
      </p>
      {fault && <Alert fault={fault} />}
    </>
  );
}

/** The letters beside the dossier: all in one zip, or one by one; a single letter is saved alone. */
function LettersDownload({ letters: { files, zip } }: { readonly letters: DownloadableLetters }) {
  const words = useWords();
  const [first] = files;
  const alone = files.length === 1 && first;
  return (
    <>
      <SaveLink
        name="letters"
        file={alone || zip}
        label={t(words, alone ? 'exportDone.letter' : 'exportDone.letters')}
      />
      {alone && <p lang="fr">{alone.title}</p>}
      <p>{t(words, files.length === 0 ? 'exportDone.lettersProtected' : 'exportDone.lettersMeaning')}</p>
      {files.length > 1 && (
        <details>
          <summary>{t(words, 'exportDone.lettersEach', { n: files.length })}</summary>
          {files.map((file) => (
            <SaveLink key={file.fileName} name={file.fileName} file={file} label={file.title} />
          ))}
        </details>
      )}
    </>
  );
}
