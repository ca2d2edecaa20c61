import type { ItemDetail } from '../../../messages/protocol.ts';
import { formatFileSize } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { Digest } from '../../shared/Digest.tsx';
import type { RevealState } from '../../shared/useReveal.ts';
import { FicheFields } from '../FicheFields.tsx';
import { ImportedFileFields } from '../ImportedFileFields.tsx';

interface ItemRecordProps {
  readonly detail: ItemDetail;
  readonly reveal: RevealState<HTMLDivElement>;
}

/** What was read and what is kept, in two folded parts. */
export function ItemRecord({ detail: { fiche, digest, erasedPaths }, reveal }: ItemRecordProps) {
  const words = useWords();
  return (
    <>
      <details class="panel" data-record>
        <summary>{t(words, 'detail.allRead')}</summary>
        <ImportedFileFields fiche={fiche} />
        <FicheFields fiche={fiche} reveal={reveal} />
      </details>
      <details class="panel" data-files>
        <summary>{t(words, 'detail.sealAndFiles')}</summary>
        <p class="hint">{t(words, 'detail.sealMeaning')}</p>
        <Digest hex={digest} />
        <h2>{t(words, 'detail.files', { n: fiche.files.length })}</h2>
        <ul class="files">
          {fiche.files.map((file) => (
            <li key={file.path}>
              <span class="file-name">
                {file.path} · {formatFileSize(words.lang, file.bytes)}
              </span>
              {erasedPaths.includes(file.path) ? (
                <span class="how">{t(words, 'images.fileGone')}</span>
              ) : (
                <Digest hex={file.sha256} />
              )}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
