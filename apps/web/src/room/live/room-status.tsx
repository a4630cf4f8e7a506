import { LockOutlined } from '@ant-design/icons';
import type { Consultation } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { formatElapsed } from '../../time/format';
import { useNow } from '../../time/use-now';
import { Disclosure } from '../../ui/disclosure';
import type { RoomState } from '../client/index';

/** How the room stands, in one sentence. */
export function useRoomSentence(room: RoomState, consultation: Consultation | undefined): string {
  const { t } = useTranslation();
  const name = useName();
  if (room.phase !== 'joined') return t(`room.phase.${room.phase}`);
  if (room.level !== 'fullVideo' && !room.isCameraOff) return t(`room.continuity.own.${room.level}`);
  if (room.receivedLevel === 'stills' || room.receivedLevel === 'voice') {
    return t(`room.continuity.received.${room.receivedLevel}`);
  }
  if (room.peers.length > 0) return t('room.phase.joined');
  if (!consultation) return t('roomPeople.waitForDoctors');
  const { expert, requestedBy, relations } = consultation;
  const other = relations.includes('assignedExpert') ? requestedBy : expert;
  return other ? t('room.waitingFor', { name: name(other) }) : t('room.waitingForOther');
}

function Elapsed({ since }: { readonly since: Date }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const time = formatElapsed(now.getTime() - since.getTime());
  return <span data-testid="room-elapsed">{t('room.elapsed', { time })}</span>;
}

/** That nobody on the way can see or hear it is said as long as it is so. */
function EncryptedMark() {
  const { t } = useTranslation();
  return (
    <Disclosure
      label={t('room.encrypted')}
      trigger={
        <span className="room-encrypted">
          <LockOutlined aria-hidden /> {t('room.encrypted')}
        </span>
      }
      testId="room-encrypted"
    >
      {() => <p className="room-encrypted-hint">{t('room.encryptedHint')}</p>}
    </Disclosure>
  );
}

export function RoomStatus({
  room,
  consultation,
}: {
  readonly room: RoomState;
  readonly consultation: Consultation | undefined;
}) {
  const sentence = useRoomSentence(room, consultation);
  const isTogether = room.phase === 'joined' && room.peers.length > 0;
  const now = useNow();
  const [since, setSince] = useState<Date>();
  if (isTogether && !since) setSince(now);
  return (
    <div className="room-status" data-testid="room-phase" data-phase={room.phase} data-level={room.level}>
      <output className={`room-sentence room-sentence-${room.phase}`}>{sentence}</output>
      {room.isEncrypted && <EncryptedMark />}
      {since && <Elapsed since={since} />}
    </div>
  );
}
