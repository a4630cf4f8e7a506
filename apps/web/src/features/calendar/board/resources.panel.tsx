import type { InputOf, Resource } from '@jiedui/contracts';
import type { ResourceKind } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { useName } from '../../../language/language';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useFeedback } from '../../../ui/feedback';
import { InputField } from '../../../ui/input-field';
import { SelectField } from '../../../ui/select-field';
import { resourcesChanged, resourcesQuery } from '../calendar-queries';

function useKeeping(hospitalId: HospitalId) {
  const { t } = useTranslation();
  const { succeed, fail } = useFeedback();
  const queries = useQueryClient();
  const settled = {
    onSuccess: () => {
      resourcesChanged(queries, hospitalId);
      succeed(t('scheduling.board.resourceSaved'));
    },
    onError: fail,
  };
  const add = useMutation({
    mutationFn: (body: InputOf<'addResource'>['body']) =>
      call('addResource', { params: { hospitalId }, body }),
    ...settled,
  });
  const change = useMutation({
    mutationFn: ({ id, ...body }: InputOf<'changeResource'>['body'] & Pick<Resource, 'id'>) =>
      call('changeResource', { params: { resourceId: id }, body }),
    ...settled,
  });
  return { add, change };
}

function ResourceDialog(props: {
  readonly resource: Resource | undefined;
  readonly keeping: ReturnType<typeof useKeeping>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { resource, keeping, onClose } = props;
  const [kind, setKind] = useState<ResourceKind>(resource?.kind ?? 'room');
  const [nameZh, setNameZh] = useState(resource?.nameZh ?? '');
  const [nameEn, setNameEn] = useState(resource?.nameEn ?? '');
  const isReady = nameZh.trim() !== '' && nameEn.trim() !== '';
  const save = () => {
    if (!isReady) return;
    const then = { onSuccess: onClose };
    if (resource) keeping.change.mutate({ id: resource.id, nameZh, nameEn }, then);
    else keeping.add.mutate({ kind, nameZh, nameEn }, then);
  };
  return (
    <Dialog
      title={t(resource ? 'scheduling.board.editResource' : 'scheduling.board.addResource')}
      onClose={onClose}
      confirm={{
        label: t('scheduling.availability.save'),
        isBusy: keeping.add.isPending || keeping.change.isPending,
        testId: 'dialog-confirm',
        onClick: save,
      }}
    >
      {!resource && (
        <SelectField<ResourceKind>
          label={t('scheduling.board.kind')}
          value={kind}
          choices={(['room', 'device'] as const).map((value) => ({
            value,
            label: t(`scheduling.resourceKind.${value}`),
          }))}
          onChange={setKind}
          testId="resource-kind"
        />
      )}
      <InputField
        label={t('scheduling.board.nameZh')}
        value={nameZh}
        onChange={setNameZh}
        required
        testId="resource-zh"
      />
      <InputField
        label={t('scheduling.board.nameEn')}
        value={nameEn}
        onChange={setNameEn}
        required
        testId="resource-en"
      />
    </Dialog>
  );
}

/** The rooms and devices of a hospital, for those who keep them. */
export function ResourcesPanel({ hospitalId }: { readonly hospitalId: HospitalId }) {
  const { t } = useTranslation();
  const name = useName();
  const { data = [] } = useQuery(resourcesQuery(hospitalId));
  const keeping = useKeeping(hospitalId);
  const [open, setOpen] = useState<{ readonly resource?: Resource }>();
  return (
    <section className="panel" data-testid="resources-panel">
      <h2 className="panel-title">{t('scheduling.board.resources')}</h2>
      <ul className="exception-list">
        {data.map((resource) => (
          <li key={resource.id}>
            <strong>{name(resource)}</strong>
            <span className="soft">
              {t(`scheduling.resourceKind.${resource.kind}`)}
              {resource.isRetired && ` · ${t('scheduling.board.retired')}`}
            </span>
            <Button tone="quiet" onClick={() => setOpen({ resource })}>
              {t('scheduling.board.editResource')}
            </Button>
            <Button
              tone="quiet"
              onClick={() => keeping.change.mutate({ id: resource.id, isRetired: !resource.isRetired })}
            >
              {t(resource.isRetired ? 'scheduling.board.restore' : 'scheduling.board.retire')}
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => setOpen({})} data-testid="resource-add">
        {t('scheduling.board.addResource')}
      </Button>
      {open && (
        <ResourceDialog resource={open.resource} keeping={keeping} onClose={() => setOpen(undefined)} />
      )}
    </section>
  );
}
