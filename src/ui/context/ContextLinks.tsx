import type { ContextRelation } from '../../domain/item/item.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

interface ContextLinksProps {
  readonly relations: readonly ContextRelation[];
  readonly open: (relation: ContextRelation) => void;
}

/** Buttons that open the related pages of an item that could be captured. */
export function ContextLinks({ relations, open }: ContextLinksProps) {
  const words = useWords();
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
