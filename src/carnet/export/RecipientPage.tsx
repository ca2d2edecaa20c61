import { useContext, useState } from 'preact/hooks';
import { NO_TIMESTAMP_SETTINGS, type TimestampSettings } from '../../domain/case/timestampAuthorities.ts';
import { PURPOSES } from '../../domain/export/dossierOptions.ts';
import { withPurpose } from '../../domain/export/exportChoices.ts';
import { JOURNALIST_NOTICE } from '../../law/portals.ts';
import { useAsk, useWords } from '../../ui/context.ts';
import { lawText, t } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { CarnetProps } from '../carnetProps.ts';
import { RadioGroup } from '../formFields.tsx';
import { PendingWritesContext } from '../pendingWrites.ts';
import { WordLink } from '../WordLink.tsx';
import { type ExportData, summarize } from './exportData.ts';
import {
  ComplementChoice,
  isNothingToCreate,
  MarksLine,
  PlatformChoice,
  SelectedCount,
  selectItems,
} from './ItemsSection.tsx';

/** « À qui donnez-vous le dossier ? »: the dossier can be created at once. */
export function RecipientPage(props: CreateDossierProps) {
  const words = useWords();
  const creation = useCreateDossier({ ...props, start: () => props.start(false) });
  const { data } = props;
  const { purpose } = data.choices;
  const selection = selectItems(data);
  const isEmpty = isNothingToCreate(data, selection);
  const isNothingNew = isEmpty && selection.choosable === null;
  const changed = summarize(words, data).filter(({ isChanged }) => isChanged);
  return (
    <>
      <p class="hint">
        {t(words, 'exportForm.recipientUnknown')} {words.lang !== 'fr' && t(words, 'exportForm.language')}
      </p>
      <RadioGroup
        legend={t(words, 'exportForm.title.recipient')}
        hidesLegend
        name="purpose"
        value={purpose}
        options={PURPOSES.map((one) => [one, t(words, `exportForm.purpose.${one}`)] as const)}
        choose={(chosen) => void data.change((before) => withPurpose(before, chosen))}
      />
      {purpose === 'school' && <p class="note">{t(words, 'exportForm.schoolMinors')}</p>}
      <PlatformChoice {...data} />
      <ComplementChoice selection={selection} data={data} />
      {!isNothingNew && <SelectedCount selection={selection} />}
      {selection.choosable && (
        <p>
          <WordLink word="exportForm.chooseItems" class="button" action="choose-items" to="before-export/add/items" />
        </p>
      )}
      {changed.length > 0 && (
        <p data-kept-choices>
          {t(words, 'exportForm.keptChoices', {
            subjects: changed.map(({ subject }) => t(words, `exportForm.subject.${subject}`)).join(', '),
          })}
        </p>
      )}
      <ReadersLine />
      <div class="choices">
        <WordLink word="exportForm.continue" class="button primary" action="continue" to="before-export/add" />
        {!isEmpty && (
          <button type="button" data-action="export" onClick={creation.create}>
            {t(words, changed.length > 0 ? 'exportForm.createAsBefore' : 'exportForm.createNow')}
          </button>
        )}
      </div>
      <JournalistLine />
      <DatingRefused creation={creation} />
      {/* A report to a platform names the marked accounts. */}
      {purpose === 'platform' && <MarksLine caseIndex={data.caseIndex} included={selection.included} />}
    </>
  );
}

export interface CreateDossierProps extends Pick<CarnetProps, 'allowAuthority'> {
  readonly data: ExportData;
  /** Starts the export. `filesShown`: the page listed the files that go with private metadata. */
  readonly start: (filesShown: boolean) => void;
}

/**
 * Applies the time-stamping that the person chose, then starts the export once every choice is on the disk. The browser
 * asks for the permission of the authority's host; when it is refused, the person decides.
 */
export function useCreateDossier({ data, allowAuthority, start }: CreateDossierProps & { readonly start: () => void }) {
  const ask = useAsk();
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

/** What a journalist takes out first: on each page that creates a dossier. */
export function JournalistLine() {
  const words = useWords();
  return (
    <p class="hint" data-journalist>
      {lawText(words, JOURNALIST_NOTICE)}
    </p>
  );
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
        <WordLink word="timestamp.chooseOther" class="button" to="before-export/add/dating" />
      </div>
    </div>
  );
}
