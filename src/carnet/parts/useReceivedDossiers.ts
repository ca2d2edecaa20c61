import { useCallback, useEffect } from 'preact/hooks';
import { useTask } from '../../ui/useTask.tsx';
import type { ListedDossiers } from '../../workflow/receivedDossierList.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { useStoreChanges } from '../storeChanges.ts';

/** Loads the received dossiers of the current case; `list` is null until then. */
export function useReceivedDossiers() {
  const { received } = useCarnetApi();
  const changes = useStoreChanges();
  const { result: dossiers, fault, run, reset } = useTask<ListedDossiers>();
  const reload = useCallback(() => void run(() => received.list()), [received, run]);
  useEffect(() => {
    reset();
    reload();
  }, [reset, reload, changes]);
  return { list: dossiers?.listed ?? null, damaged: dossiers?.damaged ?? [], fault, reload };
}
