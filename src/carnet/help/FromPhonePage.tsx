import type { ComponentChildren } from 'preact';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { type PlainWordKey, t } from '../../ui/locales/index.ts';
import { WordList } from '../../ui/WordList.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { DataRequests } from './DataRequests.tsx';

interface FromPhonePageProps {
  readonly isOpen: boolean;
}

/** How pictures go from the telephone to the computer, and how to ask each application for one's messages. */
export function FromPhonePage({ isOpen }: FromPhonePageProps) {
  const words = useWords();
  return (
    <section>
      <Heading>{t(words, 'fromPhone.title')}</Heading>
      <p>
        <WordLink word="import.title" class="lone screen-only" to="import" />
      </p>
      <p class="note">{t(words, 'askData.minorImage')}</p>
      <h2>{t(words, 'fromPhone.telephone')}</h2>
      <p>{t(words, 'fromPhone.intro')}</p>
      <ul class="guide-list">
        <Way way="cable" lines={['fromPhone.android', 'fromPhone.iphoneWindows', 'fromPhone.iphoneMac']}>
          <Telephone x={28} />
          <Computer x={132} />
          <path class="drawn-way" d="M46 82v8a8 8 0 0 0 8 8h54a8 8 0 0 0 8-8v-2a8 8 0 0 1 8-8h9" />
        </Way>
        <Way way="stick" lines={['fromPhone.stickCopy', 'fromPhone.stickMove', 'fromPhone.stickKeep']}>
          <Telephone x={12} />
          <Computer x={148} />
          <path d="M92 46h22a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H92zM92 50h-8v10h8M100 55h10" />
          <path class="drawn-way" d="M56 55h16M67 50l5 5-5 5M126 55h16M137 50l5 5-5 5" />
        </Way>
        <li>
          <details>
            <summary>{t(words, 'fromPhone.noCable')}</summary>
            <WordList words={['fromPhone.mailbox', 'fromPhone.cloud', 'fromPhone.recompressed']} />
          </details>
        </li>
      </ul>
      <p class="hint">{t(words, 'fromPhone.menus')}</p>
      <DataRequests isOpen={isOpen} />
    </section>
  );
}

interface WayProps {
  readonly way: 'cable' | 'stick';
  readonly lines: readonly PlainWordKey[];
  readonly children: ComponentChildren;
}

function Way({ way, lines, children }: WayProps) {
  const words = useWords();
  return (
    <li>
      <details>
        <summary>{t(words, `fromPhone.${way}`)}</summary>
        <svg
          class="drawing"
          viewBox="0 14 248 92"
          role="img"
          aria-label={t(words, `fromPhone.drawn.${way}`)}
          focusable="false"
        >
          {children}
        </svg>
        <WordList words={lines} />
      </details>
    </li>
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
