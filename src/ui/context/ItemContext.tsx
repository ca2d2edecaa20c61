import { CONTEXT_RELATIONS, type Fiche, relatedAddress } from '../../domain/item/item.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { linkTo } from '../shared/linkTo.ts';
import { useSubmit } from '../shared/useSubmit.ts';
import { ContextLinks } from './ContextLinks.tsx';

interface ItemContextProps {
  readonly fiche: Fiche;
}

/** On an item's page: the item it is the context of, or the pages to capture as its own context. */
export function ItemContext({ fiche }: ItemContextProps) {
  const ask = useAsk();
  const words = useWords();
  const { fault, submit } = useSubmit();
  const { linked } = fiche.context;
  const relations = CONTEXT_RELATIONS.filter((relation) => relatedAddress(fiche, relation) !== null);
  if (linked === undefined && relations.length === 0) return null;
  return (
    <section>
      <h2>{t(words, 'context.title')}</h2>
      {fault && <Alert fault={fault} />}
      {linked ? (
        <p>
          {t(words, `context.of.${linked.relation}`)} ·{' '}
          <a {...linkTo(`item/${linked.item}`)} data-linked={linked.relation}>
            {t(words, 'context.first')}
          </a>
        </p>
      ) : (
        <ContextLinks
          relations={relations}
          open={(relation) => submit(() => ask('ui>bg:openContext', { item: fiche.id, relation }))}
        />
      )}
    </section>
  );
}
