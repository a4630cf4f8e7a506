import { UserAddOutlined } from '@ant-design/icons';
import type { Consultation, ConsultationMember } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { consultationChanged } from '../../../api/queries';
import { useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { AddMemberDialog } from './add-member.dialog';

function useRemoveMember({ id: consultationId }: Consultation) {
  const { t } = useTranslation();
  const name = useName();
  const { ask, fail, succeed } = useFeedback();
  const queries = useQueryClient();
  const remove = async ({ person }: ConsultationMember) => {
    try {
      await call('removeMember', { params: { consultationId, personId: person.id } });
      succeed(t('sharing.members.removed', { name: name(person) }));
    } catch (error) {
      fail(error);
    }
    consultationChanged(queries, consultationId);
  };
  return (member: ConsultationMember) =>
    ask({
      title: t('sharing.members.removeTitle'),
      text: t('sharing.members.removeText', { name: name(member.person) }),
      confirm: {
        label: t('sharing.members.remove'),
        isDanger: true,
        testId: 'confirm-remove-member',
        run: () => remove(member),
      },
    });
}

function Member(props: { readonly member: ConsultationMember; readonly onRemove: (() => void) | undefined }) {
  const { t } = useTranslation();
  const name = useName();
  const { member, onRemove } = props;
  const { person, addedBy, addedAt } = member;
  return (
    <li className="member" data-testid="member" data-person={person.id}>
      <span className="member-words">
        {name(person)}
        <span className="soft">
          {t('sharing.members.addedBy', { name: name(addedBy), time: formatInstant(addedAt) })}
        </span>
      </span>
      {onRemove && (
        <Button
          tone="quietDanger"
          onClick={onRemove}
          aria-label={t('sharing.members.removeNamed', { name: name(person) })}
          data-testid="remove-member"
        >
          {t('sharing.members.remove')}
        </Button>
      )}
    </li>
  );
}

/** Those who were asked to join beyond the two doctors; who may change that, can. */
export function MembersPanel({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const removeMember = useRemoveMember(consultation);
  const { members, mayAlso } = consultation;
  const canChange = mayAlso.includes('changeMembers');
  if (members.length === 0 && !canChange) return null;
  return (
    <section className="panel" aria-labelledby="members-title" data-testid="members-panel">
      <h2 className="panel-title" id="members-title">
        {t('sharing.members.title')}
        {members.length > 0 && <span className="panel-count">{members.length}</span>}
      </h2>
      {members.length === 0 && <p className="panel-empty">{t('sharing.members.empty')}</p>}
      <ul className="members">
        {members.map((member) => (
          <Member
            key={member.person.id}
            member={member}
            onRemove={canChange ? () => removeMember(member) : undefined}
          />
        ))}
      </ul>
      {canChange && (
        <>
          <p className="form-hint">{t('sharing.members.hint')}</p>
          <Button
            className="member-add"
            icon={<UserAddOutlined aria-hidden />}
            onClick={() => setAdding(true)}
            data-testid="add-member"
          >
            {t('sharing.members.add')}
          </Button>
        </>
      )}
      {isAdding && <AddMemberDialog consultation={consultation} onClose={() => setAdding(false)} />}
    </section>
  );
}
