import type { Locale } from '@jiedui/contracts';
import { answersInOrder, templateOf } from '@jiedui/domain';
import { answerWords, createTranslator, type Messages, messages, type Translator } from '@jiedui/messages';
import type { Attachment, Consultation, LiveSession, Opinion, PanelOpinion } from '../consultations/index.js';

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
  readonly attachments: readonly Pick<Attachment, 'mediaType' | 'sizeBytes'>[];
  /** What the members of a panel signed beside the joint opinion. */
  readonly panel: readonly Pick<PanelOpinion, 'author' | 'findings' | 'advice' | 'sha256'>[];
}

interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}

type NamedZone = keyof Messages['time']['zone'];

/** In the hospital's own zone, which the text names: a record is read far from where it was made. */
function formatter(timeZone: string, words: Messages['time']['zone']) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const zone = words[timeZone as NamedZone] ?? timeZone;
  return (date: Date) => `${format.format(date)} (${zone})`;
}

type FactKey = Extract<keyof Messages['record'], string>;

/** A consultation of which everything is there that its record shows. */
function complete({ consultation, opinion }: RecordSource) {
  const { specialty, urgency, patientAgeYears, patientSex, consentGiver, invitedHospital } = consultation;
  const { submittedAt, consentedAt } = consultation;
  const { signedAt, sha256 } = opinion;
  if (!specialty || !urgency || patientAgeYears === null || !patientSex || !consentGiver) throw incomplete();
  if (!invitedHospital || !submittedAt || !consentedAt || !signedAt || !sha256) throw incomplete();
  const request = { specialty, urgency, patientAgeYears, patientSex, consentGiver, invitedHospital };
  return { ...request, submittedAt, consentedAt, signedAt, sha256 };
}

const incomplete = () => new Error('Only a complete and signed consultation has a record');

/** Writes the record in one language. Everything in it was signed or stands in the request. */
export function recordText(source: RecordSource, locale: Locale): RecordText {
  const { consultation, opinion, session } = source;
  const facts = complete(source);
  const t = createTranslator(locale);
  const at = formatter(consultation.invitingHospital.timeZone, messages[locale].time.zone);
  const name = (named: Named) => (locale === 'zh-CN' ? named.nameZh : named.nameEn);
  const giver = t(`terms.consentGiver.${facts.consentGiver}`);
  const years = t('record.years', { count: facts.patientAgeYears });
  const rows: [FactKey, string][] = [
    ['number', consultation.number],
    ['submittedAt', at(facts.submittedAt)],
    ['invitingHospital', name(consultation.invitingHospital)],
    ['requestedBy', name(consultation.requestedBy)],
    ['invitedHospital', name(facts.invitedHospital)],
    ['expert', name(opinion.author)],
    ['specialty', t(`terms.specialty.${facts.specialty}`)],
    ['urgency', t(`terms.urgency.${facts.urgency}`)],
    ['session', session ? at(session.startsAt) : t('record.noSession')],
    ['patient', `${t(`terms.sex.${facts.patientSex}`)} · ${years}`],
    ...careSettingRow(consultation, t),
    ['consent', t('record.consentGiven', { giver, at: at(facts.consentedAt) })],
  ];
  const signer = {
    name: name(opinion.author),
    hospital: name(facts.invitedHospital),
    at: at(facts.signedAt),
  };
  return {
    title: t('record.title'),
    facts: rows.map(([key, value]) => ({ label: t(`record.${key}`), value })),
    sections: sectionsOf(source, t, name),
    signature: [
      t('record.signedBy', signer),
      `${t('record.fingerprint')}: ${facts.sha256}`,
      t('record.responsibility'),
    ],
    footer: `${t('record.title')} ${consultation.number}`,
    pageLabel: (page, pages) => t('record.page', { page, pages }),
  };
}

function careSettingRow({ careSetting }: Consultation, t: Translator): [FactKey, string][] {
  return careSetting ? [['careSetting', t(`terms.careSetting.${careSetting}`)]] : [];
}

/** The answers to the template, as they are read on the page of the consultation. */
function answersSection(consultation: Consultation, t: Translator): RecordText['sections'] {
  const template = templateOf(consultation.template());
  const answered = template ? answersInOrder(template, consultation.answers) : [];
  if (!template || answered.length === 0) return [];
  return [
    {
      heading: t('record.answers', { complaint: t(`requestTerms.complaint.${template.id}`) }),
      body: answered
        .map(([key, value]) => `${t(`requestTerms.field.${key}`)}: ${answerWords(t, key, value)}`)
        .join('\n'),
    },
  ];
}

const kilobytes = (bytes: number) => Math.max(1, Math.round(bytes / 1024));

/** By number: the name of a file may be the name of the patient. */
function attachmentLines(attachments: RecordSource['attachments'], t: Translator): string {
  return attachments
    .map(({ mediaType, sizeBytes }, index) => {
      const kind = t(`terms.mediaType.${mediaType}`);
      return t('record.attachment', { position: index + 1, kind, size: kilobytes(sizeBytes) });
    })
    .join('\n');
}

function sectionsOf(
  { consultation, opinion, attachments, panel }: RecordSource,
  t: Translator,
  name: (named: Named) => string,
) {
  const files = attachmentLines(attachments, t);
  return [
    { heading: t('record.history'), body: consultation.history },
    { heading: t('record.question'), body: consultation.question },
    ...answersSection(consultation, t),
    ...(files ? [{ heading: t('record.attachments'), body: files }] : []),
    ...panel.map(({ author, findings, advice, sha256 }) => ({
      heading: t('record.panelMember', { name: name(author) }),
      body: `${findings}\n\n${advice}\n\n${t('record.fingerprint')}: ${sha256}`,
    })),
    { heading: t('record.findings'), body: opinion.findings },
    { heading: t('record.advice'), body: opinion.advice },
  ];
}
