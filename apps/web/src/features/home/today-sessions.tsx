import type { Appointment } from '@jiedui/contracts';
import { VideoCameraOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { appointmentsQuery } from '../../api/queries';
import { formatTime } from '../../time/format';
import { useNow } from '../../time/use-now';
import { HomeSection } from './home-section';

function Session({ appointment, now }: { readonly appointment: Appointment; readonly now: Date }) {
  const isPast = Date.parse(appointment.endsAt) < now.getTime();
  return (
    <li className={isPast ? 'item past' : 'item'} data-testid="today-session">
      <Link
        to="/consultations/$consultationId"
        params={{ consultationId: appointment.consultationId }}
        className="item-link session-link"
      >
        <VideoCameraOutlined aria-hidden />
        <strong>
          {formatTime(appointment.startsAt)}–{formatTime(appointment.endsAt)}
        </strong>
        <span className="number">{appointment.number}</span>
      </Link>
    </li>
  );
}

export function TodaySessions({ title, empty }: { readonly title: string; readonly empty: string }) {
  const now = useNow();
  const today = dayjs(now);
  const query = useQuery(
    appointmentsQuery(today.startOf('day').toISOString(), today.endOf('day').toISOString()),
  );
  return (
    <HomeSection
      title={title}
      empty={empty}
      query={query}
      itemsOf={(appointments) => appointments}
      render={(appointment) => (
        <Session key={`${appointment.consultationId}${appointment.startsAt}`} {...{ appointment, now }} />
      )}
      testId="home-sessions"
    />
  );
}
