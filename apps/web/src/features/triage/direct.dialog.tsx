import type { ConsultationRouting, TriageItem } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { consultationChanged } from '../../api/queries';
import { useName } from '../../language/language';
import { Dialog } from '../../ui/dialog';
import { useFeedback } from '../../ui/feedback';
import { Skeleton } from '../../ui/skeleton';
import { DialogFailure } from '../consultations/page/dialog-failure';
import { routingQuery } from './triage-queries';

function Choices(props: {
  readonly experts: ConsultationRouting['experts'];
  readonly chosen: PersonId | null;
  readonly onChoose: (personId: PersonId | null) => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { experts, chosen, onChoose } = props;
  return (
    <fieldset className="direct-choices">
      <legend className="visually-hidden">{t('routing.direct.expert')}</legend>
      <label className="direct-choice">
        <input type="radio" name="direct" checked={chosen === null} onChange={() => onChoose(null)} />
        {t('routing.direct.nobody')}
      </label>
      {experts.map(({ person, open, isOnCall }) => (
        <label key={person.id} className="direct-choice" data-testid="direct-choice">
          <input
            type="radio"
            name="direct"
            checked={chosen === person.id}
            onChange={() => onChoose(person.id)}
          />
          <span>{name(person)}</span>
          <span className="soft">{t('routing.direct.load', { count: open })}</span>
          {isOnCall && <span className="tag tag-success">{t('routing.direct.onCall')}</span>}
        </label>
      ))}
    </fieldset>
  );
}

/** Asks one expert by name; those on call and those with the fewest open questions can be told apart. */
export function DirectDialog({ item, onClose }: { readonly item: TriageItem; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { succeed } = useFeedback();
  const [personId, setPersonId] = useState<PersonId | null>(item.directedTo?.id ?? null);
  const { data } = useQuery(routingQuery(item.consultationId, undefined));
  const { consultationId, revision } = item;
  const direct = useMutation({
    mutationFn: () =>
      call('directConsultation', { params: { consultationId }, body: { revision, personId } }),
    onSuccess: () => {
      consultationChanged(queries, consultationId);
      succeed(t(personId ? 'routing.direct.done' : 'routing.direct.cleared'));
      onClose();
    },
  });
  return (
    <Dialog
      title={t('routing.direct.title', { number: item.number })}
      onClose={onClose}
      confirm={{
        label: t('routing.direct.confirm'),
        isBusy: direct.isPending,
        testId: 'direct-confirm',
        onClick: () => direct.mutate(),
      }}
    >
      <p className="soft">{t('routing.direct.hint')}</p>
      {!data && <Skeleton rows={3} />}
      {data?.experts.length === 0 && <p className="panel-empty">{t('routing.direct.none')}</p>}
      {data && <Choices experts={data.experts} chosen={personId} onChoose={setPersonId} />}
      <DialogFailure error={direct.error} testId="direct-error" />
    </Dialog>
  );
}
