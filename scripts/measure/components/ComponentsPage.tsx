import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { BreakSuggestion } from '../../../src/carnet/Carnet.tsx';
import { Checkbox, RadioGroup } from '../../../src/carnet/parts/formFields.tsx';
import { NavTabs } from '../../../src/carnet/places.tsx';
import { Header, ICONS, Icon, type IconName } from '../../../src/ui/Header.tsx';
import { SecretField } from '../../../src/ui/Unlock.tsx';
import { Banners, Cards, Rows } from './contents.tsx';

const ignore = () => undefined;
const CARNETS = { shown: { name: 'Inès', place: 1 }, capturing: null } as const;

interface SectionProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

const Section = ({ title, children }: SectionProps) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);

const BUTTONS = [
  ['primary', 'Principal'],
  [undefined, 'Second'],
  ['quiet', 'Discret'],
  ['danger', 'Définitif'],
] as const;
const STATES = ['repos', 'survol', 'focus', 'inactif'] as const;

/** Each kind of button in each state; scripts/measure/components.ts forces the states of `data-state`. */
function Buttons() {
  return (
    <>
      {STATES.map((state) => (
        <div key={state} class="choices">
          {BUTTONS.map(([kind, label]) => (
            <button key={label} type="button" class={kind} data-state={state} disabled={state === 'inactif'}>
              {label}, {state}
            </button>
          ))}
        </div>
      ))}
      <div class="choices">
        <a class="button primary" href="#lien">
          <Icon name="dossier" />
          Lien principal avec icône
        </a>
        <a class="button" href="#lien">
          Lien
        </a>
        <button type="button">Un texte de bouton assez long pour aller sur deux lignes dans une fenêtre étroite</button>
      </div>
    </>
  );
}

interface ComponentsPageProps {
  readonly overlays: readonly string[];
}

/** Every component of src/ui in every state, with invented posts. */
export function ComponentsPage({ overlays }: ComponentsPageProps) {
  return (
    <div class="carnet">
      <Header quit={ignore} help={ignore} settings={ignore} lock={ignore} />
      <NavTabs view="items" carnets={CARNETS} openCase={ignore} />
      <main>
        <h1>Composants</h1>
        <p>Chaque composant dans chaque état, avec le style de l’extension. Rien ici n’est vrai.</p>
        <p class="hint">Texte secondaire : ce que l’on peut sauter.</p>
        <Section title="Boutons">
          <Buttons />
        </Section>
        <Section title="Icônes, toujours avec un texte">
          <ul class="filter-chips">
            {Object.keys(ICONS).map((name) => (
              <li key={name} class="selection-fields">
                <Icon name={name as IconName} />
                {name}
              </li>
            ))}
          </ul>
        </Section>
        <Section title="Champs">
          <Fields />
        </Section>
        <Section title="Bandeaux">
          <Banners />
          <BreakSuggestion onContinue={ignore} />
        </Section>
        <Section title="Lignes et étiquettes">
          <Rows />
        </Section>
        <Section title="Cartes et panneaux">
          <Cards />
        </Section>
        <Section title="Sur la page capturée">
          {overlays.map((name) => (
            <iframe key={name} class="preview" width="640" height="400" title={name} src={`?${name}`} />
          ))}
        </Section>
      </main>
    </div>
  );
}

const RECIPIENTS = [
  ['police', 'Commissariat ou gendarmerie'],
  ['lawyer', 'Avocat'],
  [null, 'Je ne sais pas encore, et cette réponse est longue pour voir une deuxième ligne'],
] as const;

function SecretFields() {
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  return (
    <SecretField
      name="passphrase"
      label="Phrase de passe"
      input={first}
      hint="Cinq mots ou plus."
      again={{
        name: 'passphrase-again',
        label: 'La même, encore une fois',
        input: second,
        error: 'Les deux ne sont pas pareilles.',
      }}
    />
  );
}

function Fields() {
  const [recipient, setRecipient] = useState<'police' | 'lawyer' | null>('police');
  return (
    <form class="panel form" onSubmit={(event) => event.preventDefault()}>
      <label class="labelled">
        <span>Lieu</span>
        <input name="place" value="Commissariat du 18e" />
      </label>
      <label class="labelled">
        <span>Date</span>
        <input name="day" type="text" value="21/11/2026" />
      </label>
      <label class="labelled">
        <span>Plateforme</span>
        <select name="platform">
          <option>Toutes</option>
          <option>X</option>
        </select>
      </label>
      <label class="labelled">
        <span>Note</span>
        <textarea name="note" rows={2} placeholder="Ce que vous voulez dire" />
      </label>
      <label class="labelled">
        <span>Numéro, mal écrit</span>
        <input name="wrong" value="12/AB" aria-invalid="true" aria-describedby="wrong-error" />
      </label>
      <p id="wrong-error" class="field-error">
        Écrivez le numéro avec des chiffres seulement.
      </p>
      <label class="labelled">
        <span>Inactif</span>
        <input name="off" value="Rien à remplir ici" disabled />
      </label>
      <SecretFields />
      <RadioGroup
        legend="À qui donnez-vous le dossier ?"
        name="recipient"
        value={recipient}
        options={RECIPIENTS}
        choose={setRecipient}
      />
      <div class="fieldset">
        <Checkbox name="letters" label="Des modèles de lettres" checked onChange={() => undefined} />
        <Checkbox name="translations" label="Vos traductions" checked={false} onChange={() => undefined} />
      </div>
      <button type="submit" class="primary">
        Enregistrer
      </button>
    </form>
  );
}
