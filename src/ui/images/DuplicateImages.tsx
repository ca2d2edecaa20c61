import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ImageDuplicates } from '../../domain/item/prohibitedImages.ts';
import { ConfirmButton } from '../carnet/ConfirmButton.tsx';
import type { CarnetApi } from '../carnet/carnetApi.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { formatCaseName } from '../shared/caseName.ts';
import { useAsk, useWords } from '../shared/context.ts';
import { useLayoutReady } from '../shared/LayoutGate.tsx';
import { useTask } from '../shared/useTask.tsx';

interface DuplicateImagesProps {
  readonly carnetApi: Pick<CarnetApi, 'findDuplicateImages' | 'removeReceived'>;
  /** The item whose image is not kept. */
  readonly itemId: string;
}

/** Lists where the same image is stored (other cases, received dossiers), with a button to remove each. */
export function DuplicateImages({ carnetApi, itemId }: DuplicateImagesProps) {
  const ask = useAsk();
  const words = useWords();
  const { result: duplicates, fault, run } = useTask<ImageDuplicates>();
  const [wasChanged, setWasChanged] = useState(false);
  const loadDuplicates = useCallback(() => run(() => carnetApi.findDuplicateImages(itemId)), [carnetApi, itemId, run]);
  useEffect(() => void loadDuplicates(), [loadDuplicates]);
  useLayoutReady(duplicates !== null || fault !== null);
  const runAndReload = async (work: Promise<unknown>): Promise<void> => {
    await work;
    setWasChanged(true);
    await loadDuplicates();
  };
  if (fault) return <Alert fault={fault} />;
  if (duplicates === null) return null;
  const isEmpty = duplicates.items.length + duplicates.dossiers.length === 0;
  if (isEmpty && !wasChanged) return null;
  return (
    <section data-same-image>
      <h2>{t(words, 'images.same')}</h2>
      <p role={isEmpty ? 'status' : undefined}>{t(words, isEmpty ? 'images.sameNone' : 'images.sameMeaning')}</p>
      <ul class="rows">
        {duplicates.items.map((one) => (
          <li key={one.itemId} class="row card">
            <p>
              <bdi>{t(words, 'images.sameItem', { name: formatCaseName(words, one), ordinal: one.ordinal })}</bdi>
            </p>
            <ConfirmButton
              label={t(words, 'images.sameRemove', { ordinal: one.ordinal })}
              confirmLabel={t(words, 'images.sameRemoveSure')}
              act={() => runAndReload(ask('ui>bg:eraseImages', { itemId: one.itemId }))}
            />
          </li>
        ))}
        {duplicates.dossiers.map((one) => (
          <li key={`${one.caseId} ${one.number}`} class="row card">
            <p>
              <bdi>{t(words, 'images.sameDossier', { name: formatCaseName(words, one), number: one.number })}</bdi>
            </p>
            <p class="hint">{t(words, 'images.sameDossierWhole')}</p>
            <ConfirmButton
              label={t(words, 'images.sameDossierRemove', { number: one.number })}
              confirmLabel={t(words, 'receivedDossiers.removeConfirm')}
              act={() => runAndReload(carnetApi.removeReceived(one.caseId, one.number))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
