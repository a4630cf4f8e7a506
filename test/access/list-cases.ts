import type { ConsultationFilter } from '@jiedui/contracts';
import { consultationStates } from '@jiedui/domain';
import { type Person, signedIn } from './cast.js';
import { chunked, sql } from './sql.js';
import { seers, type Stage } from './stage.js';
import { patient } from './target.js';
import { Tally } from './tally.js';

const sorted = (ids: Iterable<string>) => [...new Set(ids)].toSorted();
const scopes = ['open', 'waitingForMe', 'done'] as const;
const administrators = ['invitingAdministrator', 'invitedAdministrator', 'foreignAdministrator'] as const;

/** What lists and counts tell: exactly what their reader may see, before anything was copied or changed. */
export class ListCases {
  private readonly tally = new Tally();

  constructor(private readonly stage: Stage) {}

  async run(): Promise<Tally> {
    await chunked(signedIn, 6, async (actor) => {
      await this.checkConsultations(actor);
      await this.checkSearches(actor);
      await this.checkOwn(actor);
    });
    await this.checkOversight();
    for (const actor of administrators) await this.checkAdministrator(actor);
    return this.tally;
  }

  /** The ids that this person sees, by hand. */
  private idsSeenBy(actor: Person): string[] {
    const states = consultationStates.filter((state) => seers[state].includes(actor));
    return sorted(states.map((state) => this.stage.targets[state].consultationId));
  }

  private async listed(actor: Person, query: Partial<ConsultationFilter>) {
    const { body } = await this.stage.cast
      .client(actor)
      .call('listConsultations', { query: { pageSize: 100, ...query } });
    return { ids: sorted(body.items.map(({ id }) => id)), total: body.total };
  }

  private async checkConsultations(actor: Person): Promise<void> {
    const ids = this.idsSeenBy(actor);
    this.tally.check(`${actor} lists`, await this.listed(actor, {}), { ids, total: ids.length });
    for (const scope of scopes) {
      const part = await this.listed(actor, { scope });
      const isWithin = part.ids.every((id) => ids.includes(id)) && part.total === part.ids.length;
      this.tally.check(`${actor} lists ${scope}`, isWithin, true);
    }
    for (const state of ['draft', 'submitted', 'closed'] as const) {
      const seen = seers[state].includes(actor) ? [this.stage.targets[state].consultationId] : [];
      const found = await this.listed(actor, { search: this.stage.targets[state].number });
      this.tally.check(`${actor} searches ${state} by number`, found, { ids: seen, total: seen.length });
    }
  }

  private async checkSearches(actor: Person): Promise<void> {
    const ids = this.idsSeenBy(actor);
    for (const search of [{ name: patient.name }, { recordNumber: patient.recordNumber }]) {
      const { body } = await this.stage.cast
        .client(actor)
        .call('findByPatient', { body: { patient: search, pageSize: 100 } });
      const found = { ids: sorted(body.items.map(({ id }) => id)), total: body.total };
      this.tally.check(`${actor} looks for a patient`, found, { ids, total: ids.length });
    }
  }

  /** Appointments and notices; a notice of the use of emergency access goes to administrators who do not see the case. */
  private async checkOwn(actor: Person): Promise<void> {
    const ids = this.idsSeenBy(actor);
    const client = this.stage.cast.client(actor);
    const span = { from: new Date().toISOString(), to: new Date(Date.now() + 50 * 86_400_000).toISOString() };
    const { body: appointments } = await client.call('listAppointments', { query: span });
    const isMine = actor === 'requester' || actor === 'assignedExpert';
    const booked = isMine ? (['scheduled', 'waiting', 'inSession'] as const) : [];
    this.tally.check(
      `${actor} lists appointments`,
      sorted(appointments.map(({ consultationId }) => consultationId)),
      sorted(booked.map((state) => this.stage.targets[state].consultationId)),
    );
    const { body: notices } = await client.call('listNotifications', { query: { limit: 100 } });
    const foreign = notices.items.filter(
      (item) =>
        'consultationId' in item && item.kind !== 'glass.broken' && !ids.includes(item.consultationId),
    );
    // Who was invited while the question was open is still told of by number, and opens nothing by it.
    const isForgiven = actor === 'invitedExpert' || actor === 'assignedExpert';
    this.tally.check(`${actor} lists notices`, isForgiven ? [] : foreign, []);
  }

  private async checkOversight(): Promise<void> {
    const asked = consultationStates
      .filter((state) => state !== 'draft')
      .map((state) => this.stage.targets[state].number);
    for (const [actor, numbers] of [
      ['supervisorAbove', asked],
      ['supervisorElsewhere', []],
    ] as const) {
      const client = this.stage.cast.client(actor);
      const { body } = await client.call('listOverseenConsultations', { query: { pageSize: 100 } });
      this.tally.check(
        `${actor} oversees`,
        { numbers: sorted(body.items.map(({ number }) => number)), total: body.total },
        { numbers: sorted(numbers), total: numbers.length },
      );
      const { body: figures } = await client.call('getOversight', { query: {} });
      this.tally.check(`${actor} counts`, figures.figures.consultations, numbers.length);
      const told = JSON.stringify([body, figures]);
      const secrets = [patient.name, patient.recordNumber, '胸痛', 'PCI', this.stage.cast.ids.requester];
      this.tally.check(
        `${actor} is told of no case`,
        secrets.filter((secret) => told.includes(secret)),
        [],
      );
    }
  }

  private async checkAdministrator(actor: (typeof administrators)[number]): Promise<void> {
    const client = this.stage.cast.client(actor);
    const own = await sql<{ id: string }>(
      this.stage.api.orm,
      'select hospital_id as id from post where person_id = ?',
      [this.stage.cast.ids[actor]],
    );
    const hospitalId = own[0]?.id ?? '';
    const isParty = actor !== 'foreignAdministrator';
    // Two have taken emergency access to every consultation that was asked.
    const askedTwice = 2 * (consultationStates.length - 1);
    const glass = await client.call('listBrokenGlass', { query: { pageSize: 100 } });
    this.tally.check(`${actor} lists emergency access`, glass.body.total, isParty ? askedTwice : 0);
    const { body: page } = await client.call('listAuditEvents', { query: { pageSize: 100 } });
    const foreign = await sql(
      this.stage.api.orm,
      'select id from audit_event where id = any(?::uuid[]) and not (?::uuid = any(hospital_ids))',
      [`{${page.items.map(({ id }) => id).join(',')}}`, hospitalId],
    );
    this.tally.check(`${actor} reads the trail`, [page.items.length > 0 || !isParty, foreign], [true, []]);
    const { body: staff } = await client.call('listPeople', { query: { hospitalId, pageSize: 100 } });
    const people = await sql<{ id: string }>(
      this.stage.api.orm,
      'select distinct person_id as id from post where hospital_id = ?',
      [hospitalId],
    );
    const posted = people.map(({ id }) => id);
    const strangers = staff.items.filter(({ id }) => !posted.includes(id)).length;
    this.tally.check(
      `${actor} lists people`,
      [strangers, staff.total <= posted.length, staff.total > 0],
      [0, true, true],
    );
  }
}
