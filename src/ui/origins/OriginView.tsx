import { useCallback } from 'preact/hooks';
import type { Duplicate } from '../../domain/received/duplicates.ts';
import type { ReceivedItem } from '../../domain/received/receivedDossiers.ts';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { accountOf, platformOf, postedOf } from '../parts/ItemRow.tsx';
import { Masked, Quotation } from '../parts/Masked.tsx';
import { usePictureAddress } from '../parts/picture.ts';
import { useRevealed } from '../parts/revealed.ts';
import { shortTime } from '../times.ts';
import { t, type Words } from '../words/index.ts';
import type { Receiving } from './props.ts';
import { twinSentence } from './TwinLines.tsx';
import { useReceived } from './useReceived.ts';
import './origins.css';

/** As the list of items: what is drawn at once. */
const PER_PAGE = 50;

interface OriginViewProps {
  readonly words: Words;
  readonly received: Receiving;
  readonly number: number;
  /** From 1. */
  readonly page: number;
}

/** The pièces of one received dossier, to be read: nothing here can be changed, and nothing joins the person's own items. */
export function OriginView({ words, received, number, page }: OriginViewProps) {
  const { list, fault } = useReceived(received);
  const { root, shown, toggle } = useRevealed<HTMLOListElement>();
  const found = list?.find(({ dossier }) => dossier.number === number);
  const items = found?.dossier.items ?? [];
  const pages = Math.ceil(items.length / PER_PAGE);
  const title = t(words, 'origins.name', { number });
  return (
    <section class="origins">
      <Heading>{title}</Heading>
      <p>
        <a href="#received">{t(words, 'origins.back')}</a>
      </p>
      {fault && <Alert words={words} fault={fault} />}
      {list !== null && !found && <Alert words={words} fault={{ code: 'nothing-there', detail: {} }} />}
      {found && <p class="note">{t(words, 'origins.items', { n: items.length })}</p>}
      <ol ref={root} class="rows" data-list="received">
        {items.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((item) => (
          <ReceivedRow
            key={item.number}
            words={words}
            received={received}
            dossier={found?.dossier.id ?? ''}
            tag={title}
            item={item}
            twin={found?.duplicates.find((one) => one.number === item.number)}
            shown={shown === String(item.number)}
            toggle={() => toggle(String(item.number))}
          />
        ))}
      </ol>
      {pages > 1 && (
        <nav class="pages" aria-label={t(words, 'carnet.pages')}>
          {Array.from({ length: pages }, (_, index) => (
            <a
              key={index}
              href={`#received/${number}/${index + 1}`}
              aria-current={index + 1 === page ? 'page' : undefined}
            >
              {index + 1}
            </a>
          ))}
        </nav>
      )}
    </section>
  );
}

interface ReceivedRowProps {
  readonly words: Words;
  readonly received: Receiving;
  readonly dossier: string;
  readonly tag: string;
  readonly item: ReceivedItem;
  readonly twin: Duplicate | undefined;
  readonly shown: boolean;
  readonly toggle: () => void;
}

function ReceivedRow({ words, received, dossier, tag, item, twin, shown, toggle }: ReceivedRowProps) {
  const { number, acquiredAt, utcOffset, text, permalink, picture } = item;
  return (
    <li class="row" data-received-item={number}>
      <p class="row-name">
        {t(words, 'origins.item', { number })} <span class="tag">{tag}</span>
      </p>
      <p class="row-account">
        <bdi>{accountOf(words, item)}</bdi> · {platformOf(words, item.platform)}
      </p>
      <p class="row-when">{t(words, 'item.posted', { when: postedOf(words, item.posted) })}</p>
      {acquiredAt !== null && (
        <p class="row-when">
          {t(words, 'item.recorded', { when: shortTime(words.lang, acquiredAt, utcOffset) })}
        </p>
      )}
      {twin && <p class="row-when">{twinSentence(words, twin)}</p>}
      <Masked
        words={words}
        kind="image"
        shown={shown}
        toggle={toggle}
        showLabel={t(words, 'origins.showOf', { number })}
        hideLabel={t(words, 'origins.hideOf', { number })}
        reveal={() => (
          <>
            <Picture words={words} received={received} dossier={dossier} path={picture} number={number} />
            {text !== null && <Quotation text={text} />}
            {permalink !== null && (
              <p class="row-when">{t(words, 'origins.address', { address: permalink })}</p>
            )}
          </>
        )}
      />
    </li>
  );
}

interface PictureProps extends Pick<ReceivedRowProps, 'words' | 'received' | 'dossier'> {
  readonly path: string | null;
  readonly number: number;
}

function Picture({ words, received, dossier, path, number }: PictureProps) {
  const address = usePictureAddress(
    useCallback(
      async () => (path === null ? null : received.picture(dossier, path)),
      [received, dossier, path],
    ),
  );
  if (address === undefined) return <p class="hint">{t(words, 'app.loading')}</p>;
  if (address === null) return <p class="hint">{t(words, 'origins.noPicture')}</p>;
  return <img class="preview" src={address} alt={t(words, 'origins.pictureOf', { number })} />;
}
