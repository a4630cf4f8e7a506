/** What of a hospital is changed at once; each is saved on its own, so that two people seldom meet. */
export const sectionNames = [
  'registration',
  'specialties',
  'departments',
  'equipment',
  'workingHours',
  'link',
  'grade',
] as const;
export type SectionName = (typeof sectionNames)[number];
