import type { PairedHospital } from '@jiedui/contracts';
import type { AnswerValue, RequestField } from '@jiedui/domain';
import { answerWords, type Translator } from '@jiedui/messages';
import { useTranslation } from 'react-i18next';
import type { AutosaveState } from '../../../drafts/autosaver';
import { useName } from '../../../language/language';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { answerKeyOf, chosenTemplate, isIdentityField, type DraftContent } from './draft-content';

type Named = { readonly nameZh: string; readonly nameEn: string };

function fieldWords(
  t: Translator,
  field: keyof DraftContent,
  content: DraftContent,
  hospitalName: (id: string) => string,
): string {
  const value = content[field];
  if (value === null || value === '') return t('request.blank');
  switch (field) {
    case 'invitedHospitalId':
      return hospitalName(String(value));
    case 'specialty':
      return t(`terms.specialty.${content.specialty!}`);
    case 'urgency':
      return t(`terms.urgency.${content.urgency!}`);
    case 'patientSex':
      return t(`terms.sex.${content.patientSex!}`);
    case 'answerForm':
      return t(`request.answerForms.${content.answerForm}`);
    case 'careSetting':
      return t(`terms.careSetting.${content.careSetting!}`);
    case 'template': {
      const template = chosenTemplate(content);
      return template ? t(`requestTerms.complaint.${template.id}`) : String(value);
    }
    default:
      return answerKeyOf(field) ? answerWords(t, answerKeyOf(field)!, value as AnswerValue) : String(value);
  }
}

function fieldName(t: Translator, field: keyof DraftContent): string {
  const answer = answerKeyOf(field);
  if (answer) return t(`requestTerms.field.${answer}`);
  if (isIdentityField(field)) return t(`patient.field.${field}`);
  switch (field) {
    case 'answerForm':
    case 'isPanel':
    case 'careSetting':
    case 'template':
      return t(`request.${field}`);
    default:
      return t(`terms.field.${field as RequestField}`);
  }
}

/** Two places changed the same fields: shows both, and asks which to keep. */
export function ConflictDialog(props: {
  readonly state: AutosaveState<DraftContent>;
  readonly onResolve: (choice: 'mine' | 'theirs') => void;
  readonly hospitals: readonly PairedHospital[] | undefined;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { state, onResolve, hospitals } = props;
  const { conflict, value } = state;
  const hospitalName = (id: string) => {
    const named: Named | undefined = hospitals?.find(({ hospital }) => hospital.id === id)?.hospital;
    return named ? name(named) : id;
  };
  if (!conflict) return null;
  return (
    <Dialog
      isWide
      title={t('request.conflictTitle')}
      extra={
        <Button onClick={() => onResolve('theirs')} data-testid="conflict-theirs">
          {t('request.keepTheirs')}
        </Button>
      }
      confirm={{
        label: t('request.keepMine'),
        isBusy: false,
        testId: 'conflict-mine',
        onClick: () => onResolve('mine'),
      }}
    >
      <p>{t('request.conflictText')}</p>
      {conflict.fields.map((field) => (
        <section key={field} className="conflict-field">
          <h3>{fieldName(t, field)}</h3>
          <div>
            <h4>{t('request.conflictMine')}</h4>
            <p className="free-text">{fieldWords(t, field, value, hospitalName)}</p>
          </div>
          <div>
            <h4>{t('request.conflictTheirs')}</h4>
            <p className="free-text">{fieldWords(t, field, conflict.theirs, hospitalName)}</p>
          </div>
        </section>
      ))}
    </Dialog>
  );
}
