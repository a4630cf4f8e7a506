import type { Locale } from '@jiedui/contracts';
import { createTranslator } from '@jiedui/messages';
import type { Consultation, LiveSession, Opinion } from '../consultations/index.js';

/** The record in words, before it is laid out: a heading, rows of facts, and paragraphs. */
export interface RecordText {
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly { readonly heading: string; readonly body: string }[];
  readonly signature: readonly string[];
  readonly footer: string;
  pageLabel(page: number, pages: number): string;
}

export interface RecordSource {
  readonly consultation: Consultation;
  readonly opinion: Opinion;
  readonly session: LiveSession | null;
  readonly attachmentNames: readonly string[];
}

/** In the hospital's own zone, which the text names: a record is read far from where it was made. */
function formatter(timeZone: string) {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (date: Date) => `${parts.format(date)} (${timeZone})`;
}

/** Writes the record in one language. Everything in it was signed or stands in the request. */
export function recordText(source: RecordSource, locale: Locale): RecordText {
  const { consultation, opinion, session, attachmentNames } = source;
  const t = createTranslator(locale);
  const name = (named: { nameZh: string; nameEn: string }) =>
    locale === 'zh-CN' ? named.nameZh : named.nameEn;
  const { specialty, urgency, patientSex, consentGiver, invitedHospital } = consultation;
  if (!specialty || !urgency || !patientSex || !consentGiver || !invitedHospital || !opinion.signedAt) {
    throw new Error('Only a complete and signed consultation has a record');
  }
  const at = formatter(consultation.invitingHospital.timeZone);
  const when = (date: Date | null) => (date ? at(date) : '');
  const years = t('record.years', { count: consultation.patientAgeYears ?? 0 });
  const fact = (
    key:
      | 'number'
      | 'invitingHospital'
      | 'invitedHospital'
      | 'requestedBy'
      | 'expert'
      | 'specialty'
      | 'urgency'
      | 'submittedAt'
      | 'session'
      | 'patient'
      | 'consent',
    value: string,
  ) => ({
    label: t(`record.${key}`),
    value,
  });
  return {
    title: t('record.title'),
    facts: [
      fact('number', consultation.number),
      fact('submittedAt', when(consultation.submittedAt)),
      fact('invitingHospital', name(consultation.invitingHospital)),
      fact('requestedBy', name(consultation.requestedBy)),
      fact('invitedHospital', name(invitedHospital)),
      fact('expert', name(opinion.author)),
      fact('specialty', t(`terms.specialty.${specialty}`)),
      fact('urgency', t(`terms.urgency.${urgency}`)),
      fact('session', session ? at(session.startsAt) : t('record.noSession')),
      fact('patient', `${t(`terms.sex.${patientSex}`)} · ${years}`),
      fact(
        'consent',
        t('record.consentGiven', {
          giver: t(`terms.consentGiver.${consentGiver}`),
          at: when(consultation.consentedAt),
        }),
      ),
    ],
    sections: [
      { heading: t('record.history'), body: consultation.history },
      { heading: t('record.question'), body: consultation.question },
      ...(attachmentNames.length > 0
        ? [{ heading: t('record.attachments'), body: attachmentNames.join('\n') }]
        : []),
      { heading: t('record.findings'), body: opinion.findings },
      { heading: t('record.advice'), body: opinion.advice },
    ],
    signature: [
      t('record.signedBy', {
        name: name(opinion.author),
        hospital: name(invitedHospital),
        at: at(opinion.signedAt),
      }),
      `${t('record.fingerprint')}: ${opinion.sha256 ?? ''}`,
      t('record.responsibility'),
    ],
    footer: `${t('record.title')} ${consultation.number}`,
    pageLabel: (page, pages) => t('record.page', { page, pages }),
  };
}
