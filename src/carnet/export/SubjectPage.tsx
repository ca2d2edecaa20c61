import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { parseAuthorityAddress } from '../../domain/case/timestampAuthorities.ts';
import { DECLARATIONS, PARTS, type Part, PREREQUISITES } from '../../domain/export/dossierOptions.ts';
import {
  includesOriginals,
  receivedExclusionReason,
  resolveChosenParts,
  selectExportItems,
  withLeftOut,
} from '../../domain/export/exportChoices.ts';
import { isFromFile } from '../../domain/item/kind.ts';
import type { SearchIndex } from '../../domain/item/search.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { MAX_EMAIL_BYTES } from '../../domain/shared/limits.ts';
import { useWords } from '../../ui/context.ts';
import { formatFileSize } from '../../ui/formatTime.ts';
import { formatItemName } from '../../ui/itemLabels.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { ListedDossier } from '../../workflow/receivedDossierList.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { useCarnetProps } from '../carnetProps.ts';
import { reportMistypedDays } from '../parts/DayInput.tsx';
import { Checkbox, RadioGroup, type SectionProps } from '../parts/formFields.tsx';
import { listAlwaysWritten } from '../parts/labels.tsx';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import type { DossierSubject } from '../route.ts';
import { AttachmentsSection } from './AttachmentsSection.tsx';
import { DatingFields, PasswordFields } from './DatingFields.tsx';
import { selectReceived } from './dossierSelection.ts';
import type { ExportData } from './exportData.ts';
import { ItemsSection, LeaveOutButtons } from './ItemsSection.tsx';
import { FactsSection, RequesterSection } from './RequesterSection.tsx';

interface SubjectPageProps {
  readonly data: ExportData;
  readonly subject: DossierSubject;
  /** Keeps the password of the file in memory; null: none. */
  readonly setPassword: (password: string | null) => void;
}

interface Mistakes {
  readonly password: 'weak' | 'different' | null;
  readonly isAddressWrong: boolean;
}
const NO_MISTAKES: Mistakes = { password: null, isAddressWrong: false };

/** One subject of the dossier, after « Modifier ». Each answer is saved at once, but the password. */
export function SubjectPage({ data, subject, setPassword }: SubjectPageProps) {
  const words = useWords();
  const { navigation } = useCarnetProps();
  const { loadExports } = useCarnetApi();
  const { choices, change } = data;
  const [mistakes, setMistakes] = useState(NO_MISTAKES);
  const password = useRef<HTMLInputElement>(null);
  const passwordAgain = useRef<HTMLInputElement>(null);
  const addressInput = useRef<HTMLInputElement>(null);
  const { fault, submit } = useSubmit();
  const size = formatFileSize(words.lang, MAX_EMAIL_BYTES);

  const findPasswordMistake = async (chosen: string): Promise<Mistakes['password']> => {
    const { checkPassword } = await loadExports();
    return checkPassword(chosen).then(
      () => (chosen === passwordAgain.current?.value ? null : 'different'),
      (error: unknown) => {
        if (error instanceof Refusal && error.code === 'weak-passphrase') return 'weak';
        throw error;
      },
    );
  };
  const goBack = () => {
    if (reportMistypedDays(document)) return;
    void submit(async () => {
      const chosen = password.current?.value || null;
      const typedAddress = addressInput.current?.value ?? null;
      const found: Mistakes = {
        password: chosen === null ? null : await findPasswordMistake(chosen),
        isAddressWrong: typedAddress !== null && parseAuthorityAddress(typedAddress) === null,
      };
      setMistakes(found);
      if (found.password !== null || found.isAddressWrong) return;
      if (chosen !== null) setPassword(chosen);
      navigation.go('before-export');
    });
  };
  useLayoutEffect(() => {
    if (mistakes.isAddressWrong) addressInput.current?.focus();
    else if (mistakes.password !== null) (mistakes.password === 'weak' ? password : passwordAgain).current?.focus();
  }, [mistakes]);

  const sections: Readonly<Record<DossierSubject, () => preact.ComponentChildren>> = {
    items: () => (
      <>
        <ItemsSection {...data} />
        <RedactedSection {...data} />
        <MetadataChoice {...data} />
      </>
    ),
    documents: () => <AttachmentsSection {...data} />,
    requester: () => <RequesterSection {...data} />,
    facts: () => <FactsSection {...data} />,
    contents: () => <ContentsSection {...data} />,
    received: () => <ReceivedSection {...data} />,
    dating: () => (
      <DatingFields
        chosen={data.dating}
        choose={(dating) => void change((before) => ({ ...before, dating }))}
        addressInput={addressInput}
        isAddressWrong={mistakes.isAddressWrong}
      />
    ),
    file: () => (
      <>
        <Checkbox
          name="volumes"
          label={t(words, 'volumes.tick', { size })}
          checked={choices.volumes}
          onChange={(volumes) => void change((before) => ({ ...before, volumes }))}
        />
        <p class="hint">{t(words, 'volumes.meaning')}</p>
        <PasswordFields
          password={password}
          again={passwordAgain}
          mistake={mistakes.password}
          isChosen={data.hasPassword}
          remove={() => setPassword(null)}
        />
      </>
    ),
  };
  return (
    <>
      {sections[subject]()}
      {fault && <Alert fault={fault} />}
      <p>
        <WordButton word="exportForm.backToDossier" class="primary" action="back-to-dossier" onClick={goBack} />
      </p>
    </>
  );
}

