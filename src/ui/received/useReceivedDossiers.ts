import { useCallback, useEffect } from 'preact/hooks';
import { useTask } from '../shared/useTask.tsx';
import type { ListedDossiers, ReceivedDossiersApi } from './receivedDossiersApi.ts';

/** Loads the received dossiers of the current case; `list` is null until then. */
export function useReceivedDossiers(received: ReceivedDossiersApi) {
  const { result: dossiers, fault, run } = useTask<ListedDossiers>();
  const reload = useCallback(() => void run(() => received.list()), [received, run]);
  useEffect(reload, [reload]);
  return { list: dossiers?.listed ?? null, damaged: dossiers?.damaged ?? [], fault, reload };
}
