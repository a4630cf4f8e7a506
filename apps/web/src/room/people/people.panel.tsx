import { CloseOutlined } from '@ant-design/icons';
import type { ParticipantRole, RoomPeople } from '@jiedui/contracts';
import { isGuestRole, rightsOfRole, mayReceiveModeration } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { Button } from '../../ui/button';
import type { RemotePeer } from '../client/index';
import type { PeopleActions } from './use-people-actions';

interface PersonProps {
  readonly peer: RemotePeer;
  readonly view: RoomPeople;
  readonly actions: PeopleActions;
}

const has = (ids: readonly string[], id: string) => ids.includes(id);
const isRemovable = (role: ParticipantRole) => !rightsOfRole(role).includes('beNeeded');

function PersonActions({ peer, view, actions }: PersonProps) {
  const { t } = useTranslation();
  const { personId, role, isMicrophoneMuted } = peer;
  const name = useName()(peer);
  const hasHand = view.hands.some((hand) => hand.personId === personId);
  const isHeld =
    view.isQuiet && !has(view.floorIds, personId) && !rightsOfRole(role).includes('speakInQuiet');
  const act = (what: 'mute' | 'giveFloor' | 'lowerHand' | 'handOver' | 'remove', run: () => void) => (
    <Button
      tone={what === 'remove' ? 'quietDanger' : 'quiet'}
      onClick={run}
      aria-label={t('roomPeople.actNamed', { action: t(`roomPeople.${what}`), name })}
      data-testid={`people-${what}`}
    >
      {t(`roomPeople.${what}`)}
    </Button>
  );
  return (
    <span className="person-actions">
      {!isMicrophoneMuted && act('mute', () => actions.mute(personId))}
      {isHeld && act('giveFloor', () => actions.giveFloor(personId))}
      {hasHand && act('lowerHand', () => actions.lowerHand(personId))}
      {mayReceiveModeration(role) &&
        !has(view.moderatorIds, personId) &&
        act('handOver', () => actions.handOver({ personId, name }))}
      {isRemovable(role) && act('remove', () => actions.remove({ personId, name }))}
    </span>
  );
}

function PersonLine(props: PersonProps) {
  const { t } = useTranslation();
  const { peer, view } = props;
  const name = useName()(peer);
  const handAt = view.hands.findIndex((hand) => hand.personId === peer.personId);
  const marks = [
    t(`roomPeople.role.${peer.role}`),
    ...(isGuestRole(peer.role) ? [t('roomPeople.guest')] : []),
    ...(has(view.moderatorIds, peer.personId) ? [t('roomPeople.moderator')] : []),
    ...(handAt >= 0 ? [t('roomPeople.handUp', { place: handAt + 1 })] : []),
    ...(peer.isMicrophoneMuted ? [t('room.muted')] : []),
  ];
  return (
    <li className="person" data-testid="room-person" data-role={peer.role}>
      <span>
        <strong>{name}</strong>
        <span className="soft"> {marks.join(' · ')}</span>
      </span>
      {view.you.isModerator && <PersonActions {...props} />}
    </li>
  );
}

function RoomSwitches({ view, actions }: Pick<PersonProps, 'view' | 'actions'>) {
  const { t } = useTranslation();
  const { isLocked, isQuiet, you } = view;
  return (
    <div className="people-switches">
      {you.isModerator && (
        <>
          <Button
            aria-pressed={isLocked}
            onClick={() => actions.setLocked(!isLocked)}
            data-testid="room-lock"
          >
            {t(isLocked ? 'roomPeople.unlock' : 'roomPeople.lock')}
          </Button>
          <Button aria-pressed={isQuiet} onClick={() => actions.setQuiet(!isQuiet)} data-testid="room-quiet">
            {t(isQuiet ? 'roomPeople.unquiet' : 'roomPeople.quiet')}
          </Button>
        </>
      )}
      {you.mayTakeBack && (
        <Button onClick={actions.takeBack} data-testid="room-take-back">
          {t('roomPeople.takeBack')}
        </Button>
      )}
      {isLocked && <p className="soft">{t('roomPeople.isLocked')}</p>}
      {isQuiet && <p className="soft">{t('roomPeople.isQuiet')}</p>}
    </div>
  );
}

/** Everybody in the room, and what this person may do about them. */
export function PeoplePanel(props: {
  readonly peers: readonly RemotePeer[];
  readonly view: RoomPeople;
  readonly actions: PeopleActions;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { peers, view, actions, onClose } = props;
  return (
    <section className="people-panel" aria-label={t('roomPeople.title')} data-testid="people-panel">
      <div className="people-head">
        <h2>{t('roomPeople.count', { count: peers.length + 1 })}</h2>
        <Button
          tone="quiet"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('shell.close')}
          onClick={onClose}
          data-testid="people-close"
        />
      </div>
      <RoomSwitches view={view} actions={actions} />
      <ul className="people-list">
        <li className="person">
          <span>
            <strong>{t('room.you')}</strong>
            {view.you.isModerator && <span className="soft"> {t('roomPeople.moderator')}</span>}
          </span>
        </li>
        {peers.map((peer) => (
          <PersonLine key={peer.personId} {...{ peer, view, actions }} />
        ))}
      </ul>
    </section>
  );
}
