import { PlusOutlined } from '@ant-design/icons';
import type { Hospital, ProgrammeMember } from '@jiedui/contracts';
import { memberRoles, type MemberRole } from '@jiedui/domain';
import type { ProgrammeId } from '@jiedui/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { useName } from '../../../language/language';
import { ChangeFailure } from '../../../session/change-failure';
import { LoadFailure } from '../../../shell/load-failure';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import { Pager } from '../../../ui/pager';
import { SearchInput } from '../../../ui/search-input';
import { SelectField } from '../../../ui/select-field';
import { Skeleton } from '../../../ui/skeleton';
import { HospitalPicker } from '../../hospitals/edit/place-pickers';
import { membersQuery } from '../programme-queries';
import { useKeeping, useRemoval } from '../shared/use-keeping';
import type { TabProps } from './targets.tab';

function MemberDialog(props: { readonly programmeId: ProgrammeId; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const pickerId = useId();
  const { programmeId, onClose } = props;
  const [hospital, setHospital] = useState<Hospital | null>(null);
  const [role, setRole] = useState<MemberRole>('assisted');
  const [since, setSince] = useState('');
  const keep = useKeeping(onClose);
  const save = () =>
    hospital &&
    since !== '' &&
    keep.mutate(() =>
      call('saveProgrammeMember', {
        params: { programmeId, hospitalId: hospital.id },
        body: { role, since, until: null },
      }),
    );
  return (
    <Dialog
      title={t('programmes.members.add')}
      onClose={onClose}
      confirm={{ label: t('programmes.save'), isBusy: keep.isPending, testId: 'save-member', onClick: save }}
    >
      <div className="form-field">
        <label className="form-label" htmlFor={pickerId}>
          {t('programmes.members.hospital')}
        </label>
        <HospitalPicker id={pickerId} chosen={hospital} onChoose={setHospital} testId="member-hospital" />
      </div>
      <SelectField<MemberRole>
        label={t('programmes.members.role')}
        value={role}
        choices={memberRoles.map((value) => ({ value, label: t(`programmes.role.${value}`) }))}
        onChange={setRole}
        testId="member-role"
      />
      <InputField
        label={t('programmes.members.since')}
        type="date"
        value={since}
        onChange={setSince}
        testId="member-since"
      />
      <ChangeFailure error={keep.error} testId="member-failure" />
    </Dialog>
  );
}

function Row(props: {
  readonly member: ProgrammeMember;
  readonly programmeId: ProgrammeId;
  readonly mayKeep: boolean;
}) {
  const { t } = useTranslation();
  const name = useName();
  const remove = useRemoval();
  const { member, programmeId, mayKeep } = props;
  const { hospital, regionPath, role, since, until } = member;
  return (
    <tr data-testid="member-row">
      <th scope="row">
        <Link to="/hospitals/$hospitalId" params={{ hospitalId: hospital.id }}>
          {name(hospital)}
        </Link>
        <div className="soft row-detail">{regionPath.map(name).join(' / ')}</div>
      </th>
      <td data-label={t('programmes.members.role')}>{t(`programmes.role.${role}`)}</td>
      <td data-label={t('programmes.members.since')}>{until ? `${since} – ${until}` : since}</td>
      {mayKeep && (
        <td>
          <Button
            tone="quietDanger"
            onClick={() =>
              remove(t('programmes.members.removeTitle', { name: name(hospital) }), name(hospital), () =>
                call('removeProgrammeMember', { params: { programmeId, hospitalId: hospital.id } }),
              )
            }
          >
            {t('programmes.members.remove')}
          </Button>
        </td>
      )}
    </tr>
  );
}

/** The hospitals of a programme and their part in it. */
export function MembersTab({ programme, search, onChange }: TabProps) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch } = useQuery(membersQuery(programme.id, search));
  const { mayKeep } = programme;
  return (
    <>
      {mayKeep && (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)} data-testid="add-member">
          {t('programmes.members.add')}
        </Button>
      )}
      <SearchInput
        label={t('programmes.members.chooseHospital')}
        value={search.search ?? ''}
        maxLength={100}
        onChange={(words) => onChange({ ...search, page: undefined, search: words || undefined })}
        testId="member-search"
      />
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data?.total === 0 && <p className="empty panel">{t('programmes.members.empty')}</p>}
      {data && data.items.length > 0 && (
        <div className="table-frame outcome-part">
          <table className="table table-still table-cards">
            <caption className="visually-hidden">{t('programmes.members.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('programmes.members.hospital')}</th>
                <th scope="col">{t('programmes.members.role')}</th>
                <th scope="col">{t('programmes.members.since')}</th>
                {mayKeep && <th scope="col" aria-label={t('programmes.members.remove')} />}
              </tr>
            </thead>
            <tbody>
              {data.items.map((member) => (
                <Row key={member.hospital.id} member={member} programmeId={programme.id} mayKeep={mayKeep} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && (
        <Pager
          page={data.page}
          pageCount={Math.ceil(data.total / data.pageSize)}
          onChange={(page) => onChange({ ...search, page })}
        />
      )}
      {isAdding && <MemberDialog programmeId={programme.id} onClose={() => setAdding(false)} />}
    </>
  );
}
