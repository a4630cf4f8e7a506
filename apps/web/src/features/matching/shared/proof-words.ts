import type { MatchingFigures } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';
import { gainOf, proofOf } from './proof';

export function proofWords(t: Translator, figures: MatchingFigures): string {
  const proof = proofOf(figures);
  return proof.kind === 'optimal'
    ? t('matching.proof.optimal')
    : t('matching.proof.within', { percent: proof.percent });
}

export function gainWords(t: Translator, figures: MatchingFigures): string | undefined {
  const gain = gainOf(figures);
  return gain && t(`matching.greedy.${gain.kind}`, { percent: gain.percent });
}
