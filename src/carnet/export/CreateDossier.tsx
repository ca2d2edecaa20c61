import { useContext, useState } from 'preact/hooks';
import { NO_TIMESTAMP_SETTINGS, type TimestampSettings } from '../../domain/case/timestampAuthorities.ts';
import type { StaysOut } from '../../domain/export/exportedDossier.ts';
import { useAsk, useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetProps } from '../carnetProps.ts';
import { PendingWritesContext } from '../parts/pendingWrites.ts';
import { WordLink } from '../parts/WordLink.tsx';
import type { ExportData } from './exportData.ts';

export interface CreateDossierProps {
  readonly data: ExportData;
  /** Starts the export. `filesShown`: the page listed the files that go with private metadata. */
  readonly start: (filesShown: boolean, staysOut: StaysOut) => void;
}

/**
 * Applies the time-stamping that the person chose, then starts the export once every choice is on the disk. The browser
 * asks for the permission of the authority's host; when it is refused, the person decides.
 */
export function useCreateDossier(data: ExportData, start: () => void) {
  const ask = useAsk();
  const { allowAuthority } = useCarnetProps();
  const pendingWrites = useContext(PendingWritesContext);
  const [isRefused, setRefused] = useState(false);
  const { fault, submit } = useSubmit();
  const { choices, change } = data;
  const createWith = (dating: TimestampSettings) =>
    void submit(async () => {
      // Before anything else is awaited: browsers show a permission prompt only just after a click.
      const isAllowed = dating.address === null || (await allowAuthority(dating.address));
      setRefused(!isAllowed);
      if (!isAllowed) return;
      if (choices.dating !== null || dating !== data.dating) await ask('ui>bg:saveTimestampSettings', dating);
      if (dating !== data.dating) await change((before) => ({ ...before, dating }));
      await pendingWrites.flush();
      start();
    });
  return {
    create: () => createWith(data.dating),
    createUndated: () => createWith(NO_TIMESTAMP_SETTINGS),
    isRefused,
    fault,
  };
}

/** Who may read the dossier, stated beside the button that creates it. */
export function ReadersLine() {
  const words = useWords();
  return <p data-readers>{t(words, 'exportForm.readers')}</p>;
}

/** Shown when the browser refused the permission: the dossier is never made undated without saying so. */
export function DatingRefused({ creation }: { readonly creation: ReturnType<typeof useCreateDossier> }) {
  const words = useWords();
  if (creation.fault) return <Alert fault={creation.fault} />;
  if (!creation.isRefused) return null;
  return (
    <div class="alert" data-dating-refused>
      <p role="alert">{t(words, 'timestamp.refused')}</p>
      <div class="choices">
        <WordButton word="timestamp.createUndated" action="export-undated" onClick={creation.createUndated} />
        <WordLink word="timestamp.chooseOther" class="button" to="before-export/dating" />
      </div>
    </div>
  );
}