/** What few people change: folded. */
const RARE_PARTS: readonly Part[] = ['sources', 'visits'];

/** The parts of the dossier. Those proposed for the purpose are ticked by default. */
function ContentsSection({ choices, change }: SectionProps) {
  const words = useWords();
  const parts = resolveChosenParts(choices);
  const renderPart = (part: Part) => (
    <Checkbox
      key={part}
      name={part}
      label={t(words, `exportForm.part.${part}`)}
      checked={parts.has(part)}
      onChange={(checked) => void change((before) => ({ ...before, parts: { ...before.parts, [part]: checked } }))}
    />
  );
  const renderNotes = (what: 'translations' | 'notes' | 'ratings') => (
    <Checkbox
      key={what}
      name={what}
      label={t(words, `exportForm.${what}`)}
      {...(what === 'ratings' && {
        meaning: t(words, 'exportForm.ratingsMeaning', {
          list: listAlwaysWritten(words, ['seriousness', 'categories']),
        }),
      })}
      checked={choices[what]}
      onChange={(checked) => void change((before) => ({ ...before, [what]: checked }))}
    />
  );
  // The address is asked below its field. Without witnesses, there is no telephone of theirs to add.
  const isShown = (part: Part) =>
    part !== 'address' && !RARE_PARTS.includes(part) && (part !== 'witnessContact' || parts.has('witnesses'));
  return (
    <>
      <p class="hint">{t(words, 'exportForm.contentsMeaning')}</p>
      <div class="fieldset">
        {PARTS.filter(isShown).map(renderPart)}
        {(['notes', 'ratings'] as const).map(renderNotes)}
      </div>
      <details>
        <summary>{t(words, 'exportForm.moreParts')}</summary>
        <div class="fieldset">
          {RARE_PARTS.map(renderPart)}
          {renderNotes('translations')}
        </div>
        {parts.has('visits') && <PrerequisiteChoices choices={choices} change={change} />}
      </details>
    </>
  );
}

/** What a commissaire de justice asks about the captures. */
function PrerequisiteChoices({ choices, change }: SectionProps) {
  const words = useWords();
  return (
    <>
      <h3>{t(words, 'exportForm.prerequisites')}</h3>
      <p class="hint">{t(words, 'exportForm.prerequisitesMeaning')}</p>
      {PREREQUISITES.map((one) => (
        <RadioGroup
          key={one}
          legend={t(words, `exportForm.prerequisite.${one}`)}
          name={one}
          value={choices.prerequisites[one]}
          options={[
            [null, t(words, 'exportForm.declaration.none')],
            ...DECLARATIONS.map((state) => [state, t(words, `exportForm.declaration.${state}`)] as const),
          ]}
          choose={(state) =>
            void change((before) => ({ ...before, prerequisites: { ...before.prerequisites, [one]: state } }))
          }
        />
      ))}
    </>
  );
}

