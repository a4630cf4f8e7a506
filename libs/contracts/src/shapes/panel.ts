import { z } from 'zod';
import { instant } from './ids.js';
import { Person } from './people.js';

/** One member of a panel as this reader may see it: opinions are written side by side, unseen by the others. */
export const PanelMember = z
  .object({
    person: Person,
    isOpinionAsked: z.boolean(),
    excused: z.object({ at: instant, because: z.string() }).nullable(),
    state: z.enum(['notAsked', 'asked', 'drafting', 'signed', 'excused']),
    opinion: z
      .object({
        findings: z.string(),
        advice: z.string(),
        savedAt: instant,
        signedAt: instant.nullable(),
        sha256: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'Mine; of others only once both theirs and mine are signed, or I chair' }),
  })
  .meta({ id: 'PanelMember' });
export type PanelMember = z.infer<typeof PanelMember>;

export const Panel = z
  .object({
    chair: Person.nullable().meta({ description: 'The assigned expert, who signs the joint opinion' }),
    members: z.array(PanelMember),
    isWaiting: z.boolean().meta({ description: 'Somebody who was asked has not signed' }),
    mayLead: z.boolean(),
    mayAdvise: z.boolean(),
  })
  .meta({ id: 'Panel' });
export type Panel = z.infer<typeof Panel>;
