import { useState } from 'preact/hooks';
import type { Fiche } from '../../domain/item/item.ts';
import { CONTEXT_RELATIONS, relatedAddress } from '../../domain/item/itemLinks.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';
import { ContextLinks } from './ContextLinks.tsx';

interface ContextOfProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly fiche: Fiche;
}

/** On an item's page: the item it is the context of, or the pages that could be its own context. */
export function ContextOf({ ask, words, fiche }: ContextOfProps) {
  const [fault, setFault] = useState<Fault | null>(null);
  const { linked } = fiche.context;
  const relations = CONTEXT_RELATIONS.filter((relation) => relatedAddress(fiche, relation) !== null);
  if (linked === undefined && relations.length === 0) return null;
  return (
    <section>
      <h2>{t(words, 'context.title')}</h2>
      {fault && <Alert words={words} fault={fault} />}
      {linked ? (
        <p>
          {t(words, `context.of.${linked.relation}`)} ·{' '}
          <a href={`#item/${linked.item}`} data-linked={linked.relation}>
            {t(words, 'context.first')}
          </a>
        </p>
      ) : (
        <ContextLinks
          words={words}
          relations={relations}
          open={(relation) => {
            setFault(null);
            ask('ui>bg:openContext', { item: fiche.id, relation }).catch((error: unknown) =>
              setFault(faultOf(error)),
            );
          }}
        />
      )}
    </section>
  );
}