/** Whether imported files keep the place and device that they name; nothing in a case without imported files. */
function MetadataChoice({ index, choices, change }: SectionProps & { readonly index: SearchIndex }) {
  const words = useWords();
  if (!index.items.some(({ item }) => isFromFile(item))) return null;
  return (
    <Checkbox
      name="metadata"
      label={t(words, 'exportForm.metadata')}
      meaning={t(words, 'exportForm.metadataMeaning')}
      checked={choices.metadata}
      onChange={(metadata) => void change((before) => ({ ...before, metadata }))}
    />
  );
}

interface RedactedSectionProps extends SectionProps {
  readonly caseIndex: CaseIndex;
  readonly index: SearchIndex;
  readonly attachments: ReadonlyMap<string, unknown>;
}

/** Shown when items have redactions: states what a redacted copy does not change, and lets each item be left out. */
function RedactedSection({ caseIndex, index, attachments, choices, change }: RedactedSectionProps) {
  const words = useWords();
  const { redacted } = selectExportItems(index, caseIndex.persons, choices, attachments, []);
  if (redacted.length === 0) return null;
  const included = redacted.filter(({ item }) => !choices.leftOut.includes(item.id));
  const setLeftOut = (id: string, isLeftOut: boolean) => void change((before) => withLeftOut(before, [id], isLeftOut));
  return (
    <>
      <h3>{t(words, 'exportForm.redacted')}</h3>
      {included.length > 0 && !includesOriginals(choices) && (
        <p>
          {t(words, 'exportForm.redactedCopies', { n: included.length })} {t(words, 'exportForm.redactedNamed')}
        </p>
      )}
      {choices.purpose !== 'school' && (
        <Checkbox
          name="originals"
          label={t(words, 'exportForm.originals')}
          checked={choices.originals}
          onChange={(originals) => void change((before) => ({ ...before, originals }))}
        />
      )}
      {includesOriginals(choices) && (
        <p class="note" data-originals>
          {t(words, 'exportForm.originalsShow')}
        </p>
      )}
      <p class="note">{t(words, 'exportForm.redactedStill')}</p>
      <LeaveOutButtons
        items={redacted.map(({ item }) => ({ id: item.id, name: formatItemName(words, item) }))}
        isLeftOut={(id) => choices.leftOut.includes(id)}
        setLeftOut={setLeftOut}
      />
    </>
  );
}

interface ReceivedSectionProps extends SectionProps {
  readonly received: readonly ListedDossier[];
  readonly earlier: ExportData['earlier'];
}

/** Received dossiers are exported only when ticked one by one, because they contain texts and images of others. */
function ReceivedSection({ received, earlier, choices, change }: ReceivedSectionProps) {
  const words = useWords();
  const { given, toGo } = selectReceived({ choices, earlier });
  const [known, offered] = [true, false].map((isGiven) =>
    received.filter(({ dossier: { number } }) => given.has(number) === isGiven),
  );
  const exclusionReason = receivedExclusionReason(choices);
  const hints = {
    recipient: () => t(words, 'receivedDossiers.notToRecipient'),
    volumes: () => t(words, 'receivedDossiers.notInVolumes', { size: formatFileSize(words.lang, MAX_EMAIL_BYTES) }),
  };
  const setIncluded = (number: number, checked: boolean) =>
    void change((before) => ({
      ...before,
      receivedDossiers: [...before.receivedDossiers.filter((one) => one !== number), ...(checked ? [number] : [])],
    }));
  return (
    <>
      <p class="hint">
        {exclusionReason === null ? t(words, 'receivedDossiers.joinMeaning') : hints[exclusionReason]()}
      </p>
      <div class="fieldset" data-included-dossiers={toGo.length}>
        {offered?.map(({ dossier: { number, items, files } }) => (
          <Checkbox
            key={number}
            name={`received-dossier-${number}`}
            label={t(words, 'receivedDossiers.join', {
              number,
              n: items.length,
              size: formatFileSize(
                words.lang,
                files.reduce((sum, { bytes }) => sum + bytes, 0),
              ),
            })}
            checked={toGo.includes(number)}
            onChange={(checked) => setIncluded(number, checked)}
          />
        ))}
      </div>
      {known?.map(({ dossier: { number } }) => (
        <p key={number} class="hint" data-given-dossier={number}>
          {t(words, 'receivedDossiers.given', { number })}
        </p>
      ))}
    </>
  );
}
