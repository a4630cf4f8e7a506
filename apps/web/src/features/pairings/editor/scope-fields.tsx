import { agreementServices, specialties } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { CheckList } from '../../../ui/check-list';
import { servicesOf, specialtiesOf, type TermsDraft } from './terms-draft';

/** What is helped with, and how. */
export function ScopeFields(props: {
  readonly value: TermsDraft;
  readonly onChange: (change: Partial<TermsDraft>) => void;
}) {
  const { t } = useTranslation();
  const { value, onChange } = props;
  return (
    <>
      <CheckList
        label={t('pairings.term.specialties')}
        choices={specialties.map((one) => ({ value: one, label: t(`terms.specialty.${one}`) }))}
        value={specialtiesOf(value)}
        onChange={(chosen) => onChange({ specialties: chosen.join(',') })}
        testId="term-specialties"
      />
      <div className="editor-shortcuts">
        <Button tone="quiet" onClick={() => onChange({ specialties: specialties.join(',') })}>
          {t('pairings.editor.allSpecialties')}
        </Button>
        <Button tone="quiet" onClick={() => onChange({ specialties: '' })}>
          {t('pairings.editor.noSpecialties')}
        </Button>
      </div>
      <CheckList
        label={t('pairings.term.services')}
        choices={agreementServices.map((one) => ({ value: one, label: t(`pairings.service.${one}`) }))}
        value={servicesOf(value)}
        onChange={(chosen) => onChange({ services: chosen.join(',') })}
        testId="term-services"
      />
    </>
  );
}
