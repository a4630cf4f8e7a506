import type { NotificationChoice, NotificationSettings } from '@jiedui/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { LoadFailure } from '../../shell/load-failure';
import { usePageTitle } from '../../shell/use-page-title';
import { zoneWords } from '../../time/zone';
import { Button } from '../../ui/button';
import { InputField } from '../../ui/input-field';
import { Skeleton } from '../../ui/skeleton';
import { Toasts, useToasts } from '../../ui/toasts';
import '../../styles/notices.css';
import { ChannelTable } from './channel-table';
import { choiceOf, clockOf, isPhone, minuteOf } from './choice-form';
import { PushSwitch } from './push-switch';

const queryKey = ['notificationSettings'];
const usualQuietHours = { from: 22 * 60, until: 7 * 60 };

const timeField = (label: string, testId: string, minute: number, set: (minute: number) => void) => (
  <InputField
    type="time"
    label={label}
    value={clockOf(minute)}
    onChange={(clock) => set(minuteOf(clock) ?? minute)}
    testId={testId}
  />
);

function TimeFields({
  choice,
  zone,
  change,
}: {
  readonly choice: NotificationChoice;
  readonly zone: string;
  readonly change: (part: Partial<NotificationChoice>) => void;
}) {
  const { t } = useTranslation();
  const { quietHours, digestMinute } = choice;
  return (
    <>
      <label className="notice-switch">
        <input
          type="checkbox"
          checked={quietHours !== null}
          onChange={() => change({ quietHours: quietHours ? null : usualQuietHours })}
          data-testid="quiet-on"
        />
        {t('noticeDesk.settings.quietOn')}
      </label>
      <div className="notice-times">
        {quietHours &&
          timeField(t('noticeDesk.settings.quietFrom'), 'quiet-from', quietHours.from, (from) =>
            change({ quietHours: { ...quietHours, from } }),
          )}
        {quietHours &&
          timeField(t('noticeDesk.settings.quietUntil'), 'quiet-until', quietHours.until, (until) =>
            change({ quietHours: { ...quietHours, until } }),
          )}
        {timeField(t('noticeDesk.settings.digestAt'), 'digest-at', digestMinute, (minute) =>
          change({ digestMinute: minute }),
        )}
      </div>
      <p className="soft">{t('noticeDesk.settings.zone', { zone: zoneWords(t, zone) })}</p>
    </>
  );
}

function AddressFields({
  offered,
  choice,
  change,
}: {
  readonly offered: NotificationSettings['offered'];
  readonly choice: NotificationChoice;
  readonly change: (part: Partial<NotificationChoice>) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      {offered.includes('sms') && (
        <InputField
          type="tel"
          label={t('noticeDesk.settings.phone')}
          value={choice.phone ?? ''}
          onChange={(phone) => change({ phone: phone === '' ? null : phone })}
          error={isPhone(choice.phone ?? '') ? undefined : t('noticeDesk.settings.phoneError')}
          testId="notice-phone"
        />
      )}
      {offered.includes('chat') && (
        <InputField
          label={t('noticeDesk.settings.chatAddress')}
          value={choice.chatAddress ?? ''}
          onChange={(name) => change({ chatAddress: name === '' ? null : name })}
          maxLength={100}
          testId="notice-chat"
        />
      )}
    </>
  );
}

function SettingsForm({ settings }: { readonly settings: NotificationSettings }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { toasts, succeed } = useToasts();
  const [choice, setChoice] = useState(() => choiceOf(settings));
  const change = (part: Partial<NotificationChoice>) => setChoice({ ...choice, ...part });
  const show = (saved: NotificationSettings) => queries.setQueryData(queryKey, saved);
  const save = useMutation({
    mutationFn: () => call('saveNotificationSettings', { body: choice }),
    onSuccess: (saved) => {
      show(saved);
      succeed(t('noticeDesk.settings.saved'));
    },
  });
  const isPhoneRight = isPhone(choice.phone ?? '');
  return (
    <>
      <section className="panel" aria-label={t('noticeDesk.settings.channelsTitle')}>
        <h2 className="panel-title">{t('noticeDesk.settings.channelsTitle')}</h2>
        <ChannelTable
          offered={settings.offered}
          channels={choice.channels}
          onChange={(channels) => change({ channels })}
        />
        <p className="soft">{t('noticeDesk.settings.emergencyHint')}</p>
        <p className="soft">{t('noticeDesk.settings.digestHint')}</p>
        <h2 className="panel-title notice-part">{t('noticeDesk.settings.quietTitle')}</h2>
        <TimeFields choice={choice} zone={settings.effectiveTimeZone} change={change} />
        <AddressFields offered={settings.offered} choice={choice} change={change} />
        {save.error && <LoadFailure error={save.error} onRetry={() => save.mutate()} />}
        <Button
          tone="primary"
          disabled={!isPhoneRight}
          isBusy={save.isPending}
          onClick={() => save.mutate()}
          data-testid="notice-save"
        >
          {t('noticeDesk.settings.save')}
        </Button>
      </section>
      <PushSwitch settings={settings} onChange={show} />
      <Toasts toasts={toasts} />
    </>
  );
}

/** How one is told of what. */
export function NoticeSettingsPage() {
  const { t } = useTranslation();
  usePageTitle(t('noticeDesk.settings.title'));
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('getNotificationSettings', undefined, signal),
  });
  return (
    <div className="page" data-testid="notice-settings-page">
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('noticeDesk.settings.title')}</h1>
          <p className="soft page-lead">{t('noticeDesk.settings.lead')}</p>
        </div>
      </div>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data && <SettingsForm settings={data} />}
    </div>
  );
}
