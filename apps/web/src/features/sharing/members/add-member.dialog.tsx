import type { Consultation, MemberCandidate } from '@jiedui/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { consultationChanged } from '../../../api/queries';
import { useName } from '../../../language/language';
import { LoadFailure } from '../../../shell/load-failure';
import { Dialog } from '../../../ui/dialog';
import { useFeedback } from '../../../ui/feedback';
import { SearchInput } from '../../../ui/search-input';
import { Skeleton } from '../../../ui/skeleton';
import { DialogFailure } from '../../consultations/page/dialog-failure';
import { memberCandidatesQuery } from '../sharing-queries';
import { CandidateChoices } from './candidate-choices';

interface AddMemberProps {
  readonly consultation: Consultation;
  readonly onClose: () => void;
}

function useAddMember({ consultation, onClose }: AddMemberProps) {
  const { t } = useTranslation();
  const name = useName();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  const { id: consultationId } = consultation;
  return useMutation({
    mutationFn: ({ person }: MemberCandidate) =>
      call('addMember', { params: { consultationId }, body: { personId: person.id } }),
    onSuccess: ({ person }) => {
      succeed(t('sharing.members.added', { name: name(person) }));
      onClose();
    },
    onSettled: () => consultationChanged(queries, consultationId),
  });
}

/** Finds an expert of the invited hospital by name, and asks them to join. */
export function AddMemberDialog(props: AddMemberProps) {
  const { t } = useTranslation();
  const { consultation, onClose } = props;
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<MemberCandidate>();
  const [isMissing, setMissing] = useState(false);
  const { data, error, refetch } = useQuery(memberCandidatesQuery(consultation.id, search));
  const add = useAddMember(props);
  const confirm = () => {
    setMissing(chosen === undefined);
    if (chosen) add.mutate(chosen);
  };
  return (
    <Dialog
      title={t('sharing.members.addTitle')}
      onClose={onClose}
      confirm={{
        label: t('sharing.members.confirm'),
        isBusy: add.isPending,
        testId: 'dialog-confirm',
        onClick: confirm,
      }}
    >
      <p>{t('sharing.members.addText')}</p>
      <SearchInput
        label={t('sharing.members.search')}
        value={search}
        maxLength={100}
        onChange={setSearch}
        testId="member-search"
      />
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} />}
      {data && (
        <CandidateChoices {...{ chosen, isFiltered: search !== '' }} candidates={data} onChoose={setChosen} />
      )}
      {isMissing && !chosen && (
        <span className="form-error" role="alert">
          {t('sharing.members.notChosen')}
        </span>
      )}
      <DialogFailure error={add.error} testId="dialog-error" />
    </Dialog>
  );
}
