import type { HospitalDetail } from '@jiedui/contracts';
import { hospitalKinds, hospitalTiers, parentRelations, programmeFlags } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneWords } from '../../../time/zone';
import { Button } from '../../../ui/button';
import { FormField, fieldId } from '../../consultations/request/form-section';
import { IdentityStrip } from '../page/identity.strip';
import { EditDialog, type SectionFormProps } from './edit-dialog';
import { HospitalPicker, RegionPicker } from './place-pickers';
import { draftOf, faultsOf, patchOf, type RegistrationDraft } from './registration-draft';
import { ChoiceSelect } from './row-list';

interface PartProps {
  readonly draft: RegistrationDraft;
  readonly change: (part: Partial<RegistrationDraft>) => void;
  readonly faultOf: (field: 'code' | 'nameZh' | 'nameEn' | 'parentRelation') => string | undefined;
}

const zones = ['Asia/Shanghai', 'Asia/Urumqi'] as const;
const ShownRegistration = ({ hospital }: { readonly hospital: HospitalDetail }) => (
  <IdentityStrip hospital={hospital} onEdit={undefined} />
);

function Names({ draft, change, faultOf }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className="form-row">
      {(['nameZh', 'nameEn', 'code'] as const).map((field) => (
        <FormField
          key={field}
          field={field}
          label={t(`hospitals.edit.field.${field}`)}
          error={faultOf(field)}
          {...(field === 'code' ? { hint: t('hospitals.edit.hint.code') } : {})}
        >
          <input
            id={fieldId(field)}
            value={draft[field]}
            maxLength={field === 'code' ? 32 : 200}
            aria-invalid={faultOf(field) !== undefined}
            onChange={(event) => change({ [field]: event.target.value })}
            className="input"
            data-testid={`field-${field}`}
          />
        </FormField>
      ))}
    </div>
  );
}

function Standing({ draft, change }: PartProps) {
  const { t } = useTranslation();
  const label = (field: 'tier' | 'kind' | 'timeZone') => t(`hospitals.edit.field.${field}`);
  // A hospital outside of the two zones of the country keeps the one it has.
  const known = zones.includes(draft.timeZone as (typeof zones)[number]) ? zones : [...zones, draft.timeZone];
  return (
    <div className="form-row">
      <FormField field="tier" label={label('tier')}>
        <ChoiceSelect
          id={fieldId('tier')}
          label={label('tier')}
          value={draft.tier}
          choices={hospitalTiers}
          wordsOf={(tier) => t(`hospitals.tier.${tier}`)}
          onChange={(tier) => change({ tier })}
        />
      </FormField>
      <FormField field="kind" label={label('kind')}>
        <ChoiceSelect
          id={fieldId('kind')}
          label={label('kind')}
          value={draft.kind}
          choices={hospitalKinds}
          wordsOf={(kind) => t(`hospitals.kind.${kind}`)}
          onChange={(kind) => change({ kind })}
        />
      </FormField>
      <FormField field="timeZone" label={label('timeZone')}>
        <ChoiceSelect
          id={fieldId('timeZone')}
          label={label('timeZone')}
          value={draft.timeZone}
          choices={known}
          wordsOf={(zone) => zoneWords(t, zone)}
          onChange={(timeZone) => change({ timeZone })}
        />
      </FormField>
    </div>
  );
}

function Parent({ draft, change, faultOf }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className="form-row">
      <FormField field="parentId" label={t('hospitals.edit.field.parentId')}>
        <HospitalPicker
          id={fieldId('parentId')}
          chosen={draft.parent}
          onChoose={(parent) => change({ parent })}
          testId="field-parentId"
        />
        {draft.parent && (
          <Button tone="quiet" onClick={() => change({ parent: null, parentRelation: null })}>
            {t('hospitals.edit.remove')}
          </Button>
        )}
      </FormField>
      <FormField
        field="parentRelation"
        label={t('hospitals.edit.field.parentRelation')}
        error={faultOf('parentRelation')}
      >
        <ChoiceSelect
          id={fieldId('parentRelation')}
          label={t('hospitals.edit.field.parentRelation')}
          value={draft.parentRelation ?? ''}
          choices={parentRelations}
          wordsOf={(relation) => t(`hospitals.parentRelation.${relation}`)}
          blankLabel={t('hospitals.edit.hint.noParent')}
          onChange={(relation) => change({ parentRelation: relation || null })}
        />
      </FormField>
    </div>
  );
}

function Flags({ draft, change }: PartProps) {
  const { t } = useTranslation();
  const { flags } = draft;
  return (
    <fieldset className="checks">
      <legend className="form-label">{t('hospitals.edit.field.flags')}</legend>
      {programmeFlags.map((flag) => (
        <label key={flag}>
          <input
            type="checkbox"
            checked={flags.includes(flag)}
            onChange={({ target }) =>
              change({ flags: target.checked ? [...flags, flag] : flags.filter((one) => one !== flag) })
            }
          />
          {t(`hospitals.flag.${flag}`)}
        </label>
      ))}
    </fieldset>
  );
}

export function RegistrationForm(props: SectionFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(props.hospital));
  const change = (part: Partial<RegistrationDraft>) => setDraft((before) => ({ ...before, ...part }));
  const faults = faultsOf(draft);
  const words = {
    code: t('hospitals.edit.fault.code'),
    nameZh: t('hospitals.edit.fault.required'),
    nameEn: t('hospitals.edit.fault.required'),
    parentRelation: t('hospitals.edit.fault.together'),
  };
  return (
    <EditDialog {...props} isSound={faults.size === 0} patch={() => patchOf(draft)} Shown={ShownRegistration}>
      {(hasTried) => {
        const part: PartProps = {
          draft,
          change,
          faultOf: (field) => (hasTried && faults.has(field) ? words[field] : undefined),
        };
        return (
          <>
            <Names {...part} />
            <FormField field="regionCode" label={t('hospitals.edit.field.regionCode')}>
              <RegionPicker
                id={fieldId('regionCode')}
                path={draft.regionPath}
                onChoose={(regionPath) => change({ regionPath })}
              />
            </FormField>
            <Standing {...part} />
            <Parent {...part} />
            <Flags {...part} />
          </>
        );
      }}
    </EditDialog>
  );
}
