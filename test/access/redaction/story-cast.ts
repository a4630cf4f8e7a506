import { sql } from '../sql.js';
import type { ApiHarness } from '../../../apps/api/test/api-harness.js';
import { appoint } from '../../../apps/api/test/people-steps.js';
import { demoPassword } from '../../../apps/api/src/demo/demo.data.js';
import { waitFor } from '@jiedui/testing';
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
export type Name = keyof typeof parts;
const names = Object.keys(parts) as Name[];
export const emailOf = (name: Name) => `${name}@redaction.example`;

/** Those who play the story, signed in over the wire; every session of theirs is a secret. */
export class StoryCast {
  readonly wires = {} as Record<Name, Wire>;
  readonly ids = {} as Record<Name, string>;

  constructor(
    readonly api: ApiHarness,
    private readonly url: string,
    readonly marks: Marks,
  ) {}

  async gather(): Promise<void> {
    for (const name of names) {
      this.ids[name] = await appoint(this.api, { ...parts[name], email: emailOf(name) });
      await this.signIn(name);
    }
    // Long enough to consult.
    await sql(this.api.orm, "update person set practising_since = '2008-07-01'");
  }

  async signIn(name: Name, password = demoPassword): Promise<void> {
    const wire = new Wire(this.url);
    await wire.call('signIn', { body: { email: emailOf(name), password } });
    await wire.call('stepUp', { body: { method: 'password', password } });
    this.marks.learn(`session of ${name}`, wire.cookie('jiedui_session'));
    this.wires[name] = wire;
  }

  tokenMailedTo(email: string): Promise<string> {
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

  /** A browser that signed in as somebody who plays no further part. */
  async bystander(): Promise<Wire> {
    const wire = new Wire(this.url);
    await wire.call('signIn', { body: { email: emailOf('colleague'), password: demoPassword } });
    return wire;
  }
}

export const json = (body: object) => ({ body: JSON.stringify(body), type: 'application/json' });
