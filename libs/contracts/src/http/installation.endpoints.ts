import { z } from 'zod';
import { endpoint } from './endpoint.js';

export const Installation = z
  .object({
    version: z.string(),
    now: z.iso.datetime().meta({ description: "The server's clock: clients show clocks by it" }),
    mailboxUrl: z
      .string()
      .nullable()
      .meta({ description: 'Where mail can be read, on a development installation only' }),
    captionsUrl: z
      .string()
      .nullable()
      .meta({ description: 'Script that turns speech into text in rooms, where there is one' }),
  })
  .meta({ id: 'Installation' });
export type Installation = z.infer<typeof Installation>;

export const installationEndpoints = {
  getInstallation: endpoint({
    method: 'GET',
    path: '/installation',
    tag: 'installation',
    summary: 'What this installation is',
    access: 'public',
    response: Installation,
    errors: [],
  }),
};
