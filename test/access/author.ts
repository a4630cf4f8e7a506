import type { Consultation } from '@jiedui/contracts';
import type { ConsultationState } from '@jiedui/domain';
import { waitFor } from '@jiedui/testing';
import { newId } from '../../apps/api/src/base/database/id.js';
import type { ApiClient, ApiHarness } from '../../apps/api/test/api-harness.js';
import { accept, done, draft, opinion, schedule, submit } from '../../apps/api/test/consultation-steps.js';
import type { Cast } from './cast.js';
import { sql } from './sql.js';
import { patient, picture, type Target, targetOf } from './target.js';

/** Takes consultations to their states as people do. */
export class Author {
  private day = 1;
  private readonly requester: ApiClient;
  private readonly expert: ApiClient;

  constructor(
    private readonly api: ApiHarness,
    private readonly cast: Cast,
  ) {
    this.requester = cast.client('requester');
    this.expert = cast.client('assignedExpert');
  }

  async write(state: ConsultationState): Promise<Target> {
    const consultation = await draft(this.requester);
    const params = { consultationId: consultation.id };
    const revision = () => this.revisionOf(consultation.id);
    await this.requester.call('updateDraft', { params, body: { revision: await revision(), patient } });
    await this.requester.upload(consultation.id, { name: '心电图.png', type: 'image/png', content: picture });
    if (state !== 'draft') {
      await submit(this.requester, { ...consultation, revision: await revision() });
      await this.share(consultation);
      // So that what is booked far away, where nothing else is, is inside the limit.
      await sql(this.api.orm, "update consultation set answer_due_at = '2300-01-01' where id = ?", [
        consultation.id,
      ]);
    }
    if (state === 'refused') {
      done(
        await this.expert.call('refuseConsultation', {
          params,
          body: { revision: await revision(), reason: 'x' },
        }),
      );
    } else if (state === 'informationRequested') {
      done(
        await this.expert.call('requestInformation', {
          params,
          body: { revision: await revision(), reason: 'x' },
        }),
      );
    } else if (state === 'expired') {
      await sql(this.api.orm, "update consultation set state = 'expired' where id = ?", [consultation.id]);
    } else if (!['draft', 'submitted'].includes(state)) {
      await this.answer(state, consultation.id);
    }
    return targetOf(this.api, consultation.id);
  }

  private async answer(state: ConsultationState, id: string): Promise<void> {
    const params = { consultationId: id };
    const now = async () => ({ id, revision: await this.revisionOf(id) }) as Consultation;
    const body = async () => ({ revision: await this.revisionOf(id) });
    await accept(this.expert, await now());
    if (state === 'cancelled') {
      const reason = 'Transferred elsewhere';
      await this.requester
        .call('cancelConsultation', { params, body: { ...(await body()), reason } })
        .then(done);
    }
    if (['accepted', 'cancelled'].includes(state)) return;
    if (state === 'opinionDrafted') {
      await this.expert.call('saveOpinion', { params, body: opinion }).then(done);
      return;
    }
    this.day += 1;
    await schedule(this.expert, await now(), new Date(Date.now() + this.day * 86_400_000));
    await this.expert.call('saveOpinion', { params, body: opinion }).then(done);
    if (state === 'inSession') {
      await sql(this.api.orm, "update consultation set state = 'inSession' where id = ?", [id]);
      await sql(this.api.orm, "update live_session set state = 'live' where consultation_id = ?", [id]);
    }
    if (state === 'waiting' || state === 'missed') {
      const missedBy = state === 'missed' ? 'both' : null;
      await sql(this.api.orm, 'update consultation set state = ?, missed_by = ? where id = ?', [
        state,
        missedBy,
        id,
      ]);
      if (state === 'missed') {
        await sql(this.api.orm, "update live_session set state = 'ended' where consultation_id = ?", [id]);
      }
    }
    if (['scheduled', 'waiting', 'inSession', 'missed'].includes(state)) return;
    await this.expert.call('signOpinion', { params, body: { ...opinion, ...(await body()) } }).then(done);
    await waitFor('the record', async () => (await this.recordsOf(id)) > 0, 30_000);
    if (state === 'signed') return;
    await this.requester.call('acknowledgeConsultation', { params, body: await body() }).then(done);
    if (state === 'closed')
      await this.requester.call('closeConsultation', { params, body: await body() }).then(done);
  }

  /** With those beyond its parties: somebody who joined, and two who broke the glass. */
  private async share({ id, number }: Consultation): Promise<void> {
    const { ids } = this.cast;
    await sql(
      this.api.orm,
      `insert into consultation_member (id, consultation_id, person_id, added_by_id, added_at) values (?, ?, ?, ?, now())`,
      [newId(), id, ids.mdtMember, ids.invitedCoordinator],
    );
    for (const [personId, hours] of [
      [ids.glassBreaker, 4],
      [ids.lateGlassBreaker, -1],
    ] as const) {
      await sql(
        this.api.orm,
        `insert into break_glass (id, consultation_id, person_id, consultation_number, hospital_ids, reason, opened_at, until)
         select ?, id, ?, ?, array[inviting_hospital_id, invited_hospital_id], 'x', now() - interval '5 hours',
           now() + ? * interval '1 hour' from consultation where id = ?`,
        [newId(), personId, number, hours, id],
      );
    }
  }

  private async revisionOf(id: string): Promise<number> {
    return (await targetOf(this.api, id)).revision;
  }

  private async recordsOf(id: string): Promise<number> {
    return (await sql(this.api.orm, 'select id from record_document where consultation_id = ?', [id])).length;
  }
}
