import { CreateFoundation } from './0001-create-foundation.js';
import { GuardAccess } from './0002-guard-access.js';
import { Registry } from './0003-registry.js';
import { KeepAccounts } from './0004-accounts.js';
import { OverseeRegions } from './0005-oversee-regions.js';
import { KeepAuditTrail } from './0006-keep-audit-trail.js';
import { KeepAgreements } from './0007-agreements.js';
import { AskForNeeds } from './0008-needs.js';
import { KeepPlans } from './0009-plans.js';
import { WatchPairings } from './0010-radar.js';
import { KeepOutcomes } from './0011-outcomes.js';
import { KeepMatching } from './0012-matching.js';
import { ConsultationCourse } from './0013-consultation-course.js';
import { AskBetter } from './0014-requests.js';
import { RouteQuestions } from './0015-routing.js';
import { KeepSchedules } from './0016-scheduling.js';
import { DeliverNotices } from './0017-delivery.js';
import { PlanSlots } from './0018-slot-plans.js';
import { CallTeleclinic } from './0019-call-teleclinic.js';
import { ReadBusyTimes } from './0020-busy-times.js';
import { KeepSessionJournals } from './0021-keep-session-journals.js';
import { MeasureLinks } from './0024-quality.js';

/** In order. A migration is never edited after it was merged. */
export const migrations = [
  { name: '0001-create-foundation', class: CreateFoundation },
  { name: '0002-guard-access', class: GuardAccess },
  { name: '0003-registry', class: Registry },
  { name: '0004-accounts', class: KeepAccounts },
  { name: '0005-oversee-regions', class: OverseeRegions },
  { name: '0006-keep-audit-trail', class: KeepAuditTrail },
  { name: '0007-agreements', class: KeepAgreements },
  { name: '0008-needs', class: AskForNeeds },
  { name: '0009-plans', class: KeepPlans },
  { name: '0010-radar', class: WatchPairings },
  { name: '0011-outcomes', class: KeepOutcomes },
  { name: '0012-matching', class: KeepMatching },
  { name: '0013-consultation-course', class: ConsultationCourse },
  { name: '0014-requests', class: AskBetter },
  { name: '0015-routing', class: RouteQuestions },
  { name: '0016-scheduling', class: KeepSchedules },
  { name: '0017-delivery', class: DeliverNotices },
  { name: '0018-slot-plans', class: PlanSlots },
  { name: '0019-call-teleclinic', class: CallTeleclinic },
  { name: '0020-busy-times', class: ReadBusyTimes },
  { name: '0021-keep-session-journals', class: KeepSessionJournals },
  { name: '0024-quality', class: MeasureLinks },
];
