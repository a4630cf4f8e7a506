import type { PlanPairing } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';

/** Both hospitals in one line: who is helped, by whom. */
export function usePairingName(): (pairing: PlanPairing) => string {
  const { t } = useTranslation();
  const name = useName();
  return ({ invitingHospital, invitedHospital }) =>
    t('plans.new.pairingOption', { inviting: name(invitingHospital), invited: name(invitedHospital) });
}
