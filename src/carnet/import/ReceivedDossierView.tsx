import type { Duplicate, ReceivedItem } from '../../domain/case/receivedDossiers.ts';
import { citeNumber } from '../../domain/export/exhibitNumber.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { formatExactTime } from '../../ui/formatTime.ts';
import { formatAccount, formatPlatform, formatPosted } from '../../ui/itemLabels.tsx';
import { t } from '../../ui/locales/index.ts';
import { LoadedImage, Masked, Quotation, useReveal } from '../../ui/Masked.tsx';
import { Alert } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { ITEMS_PER_PAGE } from '../parts/listState.ts';
import { useReceivedDossiers } from '../parts/useReceivedDossiers.ts';
import { WordLink } from '../parts/WordLink.tsx';
import { linkTo } from '../route.ts';
import { duplicateSentence } from './ReceivedDossiers.tsx';
import './receivedDossiers.css';

interface ReceivedDossierViewProps {
  readonly number: number;
  /** From 1. */
  readonly page: number;
}

/** The exhibits of one received dossier, read-only; they stay separate from the user's own items. */
export function ReceivedDossierView({ number, page }: ReceivedDossierViewProps) {
  const words = useWords();
  const { list, fault } = useReceivedDossiers();
  const { root, mask } = useReveal<HTMLOListElement>();
  const listed = list?.find(({ dossier }) => dossier.number === number);
  const items = listed?.dossier.items ?? [];
  const pages = Math.ceil(items.length / ITEMS_PER_PAGE);
  const title = t(words, 'receivedDossiers.name', { number });
  return (
    <section class="received-dossiers">
      <Heading>{title}</Heading>
      <p>
        <WordLink word="receivedDossiers.back" class="lone" to="received" />
      </p>
      {fault && <Alert fault={fault} />}
      {list !== null && !listed && <Alert fault={{ code: 'nothing-there', detail: {} }} />}
      {listed && <p class="note">{t(words, 'receivedDossiers.items', { n: items.length })}</p>}
      <ol ref={root} class="rows" data-list="received">
        {items.slice((page - 1) * ITEMS_PER_PAGE, page * ITEMS_PER_PAGE).map((item) => (
          <ReceivedItemRow
            key={item.number}
            dossier={listed?.dossier.id ?? ''}
            tag={title}
            item={item}
            duplicate={listed?.duplicates.find((one) => one.number === item.number)}
            {...mask(String(item.number))}
          />
        ))}
      </ol>
      {pages > 1 && (
        <nav class="pages" aria-label={t(words, 'carnet.pages')}>
          {Array.from({ length: pages }, (_, index) => (
            <a
              key={index}
              {...linkTo(`received/${number}/${index + 1}`)}
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

interface ReceivedItemRowProps {
  readonly dossier: string;
  readonly tag: string;
  readonly item: ReceivedItem;
  readonly duplicate: Duplicate | undefined;
  readonly shown: boolean;
  readonly toggle: () => void;
}

function ReceivedItemRow({ dossier, tag, item, duplicate, shown, toggle }: ReceivedItemRowProps) {
  const words = useWords();
  const { received } = useCarnetApi();
  const { acquiredAt, utcOffset, text, permalink, picture } = item;
  const number = citeNumber(item.number);
  return (
    <li class="row" data-received-item={item.number}>
      <p class="row-name">
        {t(words, 'receivedDossiers.item', { number })} <span class="tag">{tag}</span>
      </p>
      <p class="row-account">
        <bdi>{formatAccount(words, item)}</bdi> · {formatPlatform(words, item.platform)}
      </p>
      <p class="row-when">{t(words, 'item.posted', { when: formatPosted(words, item.posted) })}</p>
      {acquiredAt !== null && (
        <p class="row-when">
          {t(words, 'item.recorded', { when: formatExactTime(words.lang, acquiredAt, utcOffset) })}
        </p>
      )}
      {duplicate && <p class="row-when">{duplicateSentence(words, duplicate)}</p>}
      <Masked
        kind="image"
        shown={shown}
        toggle={toggle}
        showLabel={t(words, 'receivedDossiers.showOf', { number })}
        hideLabel={t(words, 'receivedDossiers.hideOf', { number })}
        reveal={() => (
          <>
            <LoadedImage
              read={async () => (picture === null ? null : received.readImage(dossier, picture))}
              inputs={[received, dossier, picture]}
              alt={t(words, 'receivedDossiers.pictureOf', { number })}
              missing={<p class="hint">{t(words, 'receivedDossiers.noPicture')}</p>}
            />
            {text !== null && <Quotation text={text} />}
            {permalink !== null && (
              <p class="row-when">{t(words, 'receivedDossiers.address', { address: permalink })}</p>
            )}
          </>
        )}
      />
    </li>
  );
}
