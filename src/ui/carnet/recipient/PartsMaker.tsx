import { useEffect, useState } from 'preact/hooks';
import type { PartLimits } from '../../../domain/export/cutParts.ts';
import { Refusal } from '../../../domain/shared/errors.ts';
import type { Limit, Portal } from '../../../law/portals.ts';
import { formatFileSize } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { Alert } from '../../shared/Alert.tsx';
import { useWords } from '../../shared/context.ts';
import { TaskProgress, useTask } from '../../shared/useTask.tsx';
import { RadioGroup } from '../exportForm/choiceFields.tsx';
import { MadePartsList } from './MadePartsList.tsx';
import type { DownloadableParts, MakeDownloadableParts, PART_FORMATS } from './recipientApi.ts';

type Format = (typeof PART_FORMATS)[number];

/** Megabytes offered where the limit is unknown. */
const SIZES = [5, 10, 20] as const;
const DEFAULT_SIZE = '10';
const MEGABYTE = 1_000_000;

interface PartsMakerProps {
  readonly portal: Portal;
  readonly makeParts: MakeDownloadableParts;
}

/** Makes the copies for a recipient. Leaving it, or making others, deletes the files. */
export function PartsMaker({ portal, makeParts }: PartsMakerProps) {
  const words = useWords();
  const [size, setSize] = useState(DEFAULT_SIZE);
  const [format, setFormat] = useState<Format>('pdf');
  const { task, result, fault, run, cancel, reset } = useTask<DownloadableParts>();
  useEffect(() => () => result?.discard(), [result]);
  useEffect(() => reset, [reset]);
  const isSizeUnknown = portal.maxFileBytes === 'unknown';
  const chosenBytes = size === '' ? null : Number(size) * MEGABYTE;
  const limits: PartLimits = {
    maxFileBytes: isSizeUnknown ? chosenBytes : toNumber(portal.maxFileBytes),
    maxTotalBytes: toNumber(portal.maxTotalBytes),
    maxFiles: toNumber(portal.maxFiles),
  };
  const start = () =>
    run(async (progress, signal) => {
      const made = await makeParts({ format, limits }, progress, signal);
      if (!signal.aborted) return made;
      made.discard();
      throw new Refusal('cancelled');
    });
  const change = (apply: () => void) => {
    reset();
    apply();
  };
  return (
    <>
      {isSizeUnknown && (
        <p class="labelled">
          <label>
            {t(words, 'recipient.maxSize')}
            <select
              name="part-size"
              value={size}
              onChange={({ currentTarget }) => change(() => setSize(currentTarget.value))}
            >
              {SIZES.map((one) => (
                <option key={one} value={String(one)}>
                  {t(words, 'recipient.upTo', { size: formatFileSize(words.lang, one * MEGABYTE) })}
                </option>
              ))}
              <option value="">{t(words, 'recipient.anySize')}</option>
            </select>
          </label>
        </p>
      )}
      {portal.types?.includes('jpeg') && (
        <RadioGroup<Format>
          legend={t(words, 'recipient.format')}
          name="part-format"
          value={format}
          options={[
            ['pdf', t(words, 'recipient.format.pdf')],
            ['jpeg', t(words, 'recipient.format.jpeg')],
          ]}
          choose={(one) => change(() => setFormat(one ?? 'pdf'))}
        />
      )}
      {task.kind === 'working' ? (
        <TaskProgress
          label={t(words, 'recipient.making')}
          action="cancel-parts"
          cancelLabel={t(words, 'recipient.cancel')}
          step={task.step}
          cancel={cancel}
        />
      ) : (
        <p>
          <button type="button" data-action="make-parts" onClick={start}>
            {t(words, 'recipient.make')}
          </button>
        </p>
      )}
      {fault && fault.code !== 'cancelled' && <Alert fault={fault} />}
      {task.kind === 'done' && result !== null && <MadePartsList made={result} />}
    </>
  );
}

const toNumber = (limit: Limit): number | null => (typeof limit === 'number' ? limit : null);
