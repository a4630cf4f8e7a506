import type { NotificationChoice } from '@jiedui/contracts';
import { defaultChannels, type DeliveryChannel, noticeUrgencies, type NoticeUrgency } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';

const isFixed = (urgency: NoticeUrgency, channel: DeliveryChannel) =>
  urgency === 'emergency' && defaultChannels.emergency.includes(channel);

/** Which class of notice goes by which channel; what emergencies always take stands ticked. */
export function ChannelTable(props: {
  readonly offered: readonly DeliveryChannel[];
  readonly channels: NotificationChoice['channels'];
  readonly onChange: (channels: NotificationChoice['channels']) => void;
}) {
  const { t } = useTranslation();
  const { offered, channels, onChange } = props;
  const toggle = (urgency: NoticeUrgency, channel: DeliveryChannel) => {
    const chosen = channels[urgency];
    const next = chosen.includes(channel) ? chosen.filter((one) => one !== channel) : [...chosen, channel];
    onChange({ ...channels, [urgency]: next });
  };
  return (
    <table className="channel-table">
      <thead>
        <tr>
          <th scope="col">{t('noticeDesk.settings.urgencyTitle')}</th>
          {offered.map((channel) => (
            <th key={channel} scope="col">
              {t(`noticeDesk.channel.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {noticeUrgencies.map((urgency) => (
          <tr key={urgency}>
            <th scope="row">{t(`noticeDesk.urgency.${urgency}`)}</th>
            {offered.map((channel) => (
              <td key={channel}>
                <input
                  type="checkbox"
                  aria-label={`${t(`noticeDesk.urgency.${urgency}`)} · ${t(`noticeDesk.channel.${channel}`)}`}
                  checked={isFixed(urgency, channel) || channels[urgency].includes(channel)}
                  disabled={isFixed(urgency, channel)}
                  onChange={() => toggle(urgency, channel)}
                  data-testid={`channel-${urgency}-${channel}`}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
