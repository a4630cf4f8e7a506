import type { RegionHit } from '@jiedui/contracts';
import { periodOf, reportFormats, type Period, type ReportFormat } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { useName } from '../../language/language';
import { ChangeFailure } from '../../session/change-failure';
import { hospitalsOf, useSignedIn } from '../../session/me';
import { Button } from '../../ui/button';
import { ChoiceBar } from '../../ui/choice-bar';
import { useFeedback } from '../../ui/feedback';
import { SelectField } from '../../ui/select-field';
import { RegionPicker } from '../hospitals/edit/place-pickers';
import { PeriodBar } from '../outcomes/shared/period.bar';

/** What a report may be over: the regions one supervises, and the hospitals one speaks for. */
function useScopes() {
  const name = useName();
  const { me } = useSignedIn();
  const regions = me.posts.flatMap(({ role, region }) => (role === 'supervisor' && region ? [region] : []));
  const hospitals = hospitalsOf(me, 'coordinator', 'hospitalAdministrator');
  return [
    ...regions.map((region) => ({ value: `region:${region.code}`, label: name(region) })),
    ...hospitals.map((hospital) => ({ value: `hospital:${hospital.id}`, label: name(hospital) })),
  ];
}

function bodyOf(scope: string, below: RegionHit['path']) {
  const [kind, id = ''] = scope.split(':');
  if (kind === 'hospital') return { hospitalId: id as HospitalId };
  return { regionCode: below.at(-1)?.code ?? id };
}

interface ScopeProps {
  readonly scope: string;
  readonly below: RegionHit['path'];
  readonly onChange: (scope: string, below: RegionHit['path']) => void;
}

/** A region or hospital of one's own; of a region also any below it. */
function ScopeChoice({ scope, below, onChange }: ScopeProps) {
  const { t } = useTranslation();
  const pickerId = useId();
  return (
    <div className="period-bar">
      <SelectField
        label={t('reports.scope')}
        value={scope}
        choices={useScopes()}
        onChange={(next) => onChange(next, [])}
        testId="report-scope"
      />
      {scope.startsWith('region:') && (
        <div className="form-field">
          <label className="form-label" htmlFor={pickerId}>
            {t('reports.scopeRegion')}
          </label>
          <RegionPicker id={pickerId} path={below} onChoose={(path) => onChange(scope, path)} />
        </div>
      )}
    </div>
  );
}

/** Over what, of when, and as what. */
export function AskForm() {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  const [first] = useScopes();
  const [{ scope, below }, setScope] = useState({
    scope: first?.value ?? '',
    below: [] as RegionHit['path'],
  });
  const [format, setFormat] = useState<ReportFormat>('xlsx');
  const [period, setPeriod] = useState(() => periodOf({}, new Date()));
  const ask = useMutation({
    mutationFn: () => call('askReport', { body: { ...bodyOf(scope, below), ...period, format } }),
    onSuccess: () => {
      succeed(t('reports.asked'));
      return queries.invalidateQueries({ queryKey: ['reports'] });
    },
  });
  if (!first || !period) return null;
  return (
    <section className="panel report-ask" aria-label={t('reports.ask')}>
      <ScopeChoice
        scope={scope}
        below={below}
        onChange={(nextScope, nextBelow) => setScope({ scope: nextScope, below: nextBelow })}
      />
      <PeriodBar
        period={period}
        search={{}}
        hasSpecialty={false}
        onChange={(next) => setPeriod({ ...period, ...(next as Partial<Period>) })}
      />
      <div className="entry-foot">
        <ChoiceBar<ReportFormat>
          label={t('reports.format')}
          value={format}
          choices={reportFormats.map((value) => ({ value, label: t(`reports.formats.${value}`) }))}
          onChange={setFormat}
          testId="report-format"
        />
        <Button tone="primary" isBusy={ask.isPending} onClick={() => ask.mutate()} data-testid="report-ask">
          {t('reports.ask')}
        </Button>
      </div>
      <ChangeFailure error={ask.error} testId="report-failure" />
    </section>
  );
}
