import type { PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { createHash, randomInt } from 'node:crypto';
import { newId } from '../../base/database/id.js';
import { Person } from '../people/index.js';
import { RecoveryCode } from './recovery-code.entity.js';

const codes = 10;
/** Without letters and digits that look alike on paper. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 80 bits. */
const codeLength = 16;

const sha256 = (code: string) => createHash('sha256').update(code).digest();
const newCode = () => Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
const grouped = (code: string) => code.replace(/(.{4})(?=.)/g, '$1-');

/** Replaces a person's codes. @returns the new ones as they are shown, this once */
export async function renewRecoveryCodes(
  em: EntityManager,
  personId: PersonId,
  now: Date,
): Promise<string[]> {
  await em.nativeDelete(RecoveryCode, { person: personId });
  const made = Array.from({ length: codes }, newCode);
  for (const code of made) {
    em.persist(
      em.create(RecoveryCode, {
        id: newId(),
        person: em.getReference(Person, personId),
        codeSha256: sha256(code),
        createdAt: now,
        usedAt: null,
      }),
    );
  }
  await em.flush();
  return made.map(grouped);
}

/**
 * Takes a code, once: of two requests at the same moment one finds it used.
 * @param code as parsed by the contract: capitals, no dashes
 */
export async function takeRecoveryCode(
  em: EntityManager,
  personId: PersonId,
  code: string,
  now: Date,
): Promise<boolean> {
  const used = await em.nativeUpdate(
    RecoveryCode,
    { person: personId, codeSha256: sha256(code), usedAt: null },
    { usedAt: now },
  );
  return used === 1;
}
