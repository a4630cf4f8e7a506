import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../../ui/choice-bar';
import './side-tabs.css';

/** What can be beside the video. */
export type SideTab = 'case' | 'chat';

interface SideTabsProps {
  readonly shown: SideTab;
  readonly onShow: (tab: SideTab) => void;
  readonly unread: number;
}

/** Words for a count that a number alone does not tell. */
export function useChatLabel(unread: number): string {
  const { t } = useTranslation();
  return unread > 0 ? t('roomChat.titleUnread', { unread }) : t('roomChat.title');
}

/** Chooses what is beside the video, where there is room for a video beside it. */
export function SideTabs({ shown, onShow, unread }: SideTabsProps) {
  const { t } = useTranslation();
  const chatLabel = useChatLabel(unread);
  return (
    <div className="side-tabs">
      <ChoiceBar<SideTab>
        label={t('roomChat.side')}
        value={shown}
        onChange={onShow}
        choices={[
          { value: 'case', label: t('room.case') },
          { value: 'chat', label: chatLabel },
        ]}
        testId="side-tab"
      />
    </div>
  );
}
