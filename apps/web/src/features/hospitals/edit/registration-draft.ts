import { HospitalRegistration, type HospitalDetail } from '@jiedui/contracts';

/** What the form holds: as on the page, with the region and the parent as they are chosen. */
export type RegistrationDraft = Pick<
  HospitalDetail,
  'code' | 'nameZh' | 'nameEn' | 'timeZone' | 'tier' | 'kind' | 'flags' | 'regionPath'
> & {
  readonly parent: NonNullable<HospitalDetail['parent']>['hospital'] | null;
  readonly parentRelation: NonNullable<HospitalDetail['parent']>['relation'] | null;
};

export function draftOf(hospital: HospitalDetail): RegistrationDraft {
  const { code, nameZh, nameEn, timeZone, tier, kind, flags, regionPath, parent } = hospital;
  return {
    code,
    nameZh,
    nameEn,
    timeZone,
    tier,
    kind,
    flags,
    regionPath,
    parent: parent?.hospital ?? null,
    parentRelation: parent?.relation ?? null,
  };
}

export function patchOf({ regionPath, parent, ...draft }: RegistrationDraft) {
  return {
    ...draft,
    nameZh: draft.nameZh.trim(),
    nameEn: draft.nameEn.trim(),
    regionCode: regionPath.at(-1)?.code ?? '',
    parentId: parent?.id ?? null,
    parentRelation: parent ? draft.parentRelation : null,
  };
}

export type RegistrationFault = 'code' | 'nameZh' | 'nameEn' | 'regionCode' | 'parentRelation';

/** The fields that cannot be saved as they are. */
export function faultsOf(draft: RegistrationDraft): ReadonlySet<RegistrationFault> {
  const parsed = HospitalRegistration.safeParse(patchOf(draft));
  const named = parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0] as RegistrationFault);
  return new Set([...named, ...(draft.parent && !draft.parentRelation ? (['parentRelation'] as const) : [])]);
}
