import type { NextAction, RadarItem } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hospitalsOf, useSignedIn } from '../../session/me';
import { buttonClass } from '../../ui/button';

type Pair = RadarItem['pairing'];
type Target = Pick<LinkProps, 'to' | 'params' | 'search'>;

/** Where a next step is done. @param mine the hospitals that the reader looks after */
function targetOf(action: NextAction, pairing: Pair, mine: readonly HospitalId[]): Target {
  const { id, invitingHospital, invitedHospital } = pairing;
  switch (action.code) {
    case 'finishMilestone':
      return { to: '/plans/$planId', params: { planId: action.planId } };
    case 'makePlan':
    case 'inviteTeaching':
      return { to: '/plans', search: { search: invitingHospital.code } };
    case 'renewAgreement':
    case 'agreeRhythm':
      return { to: '/pairings/$pairingId', params: { pairingId: id } };
    case 'holdTeleclinic':
      return { to: '/hospitals/$hospitalId/gap', params: { hospitalId: invitingHospital.id } };
    case 'callPartner': {
      const other = mine.includes(invitingHospital.id) ? invitedHospital : invitingHospital;
      return { to: '/hospitals/$hospitalId', params: { hospitalId: other.id } };
    }
  }
}

/** The one button of a next step. */
export function ActionLink(props: {
  readonly action: NextAction;
  readonly pairing: Pair;
  readonly isPrimary?: boolean;
}) {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const { action, pairing, isPrimary = false } = props;
  const mine = hospitalsOf(me, 'coordinator', 'hospitalAdministrator').map(({ id }) => id);
  return (
    <Link
      {...targetOf(action, pairing, mine)}
      className={buttonClass(isPrimary ? { tone: 'primary' } : {})}
      data-testid={`radar-go-${action.code}`}
    >
      {t(`radar.go.${action.code}`)}
    </Link>
  );
}
