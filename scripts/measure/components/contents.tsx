import { CompletionPanel } from '../../../src/carnet/parts/CompletionPanel.tsx';
import { ItemRow } from '../../../src/carnet/parts/ItemRow.tsx';
import { Digest } from '../../../src/carnet/parts/labels.tsx';
import { SaveLink } from '../../../src/carnet/parts/SaveLink.tsx';
import type { ItemSummary } from '../../../src/messages/protocol.ts';
import { ConfirmButton, ConfirmPanel } from '../../../src/ui/ConfirmPanel.tsx';
import { EmptyState } from '../../../src/ui/EmptyState.tsx';
import { InterruptedCaptures } from '../../../src/ui/itemLabels.tsx';
import { Masked, Quotation } from '../../../src/ui/Masked.tsx';
import { Alert } from '../../../src/ui/useTask.tsx';

const ignore = () => undefined;

const SUMMARY: ItemSummary = {
  id: 'exemple-1',
  ordinal: 1,
  acquiredAt: '2026-11-21T14:15:00.000Z',
  utcOffset: '+01:00',
  platform: 'x',
  kind: 'post',
  surface: 'post',
  handle: 'exemple_theo',
  displayName: 'Théo',
  platformId: null,
  posted: '2026-11-17T21:03:00.000Z',
  firstWords: 'Toujours pas de réponse ? Tu vas regretter d’avoir parlé.',
  outcome: 'complete',
  withdrawn: false,
  prohibited: false,
  exhibit: null,
};

const ROWS: readonly (Partial<ItemSummary> & { readonly state: string })[] = [
  { state: 'plain', handle: 'exemple_theo' },
  { state: 'selected', ordinal: 2, handle: 'exemple_jade', exhibit: 4 },
  { state: 'left-out', ordinal: 3, handle: 'un_compte_avec_un_nom_vraiment_tres_long_pour_une_ligne' },
  { state: 'shown', ordinal: 4, outcome: 'partial' },
  { state: 'unread', ordinal: 5, unread: true, firstWords: null },
];

/** Rows of the list of captures, with their tags; filters as chips; masked and shown words. */
export function Rows() {
  return (
    <>
      <ul class="filter-chips">
        <li>
          <button type="button" class="chip">
            « regretter » <span aria-hidden="true">×</span>
          </button>
        </li>
        <li>
          <button type="button" class="chip">
            Menaces <span aria-hidden="true">×</span>
          </button>
        </li>
        <li>
          <button type="button" class="quiet">
            Tout enlever
          </button>
        </li>
      </ul>
      <div class="grouping">
        <button type="button" aria-pressed="true">
          Les dernières
        </button>
        <button type="button" aria-pressed="false">
          Par compte
        </button>
      </div>
      <ul class="rows">
        {ROWS.map(({ state, ...changes }) => (
          <ItemRow
            key={state}
            item={{ ...SUMMARY, ...changes, id: state }}
            notes={null}
            count={state === 'shown' ? 3 : 1}
            isLeftOut={state === 'left-out'}
            tick={state === 'left-out' ? 'out' : 'in'}
            putInDossier={ignore}
            shown={state === 'shown'}
            toggle={ignore}
            open={ignore}
            isTabStop
            reason={undefined}
            threatWords={state === 'shown' ? ['regretter'] : []}
          />
        ))}
      </ul>
      <EmptyState>Rien pour l’instant. Ouvrez la page de la publication.</EmptyState>
      <div class="change-bar">
        <p>1 capture retirée du dossier. Elle reste gardée.</p>
        <button type="button">Annuler</button>
      </div>
    </>
  );
}

export function Banners() {
  return (
    <>
      <p class="note">La personne accusée et son avocat pourront lire ce dossier. Ne le publiez pas.</p>
      <Alert fault={{ code: 'page-forbidden', detail: {} }} retry={ignore} />
      <InterruptedCaptures
        attempts={[{ id: 'a', startedAt: '2026-11-21T14:15:00.000Z', reason: 'page-forbidden' }]}
        forget={ignore}
      />
      <p class="saved">Enregistré</p>
      <p>
        <progress value={0.4} aria-label="Avancement" />
      </p>
      <p>
        <progress aria-label="Avancement inconnu" />
      </p>
    </>
  );
}

export function Cards() {
  return (
    <>
      <div class="panel">
        <h3>Protéger vos captures ?</h3>
        <p>Une phrase de passe arrête un curieux.</p>
        <div class="choices">
          <button type="button" class="primary">
            Choisir
          </button>
          <button type="button">Plus tard</button>
        </div>
      </div>
      <ul class="rows">
        <li class="row card">
          <h3>Dépôt de plainte</h3>
          <p class="row-when">21 novembre 2026, Paris</p>
          <ConfirmButton label="Enlever" confirmLabel="Enlever pour de bon" act={() => Promise.resolve()} />
        </li>
        <li class="row card" data-press>
          <h3>La même, après « Enlever »</h3>
          <ConfirmButton label="Enlever" confirmLabel="Enlever pour de bon" act={() => Promise.resolve()} />
        </li>
      </ul>
      <div data-press>
        <ConfirmPanel
          action="retirer"
          startLabel="Retirer"
          title="Retirer cette capture pour toujours ?"
          cancelLabel="Garder"
          confirmLabel="Retirer"
          act={() => Promise.resolve()}
        >
          <p>C’est définitif. La capture reste gardée, mais ne sera dans aucun dossier.</p>
        </ConfirmPanel>
      </div>
      <dl class="fields check-list">
        <div>
          <dt>Pour qui</dt>
          <dd>
            <span>Commissariat ou gendarmerie</span>
            <a href="#modifier">Modifier</a>
          </dd>
        </div>
        <div>
          <dt>Les captures</dt>
          <dd>
            <span>3 captures sur 3</span>
            <a href="#modifier-captures">
              Modifier<span class="screen-reader-only"> les captures</span>
            </a>
          </dd>
        </div>
      </dl>
      <details class="fold">
        <summary>
          <h2>Vous</h2>
          <span class="hint">Rien</span>
        </summary>
      </details>
      <CompletionPanel moment="dossier" title={<h2>Le dossier est prêt</h2>} remains="Vos captures restent.">
        <div class="reference">
          <h3>Code du dossier (son empreinte)</h3>
          <Digest hex={'8d186f83b67e64b4'.repeat(4)} />
        </div>
      </CompletionPanel>
      <div class="item">
        {[false, true].map((shown) => (
          <Masked
            key={shown}
            kind="text"
            shown={shown}
            toggle={ignore}
            showLabel="Montrer le texte"
            hideLabel="Masquer le texte"
            reveal={() => <Quotation text="Toujours pas de réponse ?" />}
          />
        ))}
      </div>
      <ol class="downloads">
        <li>
          <SaveLink
            name="pdf"
            file={{ url: '#pdf', fileName: 'recueil-2026-11-21-1515.pdf' }}
            label="Enregistrer le dossier"
            isPrimary
          />
          <p>Donnez ce PDF à la police ou à l’avocat.</p>
        </li>
        <li>
          <SaveLink
            name="sheet"
            file={{ url: '#sheet', fileName: 'remise-2026-11-21-1515.pdf' }}
            label="Enregistrer la feuille"
          />
        </li>
      </ol>
    </>
  );
}
