import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons';
import type { Agreement } from '@jiedui/contracts';
import { pairingSides } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';

/** Who has signed for each side. */
export function SignaturesPanel({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  const name = useName();
  const hospitals = { inviting: agreement.invitingHospital, invited: agreement.invitedHospital };
  return (
    <section className="panel" aria-labelledby="signatures-title" data-testid="signatures">
      <h2 className="panel-title" id="signatures-title">
        {t('pairings.page.signatures')}
      </h2>
      <ul className="signatures">
        {pairingSides.map((side) => {
          const signature = agreement.signatures[side];
          const time = signature ? formatInstant(signature.at) : '';
          return (
            <li key={side} data-testid={`signature-${side}`} data-signed={signature !== null}>
              {signature ? (
                <CheckCircleFilled aria-hidden className="signature-given" />
              ) : (
                <ClockCircleOutlined aria-hidden className="soft" />
              )}
              <div>
                <strong>{t(`pairings.party.${side}`)}</strong> {name(hospitals[side])}
                <div className="soft">
                  {!signature && t('pairings.page.notSigned')}
                  {signature &&
                    (signature.by
                      ? t('pairings.page.signedAt', { name: name(signature.by), time })
                      : t('pairings.page.signedOnly', { time }))}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
