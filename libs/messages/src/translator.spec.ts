import { describe, expect, it } from '@jest/globals';
import { createTranslator, messages } from './index.js';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : leaves(value, `${prefix}${key}.`),
  );
}

const variablesOf = (words: string) =>
  [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();

const chinese = leaves(messages['zh-CN']);
const english = new Map(leaves(messages.en));

describe('the catalogue', () => {
  it('says something everywhere, in both languages', () => {
    const silent = [...chinese, ...english].filter(([, words]) => words === '');
    expect(silent).toEqual([]);
  });

  it('speaks of the same variables in both languages', () => {
    const different = chinese.filter(
      ([key, words]) => variablesOf(words).join() !== variablesOf(english.get(key) ?? '').join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('leaves no Chinese in the English words', () => {
    const mixed = [...english].filter(
      ([key, words]) => /\p{Script=Han}/u.test(words) && key !== 'terms.locale.zh-CN',
    );
    expect(mixed).toEqual([]);
  });
});

describe('createTranslator', () => {
  it('fills in variables without escaping them', () => {
    const t = createTranslator('en');
    expect(t('notifications.consultation.submitted', { number: 'C&D' })).toBe(
      'New request C&D waits for an answer',
    );
  });

  it('keeps the languages of two translators apart', () => {
    const zh = createTranslator('zh-CN');
    const en = createTranslator('en');
    expect([zh('terms.action.accept'), en('terms.action.accept')]).toEqual(['受理', 'Accept']);
  });
});
