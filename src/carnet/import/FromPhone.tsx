import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../../ui/context.ts';
import { type PlainWordKey, t } from '../../ui/locales/index.ts';
import { WordList } from '../../ui/WordList.tsx';
import { FilterSelect } from '../parts/formFields.tsx';
import { LinkedFold } from '../parts/LinkedFold.tsx';
import { DataRequests } from './DataRequests.tsx';

interface Way {
  readonly id: 'android' | 'iphoneWindows' | 'iphoneMac' | 'stick' | 'noCable';
  readonly lines: readonly PlainWordKey[];
  readonly drawing?: 'cable' | 'stick';
}

/** The answers to « Quel téléphone ? ». */
const WAYS: readonly Way[] = [
  { id: 'android', lines: ['fromPhone.android'], drawing: 'cable' },
  { id: 'iphoneWindows', lines: ['fromPhone.iphoneWindows'], drawing: 'cable' },
  { id: 'iphoneMac', lines: ['fromPhone.iphoneMac'], drawing: 'cable' },
  { id: 'stick', lines: ['fromPhone.stickCopy', 'fromPhone.stickMove', 'fromPhone.stickKeep'], drawing: 'stick' },
  { id: 'noCable', lines: ['fromPhone.mailbox', 'fromPhone.cloud', 'fromPhone.recompressed'] },
];

interface FromPhoneProps {
  /** A link led here. */
  readonly isLinked: boolean;
  /** False while the store is locked. */
  readonly isOpen: boolean;
}

/** How pictures go from the telephone to the computer, and how to ask each application for one's messages. */
export function FromPhone({ isLinked, isOpen }: FromPhoneProps) {
  const words = useWords();
  const [chosen, setChosen] = useState('');
  const way = WAYS.find(({ id }) => id === chosen);
  return (
    <LinkedFold name="from-phone" group="import" class="fold" title={t(words, 'fromPhone.title')} isOpen={isLinked}>
      <p class="note">{t(words, 'askData.minorImage')}</p>
      <h2>{t(words, 'fromPhone.telephone')}</h2>
      <p>{t(words, 'fromPhone.intro')}</p>
      <div class="labelled">
        <FilterSelect
          label={t(words, 'fromPhone.which')}
          name="telephone"
          value={chosen}
          emptyLabel={t(words, 'items.chooseOne')}
          options={WAYS.map(({ id }) => [id, t(words, `fromPhone.way.${id}`)])}
          onChoose={setChosen}
        />
      </div>
      <div aria-live="polite">
        {way && (
          <>
            {way.drawing && (
              <svg
                class="drawing"
                viewBox="0 14 248 92"
                role="img"
                aria-label={t(words, `fromPhone.drawn.${way.drawing}`)}
                focusable="false"
              >
                {DRAWINGS[way.drawing]}
              </svg>
            )}
            <WordList words={way.lines} />
            <p class="hint">{t(words, 'fromPhone.menus')}</p>
          </>
        )}
      </div>
      <DataRequests isOpen={isOpen} />
    </LinkedFold>
  );
}

function Telephone({ x }: { readonly x: number }) {
  return (
    <path
      transform={`translate(${x})`}
      d="M5 22h26a5 5 0 0 1 5 5v50a5 5 0 0 1-5 5H5a5 5 0 0 1-5-5V27a5 5 0 0 1 5-5zM14 74h8"
    />
  );
}

function Computer({ x }: { readonly x: number }) {
  return <path transform={`translate(${x})`} d="M12 26h64a4 4 0 0 1 4 4v38H8V30a4 4 0 0 1 4-4zM0 76h88l-4 8H4z" />;
}

const DRAWINGS: Readonly<Record<NonNullable<Way['drawing']>, ComponentChildren>> = {
  cable: (
    <>
      <Telephone x={28} />
      <Computer x={132} />
      <path class="drawn-way" d="M46 82v8a8 8 0 0 0 8 8h54a8 8 0 0 0 8-8v-2a8 8 0 0 1 8-8h9" />
    </>
  ),
  stick: (
    <>
      <Telephone x={12} />
      <Computer x={148} />
      <path d="M92 46h22a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H92zM92 50h-8v10h8M100 55h10" />
      <path class="drawn-way" d="M56 55h16M67 50l5 5-5 5M126 55h16M137 50l5 5-5 5" />
    </>
  ),
};
