import { controlKeys, type NodeHeartbeat } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { Redis } from 'ioredis';
import { generate } from 'otplib';
import type { ApiHarness } from '../../../apps/api/test/api-harness.js';
import { appoint } from '../../../apps/api/test/people-steps.js';
import { demoPassword } from '../../../apps/api/src/demo/demo.data.js';
import { sql } from '../sql.js';
import { picture } from '../stage.js';
import type { Marks } from './marks.js';
import { mails } from './places.js';
import { Wire } from './wire.js';

const parts = {
  requester: { role: 'countyDoctor', hospital: 'COUNTY-A' },
  colleague: { role: 'countyDoctor', hospital: 'COUNTY-A' },
  expert: { role: 'expert', hospital: 'TOP-A', specialties: ['cardiology'] },
  joining: { role: 'expert', hospital: 'TOP-A', specialties: ['neurology'] },
  forgetful: { role: 'coordinator', hospital: 'TOP-A' },
  leaving: { role: 'coordinator', hospital: 'COUNTY-A' },
  administrator: { role: 'hospitalAdministrator', hospital: 'COUNTY-A' },
  platform: { role: 'platformAdministrator' },
} as const;
type Name = keyof typeof parts;
const names = Object.keys(parts) as Name[];
const emailOf = (name: Name) => `${name}@redaction.example`;

/** A working day with everything on it that must not be told on: each kind of text, secret and file at its proper place. */
export class Story {
  private readonly wires = {} as Record<Name, Wire>;
  private readonly ids = {} as Record<Name, string>;
  private readonly redis: Redis;

  constructor(
    private readonly api: ApiHarness,
    private readonly url: string,
    private readonly marks: Marks,
  ) {
    this.redis = new Redis(api.config.REDIS_URL);
  }

  async run(): Promise<void> {
    for (const name of names) {
      this.ids[name] = await appoint(this.api, { ...parts[name], email: emailOf(name) });
      await this.signIn(name);
    }
    await this.secrets();
    await this.consultation();
    await this.refusals();
    await this.people();
    await this.registry();
    await this.forgottenPassword();
    this.redis.disconnect();
  }

  /** A browser that signed in as somebody who plays no further part. */
  async bystander(): Promise<Wire> {
    const wire = new Wire(this.url);
    await wire.call('signIn', { body: { email: emailOf('colleague'), password: demoPassword } });
    return wire;
  }

  private async signIn(name: Name, password = demoPassword): Promise<void> {
    const wire = new Wire(this.url);
    await wire.call('signIn', { body: { email: emailOf(name), password } });
    await wire.call('stepUp', { body: { method: 'password', password } });
    this.marks.learn(`session of ${name}`, wire.cookie('jiedui_session'));
    this.wires[name] = wire;
  }

  private async secrets(): Promise<void> {
    const { requester, colleague } = this.wires;
    const wrong = this.marks.of('wrongPassword');
    for (const email of [emailOf('joining'), `${this.marks.of('stray')}@nobody.example`]) {
      await requester.send('POST', '/sign-in', json({ email, password: wrong }));
    }
    const password = this.marks.of('password');
    await requester.call('changePassword', {
      body: { currentPassword: demoPassword, newPassword: password },
    });
    await this.signIn('requester', password);
    await this.wires.requester.send('POST', '/me/step-up', json({ method: 'password', password: wrong }));
    const { secret, uri } = await this.wires.joining.call('beginTotp', {});
    this.marks.learn('authenticator secret', secret);
    this.marks.learn('authenticator address', uri);
    const code = await generate({ secret });
    const { recoveryCodes } = await this.wires.joining.call('confirmTotp', { body: { code } });
    this.marks.learn('recovery code', recoveryCodes?.[0]);
    const token = this.marks.of('token').padEnd(43, '0');
    await colleague.send('POST', '/password-reset/complete', json({ token, password }));
    await colleague.send('POST', '/invitations/open', json({ token }));
    const setup = { code: this.marks.of('setupCode'), email: 'a@b.example', password, locale: 'en' };
    await colleague.send('POST', '/setup', json({ ...setup, nameZh: '某', nameEn: 'X' }));
  }

  private patient() {
    return {
      name: this.marks.of('patientName'),
      identityNumber: this.marks.of('identityNumber'),
      phone: this.marks.of('phone'),
      recordNumber: this.marks.of('recordNumber'),
    };
  }

  private async asked(): Promise<{ id: string; number: string }> {
    const { requester } = this.wires;
    const invitedHospitalId = (await requester.call('listPairedHospitals', {}))[0]?.hospital.id ?? '';
    const { id, number } = await requester.call('draftConsultation', {
      body: {
        invitedHospitalId,
        specialty: 'cardiology',
        urgency: 'urgent',
        patientAgeYears: 63,
        patientSex: 'male',
        consentGiver: 'patient',
        history: this.marks.of('history'),
        question: this.marks.of('question'),
        patient: this.patient(),
      },
    });
    const file = `${this.marks.of('fileName')}.png`;
    await requester.upload(`/consultations/${id}/attachments`, file, 'image/png', picture);
    await requester.call('submitConsultation', {
      params: { consultationId: id },
      body: await this.revision(id),
    });
    return { id, number };
  }

  private async revision(consultationId: string): Promise<{ revision: number }> {
    const { revision } = await this.wires.requester.call('getConsultation', { params: { consultationId } });
    return { revision };
  }

