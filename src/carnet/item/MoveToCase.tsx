import { relatedAddress } from '../../domain/item/item.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { useLoad } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { LinkedFold } from '../parts/LinkedFold.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { WithdrawItem } from './HideMenu.tsx';

interface MoveToCaseProps {
  readonly detail: Pick<ItemDetail, 'summary' | 'fiche'>;
  /** A link led here. */
  readonly isOpen: boolean;
  readonly withdraw: () => Promise<null>;
  readonly onWithdrawn: () => void;
}

/**
 * « Pas le bon carnet ? », where there is another open one: a sealed item does not move. It is captured again first, so
 * that nothing is lost, and withdrawn here last.
 */
export function MoveToCase({ detail: { summary, fiche }, isOpen, withdraw, onWithdrawn }: MoveToCaseProps) {
  const words = useWords();
  const { cases } = useCarnetApi();
  const { result } = useLoad(() => cases.list(), [cases]);
  const address = relatedAddress(fiche, 'check');
  if (!result?.some(({ caseId, closedAt }) => caseId !== fiche.caseId && closedAt === null)) return null;
  return (
    <LinkedFold name="wrong-case" class="panel" title={t(words, 'wrongCase.title')} isOpen={isOpen}>
      <p>{t(words, 'wrongCase.meaning')}</p>
      <ol>
        <li>
          <WordLink word="wrongCase.choose" class="button" action="other-case" to="cases" />
        </li>
        {address !== null && !summary.prohibited && (
          <li>
            <a href={address} target="_blank" rel="noopener noreferrer" class="button" data-action="open-again">
              {t(words, 'wrongCase.open')}
            </a>
          </li>
        )}
        <li>
          <WithdrawItem
            action="withdraw-wrong-case"
            isWithdrawn={summary.withdrawn}
            withdraw={withdraw}
            onDone={onWithdrawn}
          />
        </li>
      </ol>
      <p class="hint">{t(words, 'wrongCase.gone')}</p>
      <p class="hint">{t(words, 'wrongCase.stays')}</p>
    </LinkedFold>
  );
}
