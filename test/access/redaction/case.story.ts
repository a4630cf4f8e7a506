import { controlKeys } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { Redis } from 'ioredis';
import { sql } from '../sql.js';
import { signedConsent } from '../../../apps/api/test/consultation-steps.js';
import { heartbeatOf } from '../../../apps/api/test/media-node.js';
import { picture } from '../target.js';
import type { StoryCast } from './story-cast.js';

/** A patient's case from the question to the signed record, and two that come to nothing. */
export class CaseStory {
  constructor(private readonly cast: StoryCast) {}

  async run(): Promise<void> {
    await this.consultation();
    await this.refusals();
  }

  private patient() {
    return {
      name: this.cast.marks.of('patientName'),
      identityNumber: this.cast.marks.of('identityNumber'),
      phone: this.cast.marks.of('phone'),
      recordNumber: this.cast.marks.of('recordNumber'),
    };
  }

  private async asked(): Promise<{ id: string; number: string }> {
    const { requester } = this.cast.wires;
    const invitedHospitalId = (await requester.call('listPairedHospitals', {}))[0]?.hospital.id ?? '';
    const { id, number } = await requester.call('draftConsultation', {
      body: {
        invitedHospitalId,
        specialty: 'cardiology',
        urgency: 'urgent',
        patientAgeYears: 63,
        patientSex: 'male',
        template: { id: 'general', version: 1 },
        answers: { allergies: this.cast.marks.of('history') },
        history: this.cast.marks.of('history'),
        question: this.cast.marks.of('question'),
        patient: this.patient(),
      },
    });
    const file = `${this.cast.marks.of('fileName')}.png`;
    await requester.sendResumable({ consultationId: id, filename: file }, picture);
    await requester.call('recordConsent', { params: { consultationId: id }, body: signedConsent() });
    await requester.call('submitConsultation', {
      params: { consultationId: id },
      body: await this.revision(id),
    });
    return { id, number };
  }

  private async revision(consultationId: string): Promise<{ revision: number }> {
    const { revision } = await this.cast.wires.requester.call('getConsultation', {
      params: { consultationId },
    });
    return { revision };
  }

  private async consultation(): Promise<void> {
    const { requester, expert, colleague, administrator } = this.cast.wires;
    const { id, number } = await this.asked();
    const params = { consultationId: id };
    await requester.call('findByPatient', { body: { patient: this.patient() } });
    for (const search of [this.cast.marks.of('search'), this.cast.marks.of('patientName')]) {
      await requester.call('listConsultations', { query: { search } });
    }
    await expert.call('acceptConsultation', { params, body: await this.revision(id) });
    await expert.call('addMember', { params, body: { personId: this.cast.ids.joining } });
    await expert.call('listMemberCandidates', { params, query: { search: this.cast.marks.of('search') } });
    await this.meet(id);
    const opinion = { findings: this.cast.marks.of('findings'), advice: this.cast.marks.of('advice') };
    await expert.call('saveOpinion', { params, body: opinion });
    await expert.call('signOpinion', { params, body: { ...opinion, ...(await this.revision(id)) } });
    await waitFor(
      'the record',
      async () => {
        return (
          (await sql(this.cast.api.orm, 'select 1 from record_document where consultation_id = ?', [id]))
            .length > 0
        );
      },
      30_000,
    );
    await requester.send('GET', `/consultations/${id}/record`);
    await requester.call('acknowledgeConsultation', { params, body: await this.revision(id) });
    const reason = this.cast.marks.of('reason');
    await colleague.call('breakGlass', { body: { number, reason } });
    const [glass] = (await administrator.call('listBrokenGlass', { query: {} })).items;
    await administrator.call('reviewBrokenGlass', {
      params: { breakGlassId: glass?.id ?? '' },
      body: { verdict: 'justified', note: reason },
    });
    await requester.send('GET', `/audit/events?consultationNumber=${this.cast.marks.of('search')}`);
    await administrator.send('GET', `/audit/events?consultationNumber=${this.cast.marks.of('search')}`);
  }

  private async meet(consultationId: string): Promise<void> {
    const { config } = this.cast.api;
    const heartbeat = heartbeatOf('node');
    const startsAt = new Date(Date.now() + 60_000);
    const endsAt = new Date(startsAt.getTime() + 20 * 60_000);
    await this.cast.wires.expert.call('scheduleConsultation', {
      params: { consultationId },
      body: {
        ...(await this.revision(consultationId)),
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        isEncrypted: true,
      },
    });
    const key = controlKeys.heartbeat(config.REDIS_PREFIX, 'node');
    const redis = new Redis(config.REDIS_URL);
    await redis.set(key, JSON.stringify(heartbeat), 'EX', 30);
    redis.disconnect();
    const { ticket, mediaKey } = await this.cast.wires.expert.call('issueRoomTicket', {
      params: { consultationId },
      query: {},
    });
    this.cast.marks.learn('room ticket', ticket);
    this.cast.marks.learn('media key', mediaKey);
  }

  private async refusals(): Promise<void> {
    const reason = this.cast.marks.of('reason');
    const refused = await this.asked();
    await this.cast.wires.expert.call('refuseConsultation', {
      params: { consultationId: refused.id },
      body: { ...(await this.revision(refused.id)), reason },
    });
    const cancelled = await this.asked();
    await this.cast.wires.requester.call('cancelConsultation', {
      params: { consultationId: cancelled.id },
      body: { ...(await this.revision(cancelled.id)), reason },
    });
  }
}
