import { regulations, type Regulation } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import type { ErrorCode } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../shell/use-page-title';
import '../../styles/regulation.css';

type Rule = Regulation<never, string>;

function effectiveWords(t: Translator, { effectiveFrom: from, effectiveUntil: until }: Rule): string {
  if (from === null) return t('regulation.always');
  return until === null ? t('regulation.since', { from }) : t('regulation.between', { from, until });
}

function RuleText({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  return (
    <div>
      <strong>{t(`regulation.name.${rule.id}`)}</strong>
      <div>{t(`regulation.text.${rule.id}`)}</div>
    </div>
  );
}

function RuleRow({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  return (
    <tr data-testid="regulation" data-rule={rule.id}>
      <td data-label={t('regulation.rule')}>
        <RuleText rule={rule} />
      </td>
      <td data-label={t('regulation.source')}>
        <span>{t(`regulation.sources.${rule.source}`)}</span>
      </td>
      <td data-label={t('regulation.effective')} className="nowrap">
        <span>{effectiveWords(t, rule)}</span>
      </td>
      <td data-label={t('regulation.blocked')}>
        <ul className="regulation-blocks">
          {rule.codes.map((code) => (
            <li key={code}>
              {t(`errors.${code as ErrorCode}.title`)}
              <div className="soft">{t(`errors.${code as ErrorCode}.remedy`)}</div>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** The rules of the field as the product checks them. */
export function RegulationPage() {
  const { t } = useTranslation();
  usePageTitle(t('regulation.title'));
  return (
    <div className="page" data-testid="regulation-page">
      <h1 className="page-title">{t('regulation.title')}</h1>
      <p className="soft page-lead">{t('regulation.lead')}</p>
      <div className="table-frame">
        <table className="table table-still table-cards regulation-table">
          <caption className="visually-hidden">{t('regulation.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('regulation.rule')}</th>
              <th scope="col">{t('regulation.source')}</th>
              <th scope="col">{t('regulation.effective')}</th>
              <th scope="col">{t('regulation.blocked')}</th>
            </tr>
          </thead>
          <tbody>
            {Object.values(regulations).map((rule) => (
              <RuleRow key={rule.id} rule={rule} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
