import type { Availability, AvailabilityRule } from '@jiedui/contracts';
import { areRulesSound } from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { useName } from '../../../language/language';
import { holdsRole, useSignedIn } from '../../../session/me';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/calendar.css';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { InputField } from '../../../ui/input-field';
import { Notice } from '../../../ui/notice';
import { Skeleton } from '../../../ui/skeleton';
import { availabilityQuery } from '../calendar-queries';
import { ExceptionsPanel } from './exceptions.panel';
import { WeekEditor } from './week-editor';

const route = getRouteApi('/availability');
type Weeks = ReadonlyMap<HospitalId, readonly AvailabilityRule[]>;

function useSave({ person, revision }: Availability) {
  const { t } = useTranslation();
  const { succeed, fail } = useFeedback();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { weeks: Weeks; walkBeforeMinutes: number; walkAfterMinutes: number }) =>
      call('saveAvailability', {
        params: { personId: person.id },
        body: {
          ...input,
          revision,
          weeks: [...input.weeks].map(([hospitalId, rules]) => ({ hospitalId, rules: [...rules] })),
        },
      }),
    onSuccess: (saved) => {
      queries.setQueryData(availabilityQuery(person.id).queryKey, saved);
      succeed(t('scheduling.availability.saved'));
    },
    onError: fail,
  });
}

const minutesIn = (text: string) => Math.min(120, Math.max(0, Math.round(Number(text) || 0)));

function Walking(props: {
  readonly before: string;
  readonly setBefore: (minutes: string) => void;
  readonly after: string;
  readonly setAfter: (minutes: string) => void;
}) {
  const { t } = useTranslation();
  const { before, setBefore, after, setAfter } = props;
  return (
    <section className="panel">
      <h2 className="panel-title">{t('scheduling.availability.walking')}</h2>
      <div className="form-row">
        <InputField
          label={t('scheduling.availability.walkBefore')}
          type="number"
          min={0}
          max={120}
          value={before}
          onChange={setBefore}
          testId="walk-before"
        />
        <InputField
          label={t('scheduling.availability.walkAfter')}
          type="number"
          min={0}
          max={120}
          value={after}
          onChange={setAfter}
          testId="walk-after"
        />
      </div>
      <p className="soft">{t('scheduling.availability.walkingHint')}</p>
    </section>
  );
}

function Editor({ availability }: { readonly availability: Availability }) {
  const { t } = useTranslation();
  const [weeks, setWeeks] = useState<Weeks>(
    () => new Map(availability.weeks.map(({ hospital, rules }) => [hospital.id, rules])),
  );
  const [before, setBefore] = useState(String(availability.walkBeforeMinutes));
  const [after, setAfter] = useState(String(availability.walkAfterMinutes));
  const save = useSave(availability);
  const isSound = [...weeks.values()].every(areRulesSound);
  return (
    <>
      {availability.weeks.map((week) => (
        <WeekEditor
          key={week.hospital.id}
          week={week}
          rules={weeks.get(week.hospital.id) ?? []}
          onChange={(rules) => setWeeks((known) => new Map(known).set(week.hospital.id, rules))}
        />
      ))}
      <Walking {...{ before, setBefore, after, setAfter }} />
      {!isSound && <Notice tone="warning" title={t('scheduling.availability.overlap')} />}
      <div className="button-row">
        <Button
          tone="primary"
          disabled={!isSound}
          isBusy={save.isPending}
          onClick={() =>
            save.mutate({ weeks, walkBeforeMinutes: minutesIn(before), walkAfterMinutes: minutesIn(after) })
          }
          data-testid="availability-save"
        >
          {t('scheduling.availability.save')}
        </Button>
      </div>
      <ExceptionsPanel availability={availability} />
    </>
  );
}

function Loaded({ personId }: { readonly personId: PersonId }) {
  const { t } = useTranslation();
  const name = useName();
  const { me } = useSignedIn();
  const { data, error, refetch } = useQuery(availabilityQuery(personId));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={12} />;
  return (
    <>
      <h1 className="page-title">
        {personId === me.person.id
          ? t('scheduling.availability.title')
          : t('scheduling.availability.titleOf', { name: name(data.person) })}
      </h1>
      <p className="soft page-lead">{t('scheduling.availability.hint')}</p>
      <Editor key={data.revision} availability={data} />
    </>
  );
}

export function AvailabilityPage() {
  const { t } = useTranslation();
  usePageTitle(t('scheduling.availability.title'));
  const { me } = useSignedIn();
  const { person } = route.useSearch();
  const isMissing = person === undefined && !holdsRole(me, 'expert');
  return (
    <div className="page availability-page" data-testid="availability-page">
      {isMissing ? (
        <div className="empty panel">{t('scheduling.availability.notExpert')}</div>
      ) : (
        <Loaded personId={(person as PersonId | undefined) ?? me.person.id} />
      )}
    </div>
  );
}
