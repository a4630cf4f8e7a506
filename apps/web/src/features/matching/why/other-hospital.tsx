import type { Hospital, MatchExplanation } from '@jiedui/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { HospitalPicker } from '../../hospitals/edit/place-pickers';

/** The next best of the plan as buttons, and a search for any other hospital. */
export function OtherHospital(props: {
  readonly alternatives: MatchExplanation['alternatives'];
  readonly chosen: Hospital | undefined;
  readonly onChoose: (hospital: Hospital) => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  const id = useId();
  const { alternatives, chosen, onChoose } = props;
  return (
    <section aria-labelledby={`${id}-title`} className="why-others">
      <h3 id={`${id}-title`}>{t('matching.why.otherTitle')}</h3>
      {alternatives.length === 0 ? (
        <p className="soft">{t('matching.why.noAlternatives')}</p>
      ) : (
        <>
          <p className="form-hint">{t('matching.why.other')}</p>
          <fieldset className="why-alternatives" aria-label={t('matching.why.nextBest')}>
            {alternatives.map(({ top, net }) => (
              <button
                key={top.id}
                type="button"
                aria-pressed={top.id === chosen?.id}
                onClick={() => onChoose(top)}
                data-testid="why-alternative"
              >
                <span>{name(top)}</span>
                <span className="soft nowrap">{t('matching.why.netOf', { net: number(net) })}</span>
              </button>
            ))}
          </fieldset>
        </>
      )}
      <div className="form-field">
        <label className="form-label" htmlFor={id}>
          {t('matching.why.search')}
        </label>
        <HospitalPicker id={id} chosen={chosen ?? null} onChoose={onChoose} testId="why-other" />
      </div>
    </section>
  );
}
