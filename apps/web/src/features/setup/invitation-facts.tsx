import type { OpenInvitation } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { formatInstant } from '../../time/format';

/** What the invited person is asked to be, where, and for how long. */
export function InvitationFacts({ invitation }: { readonly invitation: OpenInvitation }) {
  const { t } = useTranslation();
  const name = useName();
  const { role, hospital, region, specialties, validFrom: from, validUntil: until, expiresAt } = invitation;
  const place = hospital ?? region;
  return (
    <>
      <dl className="sign-in-facts" data-testid="invitation-facts">
        {place && (
          <>
            <dt>{t('setup.invitation.place')}</dt>
            <dd>{name(place)}</dd>
          </>
        )}
        <dt>{t('setup.invitation.role')}</dt>
        <dd>{t(`terms.role.${role}`)}</dd>
        {specialties.length > 0 && (
          <>
            <dt>{t('setup.invitation.specialties')}</dt>
            <dd>
              {specialties
                .map((specialty) => t(`terms.specialty.${specialty}`))
                .join(t('people.home.separator'))}
            </dd>
          </>
        )}
        <dt>{t('setup.invitation.from')}</dt>
        <dd>
          {until ? t('setup.invitation.until', { from, until }) : t('setup.invitation.since', { from })}
        </dd>
      </dl>
      <p className="sign-in-hint">{t('setup.invitation.expires', { time: formatInstant(expiresAt) })}</p>
    </>
  );
}
