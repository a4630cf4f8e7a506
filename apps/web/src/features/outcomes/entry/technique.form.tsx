import { specialties, techniquesOf, type TechniqueCode } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { InputField } from '../../../ui/input-field';
import { outcomesChanged } from '../outcome-queries';

function TechniqueChoice(props: {
  readonly value: TechniqueCode | '';
  readonly onChange: (value: TechniqueCode) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {t('outcomes.entry.techniqueName')}
      </label>
      <select
        id={id}
        className="input"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value as TechniqueCode)}
        data-testid="technique-name"
      >
        <option value="" disabled>
          {t('outcomes.entry.chooseTechnique')}
        </option>
        {specialties.map((specialty) => (
          <optgroup key={specialty} label={t(`terms.specialty.${specialty}`)}>
            {techniquesOf[specialty].map((technique) => (
              <option key={technique} value={technique}>
                {t(`needs.technique.${technique}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

/** That the hospital does a technique by itself since a day. */
export function TechniqueForm({ hospitalId }: { readonly hospitalId: HospitalId }) {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  const [technique, setTechnique] = useState<TechniqueCode | ''>('');
  const [since, setSince] = useState('');
  const tell = useMutation({
    mutationFn: (code: TechniqueCode) =>
      call('introduceTechnique', { params: { hospitalId }, body: { technique: code, since } }),
    onSuccess: () => {
      succeed(t('outcomes.entry.techniqueAdded'));
      setTechnique('');
      setSince('');
      outcomesChanged(queries);
    },
  });
  return (
    <section className="panel" aria-label={t('outcomes.entry.technique')}>
      <h2 className="panel-title">{t('outcomes.entry.technique')}</h2>
      <div className="entry-foot">
        <TechniqueChoice value={technique} onChange={setTechnique} />
        <InputField
          label={t('outcomes.entry.techniqueSince')}
          type="date"
          value={since}
          onChange={setSince}
          testId="technique-since"
        />
        <Button
          isBusy={tell.isPending}
          disabled={technique === '' || since === ''}
          onClick={() => technique !== '' && tell.mutate(technique)}
          data-testid="technique-add"
        >
          {t('outcomes.entry.techniqueAdd')}
        </Button>
      </div>
      <ChangeFailure error={tell.error} testId="technique-failure" />
    </section>
  );
}
