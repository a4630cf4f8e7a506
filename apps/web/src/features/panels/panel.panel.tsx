import type { Panel, PanelMember } from '@jiedui/contracts';
import type { ConsultationId } from '@jiedui/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { consultationChanged, panelQuery } from '../../api/queries';
import { useName } from '../../language/language';
import { LoadFailure } from '../../shell/load-failure';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';
import { useFeedback } from '../../ui/feedback';
import { Skeleton } from '../../ui/skeleton';
import { ExcuseDialog } from './excuse.dialog';
import { PanelOpinionEditor } from './panel-opinion.editor';

const parts = ['findings', 'advice'] as const;
const tones: Record<PanelMember['state'], string> = {
  notAsked: 'plain',
  asked: 'action',
  drafting: 'action',
  signed: 'success',
  excused: 'plain',
};

function MemberOpinion({ member }: { readonly member: PanelMember }) {
  const { t } = useTranslation();
  const name = useName();
  const { opinion, person, state } = member;
  if (!opinion?.signedAt) return state === 'signed' ? <p className="soft">{t('panel.hidden')}</p> : null;
  return (
    <div data-testid="panel-opinion">
      {parts.map((part) => (
        <div key={part} className="opinion-part">
          <h4>{t(`consultation.${part}`)}</h4>
          <p className="free-text">{opinion[part]}</p>
        </div>
      ))}
      <p className="signature">
        {t('consultation.signedBy', { name: name(person), time: formatInstant(opinion.signedAt) })}
      </p>
    </div>
  );
}

function useAsk(consultationId: ConsultationId) {
  const { t } = useTranslation();
  const name = useName();
  const { fail, succeed } = useFeedback();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ person }: PanelMember) =>
      call('askPanelMember', { params: { consultationId, personId: person.id } }),
    onSuccess: (panel, { person }) => {
      queries.setQueryData(panelQuery(consultationId).queryKey, panel);
      consultationChanged(queries, consultationId);
      succeed(t('panel.asked', { name: name(person) }));
    },
    onError: fail,
  });
}

function Member(props: {
  readonly consultationId: ConsultationId;
  readonly member: PanelMember;
  readonly mayLead: boolean;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { consultationId, member, mayLead } = props;
  const [isExcusing, setExcusing] = useState(false);
  const ask = useAsk(consultationId);
  const { person, state, excused } = member;
  const isAwaited = state === 'asked' || state === 'drafting';
  return (
    <li className="item" data-testid="panel-member" data-state={state}>
      <span className="item-head">
        <strong>{name(person)}</strong>
        <span className={`tag tag-${tones[state]}`}>{t(`panel.state.${state}`)}</span>
      </span>
      {excused && <span className="item-details">{t('panel.because', { reason: excused.because })}</span>}
      <MemberOpinion member={member} />
      {mayLead && (state === 'notAsked' || state === 'excused') && (
        <Button
          tone="quiet"
          isBusy={ask.isPending}
          onClick={() => ask.mutate(member)}
          data-testid="ask-member"
        >
          {t('panel.ask')}
        </Button>
      )}
      {mayLead && isAwaited && (
        <Button tone="quiet" onClick={() => setExcusing(true)} data-testid="excuse-member">
          {t('panel.excuse')}
        </Button>
      )}
      {isExcusing && <ExcuseDialog {...{ consultationId, member }} onClose={() => setExcusing(false)} />}
    </li>
  );
}

function Experts({
  consultationId,
  panel,
}: {
  readonly consultationId: ConsultationId;
  readonly panel: Panel;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { chair, members, isWaiting, mayLead, mayAdvise } = panel;
  return (
    <>
      <p className="soft">{t('panel.lead')}</p>
      <p>
        {t('panel.chair')}: {chair ? name(chair) : t('panel.noChair')}
      </p>
      <ul className="items">
        {members.map((member) => (
          <Member key={member.person.id} {...{ consultationId, member, mayLead }} />
        ))}
      </ul>
      {isWaiting && <p className="soft">{t('panel.waiting')}</p>}
      {mayAdvise && <PanelOpinionEditor {...{ consultationId, panel }} />}
    </>
  );
}

/** Several experts on one question: who they are, and what each has said. */
export function PanelPanel({ consultationId }: { readonly consultationId: ConsultationId }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(panelQuery(consultationId));
  return (
    <section className="panel" aria-labelledby="panel-title" data-testid="panel">
      <h2 className="panel-title" id="panel-title">
        {t('panel.title')}
      </h2>
      {!data && !error && <Skeleton rows={3} />}
      {!data && error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {data && <Experts consultationId={consultationId} panel={data} />}
    </section>
  );
}
