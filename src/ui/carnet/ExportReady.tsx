import { useState } from 'preact/hooks';
import { Digest } from '../parts/Digest.tsx';
import { Heading } from '../parts/Heading.tsx';
import { exactTime, fileSize } from '../times.ts';
import { refusalSentence, t, type Words } from '../words/index.ts';
import type { CarnetProps, Dated, ExportDone } from './props.ts';
import { ZipDownload } from './ZipDownload.tsx';

interface ExportReadyProps extends Pick<CarnetProps, 'words' | 'copy'> {
  readonly result: ExportDone;
  readonly go: (hash: string) => void;
}

/** What to save, the digest to write down, and what comes next. */
export function ExportReady({ words, result, copy, go }: ExportReadyProps) {
  const zips = [result, ...result.others];
  // One that was not dated is told of, whatever became of the others.
  const dated = zips.find((zip) => zip.dated !== null && 'refused' in zip.dated)?.dated ?? result.dated;
  const bytes = zips.reduce((sum, zip) => sum + zip.bytes, 0);
  const exhibits = zips.reduce(
    (sum, { exhibits, volume }) => sum + (volume?.kind === 'annex' ? 0 : exhibits),
    0,
  );
  return (
    <>
      <Heading>{t(words, 'done.title')}</Heading>
      <p>{t(words, 'done.contents', { n: exhibits, size: fileSize(words.lang, bytes) })}</p>
      <h2>{t(words, 'done.save')}</h2>
      <p class="hint">{t(words, 'done.keepOpen')}</p>
      <ul class="downloads">
        {zips.map((zip, index) => (
          <ZipDownload key={zip.fileName} words={words} zip={zip} place={index + 1} />
        ))}
        <li>
          <a class="button" data-download="remise" href={result.remiseUrl} download={result.remiseName}>
            {t(words, 'done.remise')}
          </a>
          <p>{t(words, 'done.remiseMeaning')}</p>
          <p class="file-name">{result.remiseName}</p>
        </li>
        <li>
          <a class="button" data-download="for-you" href={result.forYouUrl} download={result.forYouName}>
            {t(words, 'done.forYou')}
          </a>
          <p>{t(words, 'done.forYouMeaning')}</p>
          <p class="file-name">{result.forYouName}</p>
        </li>
      </ul>
      <p class="hint" data-traces>
        {t(words, 'traces.downloads')}
      </p>
      {dated !== null && <DatedLine words={words} dated={dated} />}
      {zips.map(({ fileName, manifestDigest }) => (
        <ManifestDigest
          key={fileName}
          words={words}
          digest={manifestDigest}
          of={zips.length > 1 ? fileName : null}
          copy={copy}
        />
      ))}
      <h2>{t(words, 'done.next')}</h2>
      <ul class="next">
        <li>{t(words, 'done.nextCopy')}</li>
        <li>{t(words, 'done.nextTake')}</li>
        <li>
          <strong>{t(words, 'before.publish')}</strong>
        </li>
      </ul>
      <p>
        <button type="button" data-action="review" onClick={() => go('#items')}>
          {t(words, 'done.otherExport')}
        </button>
      </p>
    </>
  );
}

/** Refused or silent, the authority stopped nothing: the dossier is whole, and that is said first. */
function DatedLine({ words, dated }: { readonly words: Words; readonly dated: Dated }) {
  if ('refused' in dated) {
    return (
      <section class="panel" data-dated="no">
        <h2>{t(words, 'stamp.notDated')}</h2>
        <p>{refusalSentence(words, dated.refused, dated.detail)}</p>
        <p class="hint">{t(words, 'stamp.later')}</p>
      </section>
    );
  }
  const { genTime, authority, known, offsetMs } = dated;
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  return (
    <section class="panel" data-dated="yes">
      <h2>{t(words, 'stamp.dated')}</h2>
      <p>{t(words, 'stamp.datedBy', { when: exactTime(words.lang, genTime), authority })}</p>
      {!known && <p class="hint">{t(words, 'stamp.unknown')}</p>}
      {minutes > 0 && <p>{t(words, offsetMs > 0 ? 'stamp.clockAhead' : 'stamp.clockBehind', { minutes })}</p>}
    </section>
  );
}

interface ManifestDigestProps extends Pick<CarnetProps, 'words' | 'copy'> {
  readonly digest: string;
  /** The zip it is of, where there are several. */
  readonly of: string | null;
}

function ManifestDigest({ words, digest, of, copy }: ManifestDigestProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const press = () =>
    copy(digest).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section class="panel" data-manifest-digest={digest}>
      <h2>{t(words, 'done.digest')}</h2>
      {of !== null && <p class="file-name">{of}</p>}
      <p class="hint">{t(words, 'done.digestMeaning')}</p>
      <p>
        <strong>{t(words, 'done.digestNote')}</strong> {t(words, 'done.digestUse')}
      </p>
      <Digest hex={digest} />
      <button type="button" data-action="copy-digest" onClick={press}>
        {t(words, 'done.copy')}
      </button>
      <p role="status" class="hint">
        {copied !== null && t(words, copied ? 'done.copied' : 'done.copyFailed')}{' '}
        {copied && t(words, 'traces.clipboard')}
      </p>
    </section>
  );
}
