import type { Agreement } from '@jiedui/contracts';
import { urgencies } from '@jiedui/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { durationWords } from '../../../time/clock';
import { termWords } from '../shared/agreement-words';

const minuteMs = 60_000;
const texts = [
  'purpose',
  'invitingDuties',
  'invitedDuties',
  'invitingLiability',
  'invitedLiability',
  'fees',
] as const;

function Term({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="term">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const limitTerms = ['responseLimitMinutes', 'answerLimitMinutes'] as const;

function Scope({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  const { terms } = agreement;
  const specialties = terms.specialties.map((one) => t(`terms.specialty.${one}`)).join(' · ');
  const services = terms.services.map((one) => t(`pairings.service.${one}`)).join(' · ');
  return (
    <>
      <Term label={t('pairings.column.term')}>{termWords(t, terms)}</Term>
      <Term label={t('pairings.term.specialties')}>{specialties || t('pairings.page.notWritten')}</Term>
      <Term label={t('pairings.term.services')}>{services || t('pairings.page.notWritten')}</Term>
      {limitTerms.map((term) => (
        <Term key={term} label={t(`pairings.term.${term}`)}>
          <ul className="plain-list">
            {urgencies.map((urgency) => (
              <li key={urgency}>
                {t('pairings.page.limit', {
                  urgency: t(`terms.urgency.${urgency}`),
                  duration: durationWords(t, terms[term][urgency] * minuteMs),
                })}
              </li>
            ))}
          </ul>
        </Term>
      ))}
      <Term label={t('pairings.term.contactEveryDays')}>
        {terms.contactEveryDays === null
          ? t('pairings.page.notWritten')
          : t('pairings.page.every', { count: terms.contactEveryDays })}
      </Term>
      {terms.isLead && <Term label={t('pairings.term.isLead')}>{t('pairings.page.lead')}</Term>}
    </>
  );
}

/** What was agreed, and the rules that hold beside it. */
export function TermsPanel({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  const { terms, clauses, state } = agreement;
  const isCarried = state !== 'draft' && terms.purpose === '';
  return (
    <section className="panel" aria-labelledby="terms-title" data-testid="terms">
      <h2 className="panel-title" id="terms-title">
        {t('pairings.page.terms')}
      </h2>
      <dl className="terms">
        <Scope agreement={agreement} />
        {texts.map((field) => (
          <Term key={field} label={t(`pairings.term.${field}`)}>
            {terms[field] ? (
              <span className="free-text">{terms[field]}</span>
            ) : (
              <span className="soft">
                {t(isCarried ? 'pairings.page.carried' : 'pairings.page.notWritten')}
              </span>
            )}
          </Term>
        ))}
      </dl>
      {clauses.length > 0 && (
        <aside className="fixed-clauses" aria-label={t('pairings.page.fixed')}>
          <h3>{t('pairings.page.fixed')}</h3>
          <ul>
            {clauses.map((clause) => (
              <li key={clause}>{t(`pairings.clause.${clause}`)}</li>
            ))}
          </ul>
        </aside>
      )}
    </section>
  );
}
