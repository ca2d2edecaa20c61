import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ImageDuplicates } from '../../domain/images/duplicateImages.ts';
import type { Ask } from '../../messages/requests.ts';
import type { Book } from '../carnet/book.ts';
import { SureButton } from '../carnet/SureButton.tsx';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { useWaitedFor } from '../parts/Together.tsx';
import { t, type Words } from '../words/index.ts';

interface AlsoElsewhereProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly book: Pick<Book, 'sameImage' | 'removeReceived'>;
  /** Whose image is not kept. */
  readonly itemId: string;
}

/** The very same image in another case or in a received dossier: where, and taken away there too at the person's word. */
export function AlsoElsewhere({ ask, words, book, itemId }: AlsoElsewhereProps) {
  const [found, setFound] = useState<ImageDuplicates | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [changed, setChanged] = useState(false);
  const read = useCallback(
    () => book.sameImage(itemId).then(setFound, (error: unknown) => setFault(faultOf(error))),
    [book, itemId],
  );
  useEffect(() => void read(), [read]);
  useWaitedFor(found !== null || fault !== null);
  const after = async (work: Promise<unknown>): Promise<void> => {
    await work;
    setChanged(true);
    await read();
  };
  const nameOf = ({ name, place }: ImageDuplicates['items'][number] | ImageDuplicates['dossiers'][number]) =>
    name || t(words, 'cases.unnamed', { place });
  if (fault) return <Alert words={words} fault={fault} />;
  if (found === null) return null;
  const none = found.items.length + found.dossiers.length === 0;
  if (none && !changed) return null;
  return (
    <section data-same-image>
      <h2>{t(words, 'images.same')}</h2>
      <p role={none ? 'status' : undefined}>{t(words, none ? 'images.sameNone' : 'images.sameMeaning')}</p>
      <ul class="rows">
        {found.items.map((one) => (
          <li key={one.itemId} class="row card">
            <p>
              <bdi>{t(words, 'images.sameItem', { name: nameOf(one), ordinal: one.ordinal })}</bdi>
            </p>
            <SureButton
              words={words}
              label={t(words, 'images.sameRemove', { ordinal: one.ordinal })}
              sure={t(words, 'images.sameRemoveSure')}
              act={() => after(ask('ui>bg:eraseImages', { itemId: one.itemId }))}
            />
          </li>
        ))}
        {found.dossiers.map((one) => (
          <li key={`${one.caseId} ${one.number}`} class="row card">
            <p>
              <bdi>{t(words, 'images.sameDossier', { name: nameOf(one), number: one.number })}</bdi>
            </p>
            <p class="hint">{t(words, 'images.sameDossierWhole')}</p>
            <SureButton
              words={words}
              label={t(words, 'images.sameDossierRemove', { number: one.number })}
              sure={t(words, 'origins.removeConfirm')}
              act={() => after(book.removeReceived(one.caseId, one.number))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
