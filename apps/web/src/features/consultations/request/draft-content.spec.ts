import { describe, expect, it } from '@jest/globals';
import { nobody } from '@jiedui/domain';
import { Autosaver } from '../../../drafts/autosaver';
import { localCopy } from '../../../drafts/local-copy';
import { changesBetween } from '../../../drafts/draft-merge';
import {
  answersOf,
  bodyOf,
  chosenTemplate,
  copyWithoutIdentity,
  draftContentOf,
  emptyDraft,
  isFieldValid,
  isIdentityUnsaved,
} from './draft-content';

class MemoryStorage {
  readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
  clear = () => this.items.clear();
  key = (at: number) => [...this.items.keys()][at] ?? null;
  get length() {
    return this.items.size;
  }
}

const written = { name: '甲某某', identityNumber: null, phone: '13800000000', recordNumber: 'ZY-17' };

describe('bodyOf', () => {
  it('sends the patient apart, and only what changed', () => {
    expect(bodyOf({ question: 'q', name: '甲', phone: null })).toEqual({
      question: 'q',
      patient: { name: '甲', phone: null },
    });
    expect(bodyOf({ question: 'q' })).toEqual({ question: 'q' });
  });
});

describe('a draft as the server has it', () => {
  const { template: _, ...plain } = emptyDraft;
  const served = {
    request: { ...plain, consentGiver: null },
    patient: nobody,
    template: { id: 'chestPain', version: 1 },
    answers: { heartRate: 58, painCharacter: 'crushing' },
  } as const;

  it('is told flat, so that only what changed in it is sent, and read back the same', () => {
    const content = draftContentOf(served);
    expect(chosenTemplate(content)?.id).toBe('chestPain');
    expect(answersOf(content)).toEqual(served.answers);
    expect(changesBetween(content, draftContentOf(served))).toEqual({});
    const typed = { ...content, 'answers.heartRate': null, 'answers.onsetHours': 3, template: 'general/1' };
    expect(bodyOf(changesBetween(content, typed))).toEqual({
      answers: { heartRate: null, onsetHours: 3 },
      template: { id: 'general', version: 1 },
    });
  });
});

describe('isFieldValid', () => {
  it('keeps back no answer that the server could take, and no template', () => {
    expect(isFieldValid('answers.heartRate', 700)).toBe(true);
    expect(isFieldValid('answers.heartRate', null)).toBe(true);
    expect(isFieldValid('answers.parity', 'x'.repeat(2_001))).toBe(false);
    expect(isFieldValid('template', 'general/1')).toBe(true);
  });

  it('takes any number for a patient, up to a length', () => {
    expect(isFieldValid('identityNumber', 'H1234567')).toBe(true);
    expect(isFieldValid('identityNumber', '1'.repeat(41))).toBe(false);
    expect(isFieldValid('patientAgeYears', 131)).toBe(false);
  });
});

describe('isIdentityUnsaved', () => {
  it('notices what the server does not have', () => {
    expect(isIdentityUnsaved(written, nobody)).toBe(true);
    expect(isIdentityUnsaved(written, { ...written })).toBe(false);
  });
});

describe('a draft that cannot be saved', () => {
  const draft = (storage: MemoryStorage, saved = nobody) =>
    new Autosaver({
      base: { ...emptyDraft, ...saved },
      copy: copyWithoutIdentity(localCopy('person', 'new', storage), saved),
      write: () => Promise.reject(new Error('unreachable')),
      isSendable: isFieldValid,
      isWorthRetrying: () => false,
      now: () => new Date('2026-11-22T06:30:00Z'),
    });

  it('leaves the question on this computer, and nothing of the patient', async () => {
    const storage = new MemoryStorage();
    const autosaver = draft(storage);
    autosaver.change({ question: '胸痛', ...written });
    await autosaver.flush();
    const kept = [...storage.items.values()].join('');
    expect(kept).toContain('胸痛');
    for (const secret of ['甲某某', '13800000000', 'ZY-17']) expect(kept).not.toContain(secret);
    expect(autosaver.snapshot().value.name).toBe('甲某某');
  });

  it('comes back with the patient as the server has it', async () => {
    const storage = new MemoryStorage();
    const first = draft(storage);
    first.change({ question: '胸痛', ...written });
    first.stop();
    const saved = { ...nobody, name: '乙某某' };
    const second = draft(storage, saved);
    second.stop();
    expect(second.snapshot()).toMatchObject({
      isRestored: true,
      value: { question: '胸痛', name: '乙某某' },
    });
  });
});
