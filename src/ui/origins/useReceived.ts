import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Fault, faultOf } from '../faults.ts';
import type { ListedDossiers, Receiving } from './props.ts';

/** Null while it is read. */
export function useReceived(received: Receiving) {
  const [found, setFound] = useState<ListedDossiers | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const reload = useCallback(() => {
    received.list().then(setFound, (error: unknown) => setFault(faultOf(error)));
  }, [received]);
  useEffect(reload, [reload]);
  return { list: found?.listed ?? null, damaged: found?.damaged ?? [], fault, reload };
}
