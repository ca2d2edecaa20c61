import { useRef, useState } from 'preact/hooks';
import { Checkbox, RadioGroup } from '../../src/carnet/formFields.tsx';
import { SecretField } from '../../src/ui/Unlock.tsx';

const RECIPIENTS = [
  ['police', 'Commissariat ou gendarmerie'],
  ['lawyer', 'Avocat'],
  [null, 'Je ne sais pas encore, et cette réponse est longue pour voir une deuxième ligne'],
] as const;

function SecretFields() {
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  return (
    <>
      <SecretField name="passphrase" label="Phrase de passe" input={first} hint="Cinq mots ou plus." />
      <SecretField
        name="passphrase-again"
        label="La même, encore une fois"
        input={second}
        error="Les deux ne sont pas pareilles."
      />
    </>
  );
}

/** Texts, choices and their errors. */
export function Fields() {
  const [recipient, setRecipient] = useState<'police' | 'lawyer' | null>('police');
  return (
    <form class="panel form" onSubmit={(event) => event.preventDefault()}>
      <label class="labelled">
        <span>Lieu</span>
        <input name="place" value="Commissariat du 18e" />
      </label>
      <label class="labelled">
        <span>Date</span>
        <input name="day" type="date" value="2026-11-21" />
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
