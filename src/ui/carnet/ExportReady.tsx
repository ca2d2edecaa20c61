import { useState } from 'preact/hooks';
import { formatExactTime, formatFileSize } from '../formatTime.ts';
import { type SaveGuide, SaveGuideButton } from '../help/SaveGuide.tsx';
import { refusalSentence, t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { Digest } from '../shared/Digest.tsx';
import { Heading } from '../shared/Heading.tsx';
import type { CarnetProps, ExportedDossier, TimestampOutcome } from './carnetProps.ts';
import { LettersDownload } from './LettersDownload.tsx';
import { RecipientSection } from './recipient/RecipientSection.tsx';
import { SaveLink } from './SaveLink.tsx';
import { ZipDownload } from './ZipDownload.tsx';

interface ExportReadyProps extends Pick<CarnetProps, 'copyToClipboard'> {
  readonly result: ExportedDossier;
  readonly saveGuide: SaveGuide;
  readonly go: (path: string) => void;
}

/** The files to save, the digest to note, and the next steps. */
export function ExportReady({ result, copyToClipboard, saveGuide, go }: ExportReadyProps) {
  const words = useWords();
  const zips = [result, ...result.others];
  // A refused timestamp is reported even when the other zips have theirs.
  const dated = zips.find((zip) => zip.dated !== null && 'refused' in zip.dated)?.dated ?? result.dated;
  const bytes = zips.reduce((sum, zip) => sum + zip.bytes, 0);
  const exhibits = zips.reduce((sum, { exhibits, volume }) => sum + (volume?.kind === 'annex' ? 0 : exhibits), 0);
  return (
    <>
      <Heading>{t(words, 'exportDone.title')}</Heading>
      <p>{t(words, 'exportDone.contents', { n: exhibits, size: formatFileSize(words.lang, bytes) })}</p>
      <p>{t(words, 'exportDone.keepOpen')}</p>
      <ol class="downloads">
        <li>
          {zips.map((zip, index) => (
            <ZipDownload key={zip.fileName} zip={zip} position={index + 1} />
          ))}
        </li>
        <li>
          <SaveLink
            name="remise"
            href={result.receiptUrl}
            fileName={result.receiptName}
            label={t(words, 'exportDone.remise')}
          />
          <p>
            <strong>{t(words, 'exportDone.digestUse')}</strong>
          </p>
          {zips.map(({ fileName, manifestDigest }) => (
            <ManifestDigest
              key={fileName}
              digest={manifestDigest}
              zipName={zips.length > 1 ? fileName : null}
              copyToClipboard={copyToClipboard}
            />
          ))}
          {/* In French, as the dossier is. */}
          <SaveGuideButton
            guide="reader"
            language="fr"
            label={t(words, 'printedGuides.forReader')}
            saveGuide={saveGuide}
          />
          <p>{t(words, 'printedGuides.forReaderMeaning')}</p>
        </li>
        <li>
          <SaveLink
            name="for-you"
            href={result.adviceUrl}
            fileName={result.adviceName}
            label={t(words, 'exportDone.forYou')}
          />
          <p>{t(words, 'exportDone.forYouMeaning')}</p>
        </li>
        {result.letters !== null && (
          <li>
            <LettersDownload letters={result.letters} />
          </li>
        )}
      </ol>
      <p class="hint" data-traces>
        {t(words, 'traces.downloads')}
      </p>
      {dated !== null && <TimestampLine dated={dated} />}
      <RecipientSection result={result} copyToClipboard={copyToClipboard} />
      <h2>{t(words, 'exportDone.next')}</h2>
      <ul class="next">
        <li>{t(words, 'exportDone.nextCopy')}</li>
        <li>
          <strong>{t(words, 'beforeExport.publish')}</strong>
        </li>
      </ul>
      <p>
        <button type="button" data-action="review" onClick={() => go('items')}>
          {t(words, 'exportDone.otherExport')}
        </button>
      </p>
    </>
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

interface ManifestDigestProps extends Pick<CarnetProps, 'copyToClipboard'> {
  readonly digest: string;
  /** Name of the zip; null when there is only one. */
  readonly zipName: string | null;
}

function ManifestDigest({ digest, zipName, copyToClipboard }: ManifestDigestProps) {
  const words = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copyDigest = () =>
    copyToClipboard(digest).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section class="panel" data-manifest-digest={digest}>
      <h2>{t(words, 'exportDone.digest')}</h2>
      {zipName !== null && <p class="file-name">{zipName}</p>}
      <Digest hex={digest} />
      <p class="hint">{t(words, 'exportDone.digestMeaning')}</p>
      <button type="button" data-action="copy-digest" onClick={copyDigest}>
        {t(words, 'exportDone.copy')}
      </button>
      <p role="status" class="hint">
        {copied !== null && t(words, copied ? 'exportDone.copied' : 'exportDone.copyFailed')}{' '}
        {copied && t(words, 'traces.clipboard')}
      </p>
    </section>
  );
}
