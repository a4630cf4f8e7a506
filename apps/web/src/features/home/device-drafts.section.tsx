import { CloudUploadOutlined } from '@ant-design/icons';
import { errorCodes, type ErrorCode } from '@jiedui/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../session/me';
import { formatInstant } from '../../time/format';
import type { KeptValue } from '../../offline/device';
import { deviceDrafts, type DeviceDraft } from '../consultations/request/device-draft';

const queryKey = ['deviceDrafts'];

function useDeviceDrafts(): readonly KeptValue<DeviceDraft>[] {
  const { me } = useSignedIn();
  const queries = useQueryClient();
  useEffect(() => deviceDrafts.subscribe(() => void queries.invalidateQueries({ queryKey })), [queries]);
  const { data = [] } = useQuery({
    queryKey,
    queryFn: () => (deviceDrafts.isAvailable() ? deviceDrafts.listUnsent(me.person.id) : []),
    networkMode: 'always',
    retry: false,
  });
  return data;
}

const isCode = (code: string): code is ErrorCode => errorCodes.some((one) => one === code);

function DeviceDraftItem({ draft: { value: draft, changedAt } }: { readonly draft: KeptValue<DeviceDraft> }) {
  const { t } = useTranslation();
  const { id, value, submitsWhenOnline, refusedBecause } = draft;
  const reason = refusedBecause && isCode(refusedBecause) ? t(`errors.${refusedBecause}.title`) : undefined;
  return (
    <li className="item" data-testid="device-draft">
      <Link to="/requests/$draftId" params={{ draftId: id }} className="item-link">
        <span className="item-head">
          <CloudUploadOutlined aria-hidden />
          <span>{t('request.deviceDraft', { time: formatInstant(changedAt) })}</span>
          {submitsWhenOnline && <span className="tag tag-action">{t('request.waitingToSubmit')}</span>}
        </span>
        <span className="item-question">{value.question || t('list.noQuestion')}</span>
        {reason && <span className="form-error">{t('request.submitLaterFailed', { reason })}</span>}
      </Link>
    </li>
  );
}

/** What lies on this device and not yet with the server; not there where nothing does. */
export function DeviceDraftsSection() {
  const { t } = useTranslation();
  const drafts = useDeviceDrafts();
  if (drafts.length === 0) return null;
  return (
    <section className="panel" data-testid="home-device-drafts">
      <h2 className="panel-title">
        {t('request.deviceDrafts')} <span className="panel-count">{drafts.length}</span>
      </h2>
      <p className="form-hint">{t('request.deviceDraftsHint')}</p>
      <ul className="items">
        {drafts.map((draft) => (
          <DeviceDraftItem key={draft.name} draft={draft} />
        ))}
      </ul>
    </section>
  );
}
