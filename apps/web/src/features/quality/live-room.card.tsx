import type { LiveParticipant, LiveRoom } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { Moment } from '../../time/moment';
import { useFigures } from './use-figures';
import { LevelTag } from './verdict.tag';

const columns = ['level', 'loss', 'freeze', 'concealed', 'delay', 'rate', 'node'] as const;

function Participant({ participant }: { readonly participant: LiveParticipant }) {
  const { t } = useTranslation();
  const name = useName();
  const { share, delay, rate } = useFigures();
  const { person, level, uplinkLossShare, downlinkLossShare, uplinkBps, downlinkBps, nodeId } = participant;
  const label = (column: (typeof columns)[number]) => t(`quality.measure.${column}`);
  return (
    <tr data-testid="live-participant" data-level={level ?? 'unknown'}>
      <th scope="row">{name(person)}</th>
      <td data-label={label('level')}>
        <LevelTag level={level} />
      </td>
      <td className="cell-figure" data-label={label('loss')} data-testid="live-loss">
        {share(uplinkLossShare)} / {share(downlinkLossShare)}
      </td>
      <td className="cell-figure" data-label={label('freeze')}>
        {share(participant.freezeShare)}
      </td>
      <td className="cell-figure" data-label={label('concealed')}>
        {share(participant.concealedShare)}
      </td>
      <td className="cell-figure" data-label={label('delay')} data-testid="live-delay">
        {delay(participant.roundTripMs)}
      </td>
      <td className="cell-figure" data-label={label('rate')}>
        {rate(uplinkBps)} / {rate(downlinkBps)}
      </td>
      <td data-label={label('node')}>{nodeId}</td>
    </tr>
  );
}

/** One session that goes on now, with everybody in it. */
export function LiveRoomCard({ room }: { readonly room: LiveRoom }) {
  const { t } = useTranslation();
  const name = useName();
  const { number, consultationId, invitingHospital, invitedHospital } = room;
  const titleId = `live-${room.sessionId}`;
  return (
    <section className="panel live-card" aria-labelledby={titleId} data-testid="live-room-card">
      <div className="section-head">
        <h2 className="panel-title" id={titleId}>
          <Link
            to="/consultations/$consultationId"
            params={{ consultationId }}
            title={t('quality.live.open', { number })}
          >
            {number}
          </Link>
        </h2>
        <span className={room.state === 'live' ? 'tag tag-success' : 'tag tag-calm'}>
          {t(`terms.sessionState.${room.state}`)}
        </span>
        <span className="soft">
          {t('quality.live.hospitals', {
            inviting: name(invitingHospital),
            invited: invitedHospital ? name(invitedHospital) : '—',
          })}
        </span>
        <span className="soft">
          <Moment at={room.startsAt} hospital={invitingHospital} />
        </span>
      </div>
      <div className="table-frame">
        <table className="table table-still table-cards table-figures">
          <thead>
            <tr>
              <th scope="col">{t('quality.live.participant')}</th>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={column === 'level' || column === 'node' ? '' : 'cell-figure'}
                >
                  {t(`quality.measure.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {room.participants.map((participant) => (
              <Participant key={participant.person.id} participant={participant} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
