import type { HospitalId } from '@jiedui/kernel';
import type { Urgency } from '../consultation/consultation.js';

/** What an answer given for another hospital is worth: the sooner it was owed, the more. */
export const overflowCredits: Readonly<Record<Urgency, number>> = { routine: 1, urgent: 2, emergency: 4 };

/** One entry of the ledger: who answered, and for whom. */
export interface CreditEntry {
  readonly helperId: HospitalId;
  readonly helpedId: HospitalId;
  readonly credits: number;
}

/** Help given less help received, by hospital. All balances together are nothing. */
export function creditBalances(entries: readonly CreditEntry[]): Map<HospitalId, number> {
  const balances = new Map<HospitalId, number>();
  const add = (id: HospitalId, credits: number) => balances.set(id, (balances.get(id) ?? 0) + credits);
  for (const { helperId, helpedId, credits } of entries) {
    add(helperId, credits);
    add(helpedId, -credits);
  }
  return balances;
}
