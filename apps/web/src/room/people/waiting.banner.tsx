import type { RoomPeople } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { Button } from '../../ui/button';
import type { PeopleActions } from './use-people-actions';

/** Who asks to come in, where moderators see it at once. */
export function WaitingBanner(props: {
  readonly waiting: RoomPeople['waiting'];
  readonly actions: PeopleActions;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { waiting, actions } = props;
  return (
    <div aria-live="polite">
      {waiting.map((person) => (
        <div key={person.personId} className="room-banner" data-testid="room-waiting">
          <span>
            {t(person.wasRemoved ? 'roomPeople.asksAgain' : 'roomPeople.asks', {
              name: name(person),
              role: t(`roomPeople.role.${person.role}`),
            })}
          </span>
          <span className="waiting-ways">
            <Button
              tone="primary"
              isLarge
              onClick={() => actions.admit(person.personId)}
              aria-label={t('roomPeople.admitNamed', { name: name(person) })}
              data-testid="room-admit"
            >
              {t('roomPeople.admit')}
            </Button>
            <Button
              isLarge
              onClick={() => actions.decline(person.personId)}
              aria-label={t('roomPeople.declineNamed', { name: name(person) })}
              data-testid="room-decline"
            >
              {t('roomPeople.decline')}
            </Button>
          </span>
        </div>
      ))}
    </div>
  );
}
