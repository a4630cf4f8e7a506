import type { HospitalId } from '@jiedui/kernel';
import { type Hint, hintPath, type HintName, hints } from '@jiedui/contracts';
import { actAsSystem } from '@jiedui/platform';
import { waitFor } from '@jiedui/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { QualityIntake } from '../../apps/api/src/features/quality/quality.intake.js';
import { type Actor, actors, type Person, signedIn } from './cast.js';
import { pairOf, tenders } from './expected/radar.js';
import { agreementCoordinators, draftOf } from './expected/agreements.js';
import { runOf } from './expected/matching.js';
import { reportOf } from './expected/outcomes.js';
import { importOf } from './expected/registry.js';
import { qualityOf } from './quality-fact.js';
import { seers, type Stage } from './stage.js';
import type { Target } from './target.js';
import { Tally } from './tally.js';

interface Heard {
  readonly by: Actor;
  readonly name: HintName;
  readonly payload: Record<string, unknown>;
}

/** Something happens; who is to hear of it, and how the hint that tells it is known. */
interface Occasion {
  readonly what: string;
  readonly to: readonly Person[];
  readonly concerns: (payload: Record<string, unknown>) => boolean;
  readonly happen: () => Promise<{ readonly status: number }>;
}

/** How long a hint may take that should not come at all. */
const graceMs = 1_000;

/** Everybody listens; what is heard is told to those who may see what changed, and says no more than the contract. */
export class HintCases {
  private readonly tally = new Tally();
  private readonly heard: Heard[] = [];
  private readonly sockets: Socket[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly url: string,
  ) {}

  async run(): Promise<Tally> {
    for (const actor of actors) await this.connect(actor);
    for (const name of Object.keys(hints) as HintName[]) {
      for (const occasion of await this.occasions()[name]()) await this.witness(name, occasion);
    }
    for (const socket of this.sockets) socket.disconnect();
    return this.tally;
  }

