import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import type { DownloadableLetters } from './carnetProps.ts';
import { SaveLink } from './SaveLink.tsx';

/** The letters beside the dossier: all in one zip, or one by one; a single letter is saved alone. */
export function LettersDownload({ letters: { files, zipUrl, zipName } }: { readonly letters: DownloadableLetters }) {
  const words = useWords();
  const [first] = files;
  const alone = files.length === 1 && first;
  return (
    <>
      <SaveLink
        name="letters"
        href={alone ? alone.url : zipUrl}
        fileName={alone ? alone.fileName : zipName}
        label={alone ? t(words, 'exportDone.letter') : t(words, 'exportDone.letters')}
      />
      {alone && <p lang="fr">{alone.title}</p>}
      <p>{t(words, files.length === 0 ? 'exportDone.lettersProtected' : 'exportDone.lettersMeaning')}</p>
      {files.length > 1 && (
        <details>
          <summary>{t(words, 'exportDone.lettersEach', { n: files.length })}</summary>
          {files.map(({ fileName, title, url }) => (
            <SaveLink key={fileName} name={fileName} href={url} fileName={fileName} label={title} />
          ))}
        </details>
      )}
    </>
  );
}
