import { DesktopOutlined, StopOutlined } from '@ant-design/icons';
import { CatalogueError, type RoomPeople } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useFeedback } from '../../ui/feedback';
import { Tool } from '../live/room-toolbar';
import { ToolMenu } from '../live/tool-menu';
import { canShareScreen, type ScreenShare, type ShareHint } from './screen-share';

const hints: readonly ShareHint[] = ['documents', 'motion'];

/** Shows this person's screen, or ends it; for those who may, in browsers that can. */
export function ShareTool(props: {
  readonly share: ScreenShare;
  readonly view: RoomPeople | undefined;
  readonly isSharing: boolean;
}) {
  const { t } = useTranslation();
  const { fail } = useFeedback();
  const { share, view, isSharing } = props;
  if (!canShareScreen || !view?.you.mayShare) return null;
  if (isSharing) {
    return (
      <Tool
        icon={<StopOutlined />}
        label={t('roomShare.stop')}
        isPressed
        tone="danger"
        onClick={() => share.stop()}
        testId="room-share-stop"
      />
    );
  }
  const start = (hint: ShareHint, close: () => void) => {
    close();
    // Nobody is to choose a window for nothing.
    if (view.sharedBy && view.sharedBy !== view.you.personId) fail(new CatalogueError('ROOM_SCREEN_TAKEN'));
    else void share.start(hint);
  };
  return (
    <ToolMenu
      icon={<DesktopOutlined />}
      label={t('roomShare.tool')}
      title={t('roomShare.choose')}
      testId="room-share"
    >
      {(close) =>
        hints.map((hint) => (
          <button
            key={hint}
            type="button"
            className="tool-menu-item"
            onClick={() => start(hint, close)}
            data-testid={`room-share-${hint}`}
          >
            <strong>{t(`roomShare.${hint}`)}</strong>
            <span className="soft">{t(`roomShare.${hint}Hint`)}</span>
          </button>
        ))
      }
    </ToolMenu>
  );
}
