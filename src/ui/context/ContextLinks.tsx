import type { ContextRelation } from '../../domain/item/itemLinks.ts';
import { t, type Words } from '../words/index.ts';

interface ContextLinksProps {
  readonly words: Words;
  readonly relations: readonly ContextRelation[];
  readonly open: (relation: ContextRelation) => void;
}

/** What could be captured beside an item: each opens a page, at the person's word. */
export function ContextLinks({ words, relations, open }: ContextLinksProps) {
  return (
    <>
      <p class="buttons">
        {relations.map((relation) => (
          <button key={relation} type="button" data-context={relation} onClick={() => open(relation)}>
            {t(words, `context.${relation}`)}
          </button>
        ))}
      </p>
      <p class="hint">
        {t(words, 'context.meaning')} {relations.includes('profile') && t(words, 'context.seen')}{' '}
        {relations.includes('reply') && t(words, 'context.ownReply')}
      </p>
    </>
  );
}
