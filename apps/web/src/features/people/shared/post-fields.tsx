import { nation, specialties, type Role } from '@jiedui/domain';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { CheckList } from '../../../ui/check-list';
import { InputField } from '../../../ui/input-field';
import { SelectField } from '../../../ui/select-field';
import { HospitalPicker, RegionPicker } from '../../hospitals/edit/place-pickers';
import { useName } from '../../../language/language';
import { isHospitalRole, postFaults, type PostDraft } from './post-draft';
import type { PeopleScope } from './scope';

interface PostFieldsProps {
  readonly draft: PostDraft;
  readonly scope: PeopleScope;
  /** Whether to say what is missing. */
  readonly isJudged: boolean;
  readonly onChange: (change: Partial<PostDraft>) => void;
}

/** Administrators of hospitals choose among their own, those of the installation among all. */
function HospitalField({ draft, scope, isJudged, onChange }: PostFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const name = useName();
  const isMissing = isJudged && postFaults(draft).has('hospitalMissing');
  if (!scope.seesAll) {
    return (
      <SelectField
        label={t('people.hospital')}
        value={draft.hospital?.id ?? ''}
        choices={scope.hospitals.map((hospital) => ({ value: hospital.id as string, label: name(hospital) }))}
        onChange={(chosen) =>
          onChange({ hospital: scope.hospitals.find((one) => one.id === chosen) ?? null })
        }
        testId="post-hospital"
      />
    );
  }
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {t('people.hospital')}
      </label>
      <HospitalPicker
        id={id}
        chosen={draft.hospital}
        onChoose={(hospital) => onChange({ hospital })}
        testId="post-hospital"
      />
      {isMissing && <span className="form-error">{t('people.form.hospitalMissing')}</span>}
    </div>
  );
}

function RegionField({ draft, isJudged, onChange }: PostFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const { region } = draft;
  const wholeNation = t('people.form.nation');
  const isMissing = isJudged && postFaults(draft).has('regionMissing');
  const path = region ? [{ ...region, level: 'province' as const, parentCode: null }] : [];
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {t('people.form.region')}
      </label>
      <div className="people-hospital">
        <RegionPicker
          id={id}
          path={path}
          onChoose={(chosen) => onChange({ region: chosen.at(-1) ?? null })}
        />
        <Button
          onClick={() => onChange({ region: { code: nation, nameZh: wholeNation, nameEn: wholeNation } })}
          data-testid="post-nation"
        >
          {wholeNation}
        </Button>
      </div>
      {isMissing && <span className="form-error">{t('people.form.regionMissing')}</span>}
    </div>
  );
}

function SpanFields({ draft, isJudged, onChange }: PostFieldsProps) {
  const { t } = useTranslation();
  const isWrong = isJudged && postFaults(draft).has('untilBeforeFrom');
  return (
    <div className="form-row">
      <InputField
        type="date"
        label={t('people.form.from')}
        value={draft.validFrom}
        onChange={(validFrom) => onChange({ validFrom })}
        testId="post-from"
      />
      <InputField
        type="date"
        label={t('people.form.until')}
        value={draft.validUntil}
        onChange={(validUntil) => onChange({ validUntil })}
        error={isWrong ? t('people.form.untilBeforeFrom') : undefined}
        testId="post-until"
      />
    </div>
  );
}

/** Role, and what the role is held with. */
export function PostFields(props: PostFieldsProps) {
  const { t } = useTranslation();
  const { draft, scope, isJudged, onChange } = props;
  const { role } = draft;
  return (
    <>
      <SelectField<Role>
        label={t('people.role')}
        value={role}
        choices={scope.appoints.map((value) => ({ value, label: t(`terms.role.${value}`) }))}
        onChange={(chosen) => onChange({ role: chosen })}
        testId="post-role"
      />
      {isHospitalRole(role) && <HospitalField {...props} />}
      {role === 'supervisor' && <RegionField {...props} />}
      {role === 'expert' && (
        <CheckList
          label={t('people.form.specialties')}
          choices={specialties.map((value) => ({ value, label: t(`terms.specialty.${value}`) }))}
          value={draft.specialties}
          onChange={(chosen) => onChange({ specialties: chosen })}
          error={
            isJudged && postFaults(draft).has('specialtiesMissing')
              ? t('people.form.specialtiesMissing')
              : undefined
          }
          testId="post-specialties"
        />
      )}
      <SpanFields {...props} />
    </>
  );
}
