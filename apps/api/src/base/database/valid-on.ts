/** Selects the rows whose span of dates, both ends included, covers a moment's date in UTC. */
export function validOn(now: Date) {
  const today = now.toISOString().slice(0, 10);
  return { validFrom: { $lte: today }, $or: [{ validUntil: null }, { validUntil: { $gte: today } }] };
}
