import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Fault, faultOf } from '../faults.ts';
import type { ListedDossier, Receiving } from './props.ts';

/** Null while it is read. */
export function useReceived(received: Receiving) {
  const [list, setList] = useState<readonly ListedDossier[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const reload = useCallback(() => {
    received.list().then(setList, (error: unknown) => setFault(faultOf(error)));
  }, [received]);
  useEffect(reload, [reload]);
  return { list, fault, reload };
}
