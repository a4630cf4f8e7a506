import type { NotificationSettings } from '@jiedui/contracts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { formatDay } from '../../time/format';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { pushSupport, subscribeHere } from './push-subscription';

/** Which browsers are told while no page is open, and switching this one on. */
export function PushSwitch(props: {
  readonly settings: NotificationSettings;
  readonly onChange: (settings: NotificationSettings) => void;
}) {
  const { t } = useTranslation();
  const { settings, onChange } = props;
  const support = pushSupport();
  const add = useMutation({
    mutationFn: async () => call('addPushDevice', { body: await subscribeHere(settings.pushPublicKey) }),
    onSuccess: onChange,
  });
  const remove = useMutation({
    mutationFn: (deviceId: string) => call('removePushDevice', { params: { deviceId } }),
    onSuccess: onChange,
  });
  return (
    <section className="panel" aria-labelledby="push-title">
      <h2 id="push-title" className="panel-title">
        {t('noticeDesk.settings.pushTitle')}
      </h2>
      {settings.devices.length === 0 && <p className="soft">{t('noticeDesk.settings.pushNone')}</p>}
      <ul className="push-devices">
        {settings.devices.map(({ id, device, createdAt }) => (
          <li key={id}>
            <span>
              {device} · {formatDay(createdAt)}
            </span>
            <Button tone="quietDanger" isBusy={remove.isPending} onClick={() => remove.mutate(id)}>
              {t('noticeDesk.settings.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {support === 'unsupported' && <Notice tone="info" title={t('noticeDesk.settings.pushUnsupported')} />}
      {support === 'denied' && <Notice tone="warning" title={t('noticeDesk.settings.pushDenied')} />}
      {add.error && <Notice tone="danger" title={t('noticeDesk.settings.pushFailed')} />}
      {support === 'possible' && (
        <Button isBusy={add.isPending} onClick={() => add.mutate()} data-testid="push-on">
          {t('noticeDesk.settings.pushOn')}
        </Button>
      )}
    </section>
  );
}