  private async connect(actor: Actor): Promise<void> {
    const cookie = actor === 'anonymous' ? '' : this.stage.cast.cookie(actor);
    const socket = io(this.url, {
      path: hintPath,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie },
    });
    socket.onAny((name: HintName, payload: Record<string, unknown>) =>
      this.heard.push({ by: actor, name, payload }),
    );
    this.sockets.push(socket);
    const end = await new Promise<string>((resolve) => {
      socket.once('connect', () => resolve('admitted'));
      socket.once('connect_error', (error) => resolve(error.message));
    });
    const isIn = (signedIn as readonly Actor[]).includes(actor);
    this.tally.check(`${actor} connects to hear hints`, end, isIn ? 'admitted' : 'NOT_SIGNED_IN');
  }

  private async witness(name: HintName, { what, to, concerns, happen }: Occasion): Promise<void> {
    const before = this.heard.length;
    const { status } = await happen();
    const told = () =>
      this.heard.slice(before).filter((hint) => hint.name === name && concerns(hint.payload));
    await waitFor(
      `${name} of ${what}`,
      () => to.every((person) => told().some(({ by }) => by === person)),
      5_000,
    )
      // Who did not hear is named below.
      .catch(() => undefined);
    await sleep(graceMs);
    for (const actor of actors) {
      const hears = told().some(({ by }) => by === actor);
      this.tally.check(
        `${actor} hears ${name} of ${what} (${status})`,
        hears,
        (to as readonly Actor[]).includes(actor),
      );
    }
    const keys = Object.keys(hints[name].shape).toSorted();
    const said = told().map(({ payload }) => Object.keys(payload).toSorted());
    this.tally.check(
      `${name} says no more than it may`,
      said.filter((one) => one.join() !== keys.join()),
      [],
    );
  }

  /** A hint without an occasion does not compile. */
  private occasions(): Record<HintName, () => Promise<Occasion[]>> {
    return {
      'consultation.changed': () => this.changes(),
      'notifications.changed': () => this.notices(),
      'matching.changed': async () => {
        const runId = await runOf(this.stage, 'queued');
        const happen = () =>
          this.stage.cast.client('invitingCoordinator').call('cancelMatching', { params: { runId } });
        const concerns = (payload: Record<string, unknown>) => payload.runId === runId;
        return [{ what: 'a plan that is cancelled', to: ['invitingCoordinator'], concerns, happen }];
      },
      'quality.changed': async () => {
        const { consultationId } = await this.stage.copy('inSession');
        const { sessionId, fact } = await qualityOf(this.stage, consultationId);
        const intake = this.stage.api.app.get(QualityIntake, { strict: false });
        const happen = async () => {
          await actAsSystem(() => intake.take([fact]));
          return { status: 200 };
        };
        const concerns = (payload: Record<string, unknown>) => payload.sessionId === sessionId;
        const to = ['invitingCoordinator', 'invitedCoordinator'] as const;
        return [{ what: 'a link that was measured', to, concerns, happen }];
      },
      'onCall.changed': () => {
        const hospitalId = this.stage.hospital('TOP-A') as HospitalId;
        const happen = () =>
          this.stage.cast.client('invitedCoordinator').call('addRosterException', {
            params: { hospitalId, specialty: 'cardiology' },
            body: { rank: 1, fromMinute: 0, untilMinute: 60, date: '2030-01-02', personId: null, reason: '' },
          });
        const concerns = (payload: Record<string, unknown>) => payload.hospitalId === hospitalId;
        const to = ['invitedCoordinator', 'assignedExpert', 'invitedExpert'] as const;
        return Promise.resolve([{ what: 'a roster', to, concerns, happen }]);
      },
      'radar.changed': async () => {
        const request = await pairOf(this.stage);
        const happen = () => this.stage.cast.client('invitingCoordinator').call('acknowledgeRadar', request);
        const concerns = (payload: Record<string, unknown>) => payload.pairingId === request.params.pairingId;
        return [{ what: 'a pairing that is tended', to: tenders, concerns, happen }];
      },
      'agreement.changed': async () => {
        const { agreementId, revision } = await draftOf(this.stage);
        const happen = () =>
          this.stage.cast
            .client('invitedCoordinator')
            .call('updateAgreement', { params: { agreementId }, body: { revision, fees: '!' } });
        const concerns = (payload: Record<string, unknown>) => payload.agreementId === agreementId;
        return [{ what: 'a draft', to: agreementCoordinators, concerns, happen }];
      },
      'report.changed': async () => {
        const request = await reportOf(this.stage, 'queued');
        const happen = () => this.stage.cast.client('supervisorAbove').call('cancelReport', request);
        const concerns = (payload: Record<string, unknown>) => payload.reportId === request.params.reportId;
        return [{ what: 'a report that is cancelled', to: ['supervisorAbove'], concerns, happen }];
      },
      'import.changed': async () => {
        const request = await importOf(this.stage);
        const happen = () => this.stage.cast.client('platformAdministrator').call('cancelImport', request);
        const concerns = (payload: Record<string, unknown>) => payload.importId === request.params.importId;
        return [{ what: 'an import', to: ['platformAdministrator'], concerns, happen }];
      },
    };
  }

  private async changes(): Promise<Occasion[]> {
    const { cast } = this.stage;
    const [draft, submitted, inSession] = [
      await this.stage.copy('draft'),
      await this.stage.copy('submitted'),
      await this.stage.copy('inSession'),
    ];
    const on = ({ consultationId, revision }: Target) => ({ params: { consultationId }, body: { revision } });
    const concerning = (target: Target) => (payload: Record<string, unknown>) =>
      (payload as Hint<'consultation.changed'>).consultationId === target.consultationId;
    return [
      {
        what: 'a draft',
        to: seers.draft,
        concerns: concerning(draft),
        happen: () =>
          cast
            .client('requester')
            .call('updateDraft', { ...on(draft), body: { ...on(draft).body, question: '!' } }),
      },
      {
        what: 'a question that is taken',
        to: seers.submitted,
        concerns: concerning(submitted),
        happen: () => cast.client('assignedExpert').call('acceptConsultation', on(submitted)),
      },
      {
        what: 'a session that ends',
        to: seers.inSession,
        concerns: concerning(inSession),
        happen: () => cast.client('assignedExpert').call('endSession', on(inSession)),
      },
    ];
  }

  private async notices(): Promise<Occasion[]> {
    const submitted = await this.stage.copy('submitted');
    const { consultationId, revision } = submitted;
    return [
      {
        what: 'an acceptance',
        to: ['requester', 'invitingCoordinator', 'invitedCoordinator'],
        concerns: () => true,
        happen: () =>
          this.stage.cast
            .client('invitedExpert')
            .call('acceptConsultation', { params: { consultationId }, body: { revision } }),
      },
    ];
  }
}
