import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock';
import { useName } from '../../../language/language';
import { ChangeFailure } from '../../../session/change-failure';
import { formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { InputField } from '../../../ui/input-field';
import { WishForm } from '../shared/wish-form';
import { WishList } from '../shared/wish-list';
import { addWish, withoutWish } from '../shared/wishes';
import { PlaceFields } from './place-fields';
import { RuleFields } from './rule-fields';
import { isComplete, type OwnPlaces, type StartDraft, startRequest } from './start-draft';
import { useStart } from './use-start';

/** What the plan is called as long as nobody calls it otherwise. */
function useUsualName(): (draft: StartDraft) => string {
  const { t } = useTranslation();
  const name = useName();
  return ({ place }) => {
    const named = place.kind === 'region' ? place.region : place.hospital;
    const time = formatInstant(serverNow());
    return named ? t('matching.start.nameOf', { place: name(named), time }) : '';
  };
}

function Wishes(props: {
  readonly draft: StartDraft;
  readonly onChange: (change: Partial<StartDraft>) => void;
}) {
  const { t } = useTranslation();
  const { draft, onChange } = props;
  return (
    <section className="panel" aria-labelledby="start-wishes">
      <h2 className="panel-title" id="start-wishes">
        {t('matching.start.wishes')}
      </h2>
      {draft.wishes.length === 0 ? (
        <p className="panel-empty">{t('matching.start.wishesNone')}</p>
      ) : (
        <WishList
          wishes={draft.wishes}
          onRemove={(wish) => onChange({ wishes: withoutWish(draft.wishes, wish) })}
        />
      )}
      <details className="matching-more">
        <summary data-testid="start-add-wish">{t('matching.bench.add')}</summary>
        <WishForm onAdd={(wish) => onChange({ wishes: addWish(draft.wishes, wish) })} />
      </details>
    </section>
  );
}

/** The name, for whom, by which rules and with which wishes. */
export function StartForm({ initial, own }: { readonly initial: StartDraft; readonly own: OwnPlaces }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(initial);
  const [isJudged, setJudged] = useState(false);
  const usualName = useUsualName();
  const start = useStart();
  const name = draft.name ?? usualName(draft);
  const change = (part: Partial<StartDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = () => {
    setJudged(true);
    if (isComplete(draft, name)) start.mutate(startRequest(draft, name));
  };
  return (
    <form
      className="matching-start"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      noValidate
    >
      <section className="panel" aria-labelledby="start-scope">
        <h2 className="panel-title" id="start-scope">
          {t('matching.start.scope')}
        </h2>
        <InputField
          label={t('matching.start.name')}
          value={name}
          maxLength={80}
          onChange={(typed) => change({ name: typed })}
          error={isJudged && name.trim() === '' ? t('matching.start.nameMissing') : undefined}
          testId="start-name"
        />
        <PlaceFields draft={draft} own={own} isJudged={isJudged} onChange={change} />
      </section>
      <section className="panel" aria-labelledby="start-rules">
        <h2 className="panel-title" id="start-rules">
          {t('matching.start.rules')}
        </h2>
        <p className="form-hint">{t('matching.start.rulesHint')}</p>
        <RuleFields draft={draft.rules} onChange={(part) => change({ rules: { ...draft.rules, ...part } })} />
      </section>
      <Wishes draft={draft} onChange={change} />
      {isJudged && !isComplete(draft, name) && (
        <p className="form-error matching-wrong" role="alert">
          {t('matching.start.wrong')}
        </p>
      )}
      <ChangeFailure error={start.error} testId="start-error" />
      <div className="matching-submit">
        <Button type="submit" tone="primary" isLarge isBusy={start.isPending} data-testid="start-submit">
          {t('matching.start.submit')}
        </Button>
        <span className="form-hint">{t('matching.start.basis')}</span>
      </div>
    </form>
  );
}
