import { type RequestContent, type RequestField, requestFields } from '../consultation/consultation.js';
import type { AnswerKey, ClinicalAnswers } from './answer-fields.js';
import { type ClinicalFault, answerFault } from './answer.check.js';
import type { AttachmentKind, Need, RequestTemplate, WantedFileKind } from './request-template.js';

/** What the score looks at: the request itself, its template, what was answered, and the kinds of its files. */
export interface ScoredRequest {
  readonly content: Omit<RequestContent, 'consentGiver'>;
  readonly hasConsent: boolean;
  readonly template: RequestTemplate | undefined;
  readonly answers: ClinicalAnswers;
  readonly fileKinds: readonly AttachmentKind[];
}

export type RequestItem =
  | { readonly kind: 'field'; readonly name: RequestField }
  | { readonly kind: 'template' }
  | { readonly kind: 'answer'; readonly name: AnswerKey }
  | { readonly kind: 'file'; readonly name: WantedFileKind };

export interface MissingItem {
  readonly item: RequestItem;
  readonly need: Need;
  /** How many of the hundred points it brings. */
  readonly points: number;
  readonly fault: ClinicalFault;
}

export interface Completeness {
  /** Whole points from 0 to 100; 100 only where nothing is missing. */
  readonly score: number;
  readonly missing: readonly MissingItem[];
  /** Those without which it cannot be submitted. */
  readonly blocking: readonly MissingItem[];
}

const weights: Readonly<Record<Need, number>> = { required: 3, wished: 1 };

interface Judged {
  readonly item: RequestItem;
  readonly need: Need;
  readonly fault: ClinicalFault | undefined;
  /** Files of an emergency may follow: what saves time is asked first. */
  readonly mayFollow?: boolean;
}

const isBlank = (value: unknown) => value === null || (typeof value === 'string' && value.trim() === '');

function judgedFields({ content, hasConsent }: ScoredRequest): Judged[] {
  return requestFields.map((name) => {
    const isMissing = name === 'consentGiver' ? !hasConsent : isBlank(content[name]);
    return { item: { kind: 'field', name }, need: 'required', fault: isMissing ? 'missing' : undefined };
  });
}

function judgedTemplate({ template, answers, fileKinds, content }: ScoredRequest): Judged[] {
  const chosen: Judged = {
    item: { kind: 'template' },
    need: 'required',
    fault: template ? undefined : 'missing',
  };
  if (!template) return [chosen];
  return [
    chosen,
    ...template.fields.map(({ key, need }): Judged => ({
      item: { kind: 'answer', name: key },
      need,
      fault: answerFault(key, answers[key]),
    })),
    ...template.files.map(({ kind, need }): Judged => ({
      item: { kind: 'file', name: kind },
      need,
      fault: fileKinds.includes(kind) ? undefined : 'missing',
      mayFollow: content.urgency === 'emergency',
    })),
  ];
}

/** How answerable a request is, and what would make it more so, the weightiest first. */
export function completenessOf(request: ScoredRequest): Completeness {
  const judged = [...judgedFields(request), ...judgedTemplate(request)];
  const total = judged.reduce((sum, { need }) => sum + weights[need], 0);
  const reached = judged.reduce((sum, { need, fault }) => sum + (fault ? 0 : weights[need]), 0);
  const missing = judged.flatMap(({ item, need, fault, mayFollow = false }) =>
    fault
      ? [{ item, need, fault, mayFollow, points: Math.max(1, Math.round((weights[need] / total) * 100)) }]
      : [],
  );
  const byNeed = (need: Need) => missing.filter((one) => one.need === need);
  return {
    score: Math.floor((reached / total) * 100),
    missing: [...byNeed('required'), ...byNeed('wished')],
    blocking: byNeed('required').filter(({ mayFollow }) => !mayFollow),
  };
}

/** Where an item is in a body: `question`, `template`, `answers.heartRate`, `files.ecg`. */
export function itemPath(item: RequestItem): string {
  switch (item.kind) {
    case 'field':
      return item.name;
    case 'template':
      return 'template';
    case 'answer':
      return `answers.${item.name}`;
    case 'file':
      return `files.${item.name}`;
  }
}
