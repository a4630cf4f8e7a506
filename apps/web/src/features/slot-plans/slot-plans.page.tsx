import type { HospitalDemand } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { hospitalsOf, useSignedIn } from '../../session/me';
import { LoadFailure } from '../../shell/load-failure';
import { usePageTitle } from '../../shell/use-page-title';
import '../../styles/slot-plans.css';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { SelectField } from '../../ui/select-field';
import { Skeleton } from '../../ui/skeleton';
import { DemandPanel } from './demand.panel';
import { NewPlanDialog } from './new-plan.dialog';
import { PlanHistory } from './plan-history';
import { PlanPanel } from './plan.panel';
import { demandQuery, planListQuery, planQuery } from './slot-plan-queries';

const route = getRouteApi('/slot-plans');

/** The plan that was asked for, or the one in force, or the latest. */
function usePlans(hospitalId: string) {
  const { plan: asked, page = 1 } = route.useSearch();
  const list = useQuery(planListQuery(hospitalId, page));
  const items = list.data?.items ?? [];
  const chosenId = asked ?? (items.find(({ state }) => state === 'published') ?? items[0])?.id;
  const chosen = useQuery({ ...planQuery(chosenId ?? ''), enabled: chosenId !== undefined });
  return { list, chosenId, chosen };
}

function Plans({ demand }: { readonly demand: HospitalDemand }) {
  const { t } = useTranslation();
  const [isMaking, setMaking] = useState(false);
  const navigate = route.useNavigate();
  const { list, chosenId, chosen } = usePlans(demand.hospital.id);
  const choose = (plan: string) => {
    setMaking(false);
    void navigate({ search: (search) => ({ ...search, plan }) });
  };
  const error = list.error ?? chosen.error;
  return (
    <>
      <section className="panel" aria-labelledby="slot-plans-title">
        <h2 className="panel-title" id="slot-plans-title">
          {t('slotPlans.plans.title')}
          {demand.may.plan && (
            <Button tone="primary" onClick={() => setMaking(true)} data-testid="slot-plan-new">
              {t('slotPlans.plans.new')}
            </Button>
          )}
        </h2>
        {!list.data && !list.error && <Skeleton rows={3} />}
        {list.data && (
          <PlanHistory
            plans={list.data}
            chosenId={chosenId}
            onChoose={choose}
            onPage={(page) => void navigate({ search: (search) => ({ ...search, page }) })}
          />
        )}
      </section>
      {error && <LoadFailure error={error} onRetry={() => void (list.error ? list : chosen).refetch()} />}
      {chosen.data && <PlanPanel plan={chosen.data} calendarKnownUntil={demand.calendarKnownUntil} />}
      {isMaking && (
        <NewPlanDialog
          hospitalId={demand.hospital.id}
          onMade={({ id }) => choose(id)}
          onClose={() => setMaking(false)}
        />
      )}
    </>
  );
}

function OfHospital({ hospitalId }: { readonly hospitalId: string }) {
  const { data, error, refetch } = useQuery(demandQuery(hospitalId));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={8} />;
  return (
    <>
      <Plans demand={data} />
      <DemandPanel demand={data} />
    </>
  );
}

/** Where a coordinator sees how the hospital is asked, and opens the tele-clinic when it is. */
export function SlotPlansPage() {
  const { t } = useTranslation();
  const name = useName();
  usePageTitle(t('slotPlans.title'));
  const { me } = useSignedIn();
  const { hospital } = route.useSearch();
  const navigate = route.useNavigate();
  const own = hospitalsOf(me, 'coordinator', 'hospitalAdministrator');
  const hospitalId = hospital ?? own[0]?.id;
  return (
    <div className="page slot-plans" data-testid="slot-plans-page">
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('slotPlans.title')}</h1>
          <p className="soft">{t('slotPlans.hint')}</p>
        </div>
      </div>
      {own.length > 1 && (
        <SelectField
          label={t('slotPlans.hospital')}
          value={hospitalId ?? ''}
          choices={own.map((one) => ({ value: one.id as string, label: name(one) }))}
          onChange={(value) => void navigate({ search: { hospital: value } })}
          testId="slot-plans-hospital"
        />
      )}
      {hospitalId === undefined ? (
        <Notice tone="info" title={t('slotPlans.noHospital')}>
          {t('slotPlans.noHospitalHint')}
        </Notice>
      ) : (
        <OfHospital key={hospitalId} hospitalId={hospitalId} />
      )}
    </div>
  );
}