  private async consultation(): Promise<void> {
    const { requester, expert, colleague, administrator } = this.wires;
    const { id, number } = await this.asked();
    const params = { consultationId: id };
    await requester.call('findByPatient', { body: { patient: this.patient() } });
    for (const search of [this.marks.of('search'), this.marks.of('patientName')]) {
      await requester.call('listConsultations', { query: { search } });
    }
    await expert.call('acceptConsultation', { params, body: await this.revision(id) });
    await expert.call('addMember', { params, body: { personId: this.ids.joining } });
    await expert.call('listMemberCandidates', { params, query: { search: this.marks.of('search') } });
    await this.meet(id);
    const opinion = { findings: this.marks.of('findings'), advice: this.marks.of('advice') };
    await expert.call('saveOpinion', { params, body: opinion });
    await expert.call('signOpinion', { params, body: { ...opinion, ...(await this.revision(id)) } });
    await waitFor(
      'the record',
      async () => {
        return (
          (await sql(this.api.orm, 'select 1 from record_document where consultation_id = ?', [id])).length >
          0
        );
      },
      30_000,
    );
    await requester.send('GET', `/consultations/${id}/record`);
    await requester.call('acknowledgeConsultation', { params, body: await this.revision(id) });
    const reason = this.marks.of('reason');
    await colleague.call('breakGlass', { body: { number, reason } });
    const [glass] = (await administrator.call('listBrokenGlass', { query: {} })).items;
    await administrator.call('reviewBrokenGlass', {
      params: { breakGlassId: glass?.id ?? '' },
      body: { verdict: 'justified', note: reason },
    });
    await requester.send('GET', `/audit/events?consultationNumber=${this.marks.of('search')}`);
    await administrator.send('GET', `/audit/events?consultationNumber=${this.marks.of('search')}`);
  }

  private async meet(consultationId: string): Promise<void> {
    const { config } = this.api;
    const heartbeat: NodeHeartbeat = {
      nodeId: 'node',
      region: 'local',
      publicUrl: 'http://127.0.0.1:1',
      isDraining: false,
      load: 0,
      rooms: 0,
      peers: 0,
      at: new Date().toISOString(),
    };
    const startsAt = new Date(Date.now() + 60_000);
    const endsAt = new Date(startsAt.getTime() + 20 * 60_000);
    await this.wires.expert.call('scheduleConsultation', {
      params: { consultationId },
      body: {
        ...(await this.revision(consultationId)),
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      },
    });
    const key = controlKeys.heartbeat(config.REDIS_PREFIX, 'node');
    await this.redis.set(key, JSON.stringify(heartbeat), 'EX', 30);
    const { ticket } = await this.wires.expert.call('issueRoomTicket', { params: { consultationId } });
    this.marks.learn('room ticket', ticket);
  }

  private async refusals(): Promise<void> {
    const reason = this.marks.of('reason');
    const refused = await this.asked();
    await this.wires.expert.call('refuseConsultation', {
      params: { consultationId: refused.id },
      body: { ...(await this.revision(refused.id)), reason },
    });
    const cancelled = await this.asked();
    await this.wires.requester.call('cancelConsultation', {
      params: { consultationId: cancelled.id },
      body: { ...(await this.revision(cancelled.id)), reason },
    });
  }

  private async people(): Promise<void> {
    const { platform, administrator } = this.wires;
    const reason = this.marks.of('reason');
    const params = { personId: this.ids.leaving };
    const { posts } = await administrator.call('getPerson', { params });
    await administrator.call('endPost', {
      params: { ...params, postId: posts[0]?.id ?? '' },
      body: { reason },
    });
    await platform.call('disableAccount', { params, body: { reason } });
    await platform.call('listPeople', { query: { search: this.marks.of('search') } });
    const email = 'invited@redaction.example';
    const [hospital] = await sql<{ id: string }>(
      this.api.orm,
      "select id from hospital where code = 'TOP-A'",
    );
    await platform.call('invitePerson', {
      body: { role: 'coordinator', hospitalId: hospital?.id ?? '', email },
    });
    this.marks.learn('invitation token', await this.tokenMailedTo(email), /^mail$/);
  }

  private async registry(): Promise<void> {
    const { platform } = this.wires;
    const table = `code,nameZh\n${this.marks.of('cell')},${this.marks.of('cell')}\n`;
    const { body: run } = await platform.upload<{ id: string }>(
      '/imports',
      `${this.marks.of('fileName')}.csv`,
      'text/csv',
      Buffer.from(table),
    );
    const params = { importId: run.id };
    await waitFor(
      'the check of the file',
      async () => {
        const { state } = await platform.call('getImport', { params });
        return state === 'checked' || state === 'failed';
      },
      30_000,
    );
    await platform.call('listImportRows', { params, query: {} });
    await platform.send('GET', `/imports/${run.id}/report?format=csv`);
    await platform.send('GET', `/hospitals?search=${this.marks.of('search')}`);
  }

  private async forgottenPassword(): Promise<void> {
    const email = emailOf('forgetful');
    await this.wires.colleague.call('askPasswordReset', { body: { email } });
    const token = await this.tokenMailedTo(email);
    this.marks.learn('reset token', token, /^mail$/);
    await this.wires.colleague.call('resetPassword', {
      body: { token, password: this.marks.of('password') },
    });
  }

  private tokenMailedTo(email: string): Promise<string> {
    return waitFor(
      `a mail to ${email}`,
      async () => {
        const sent = (await mails()).filter(({ to }) => to.includes(email));
        return sent
          .map(({ text }) => /[/#=]([\w-]{43})\b/.exec(text)?.[1])
          .find((token) => token !== undefined);
      },
      30_000,
    );
  }
}

const json = (body: object) => ({ body: JSON.stringify(body), type: 'application/json' });
