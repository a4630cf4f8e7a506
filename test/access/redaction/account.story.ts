import { waitFor } from '@jiedui/testing';
import { generate } from 'otplib';
import { demoPassword } from '../../../apps/api/src/demo/demo.data.js';
import { sql } from '../sql.js';
import { emailOf, json, type StoryCast } from './story-cast.js';

/** Passwords, codes and tokens, right and wrong; people who come and go; a file for the register. */
export class AccountStory {
  constructor(private readonly cast: StoryCast) {}

  async run(): Promise<void> {
    await this.secrets();
    await this.people();
    await this.registry();
    await this.forgottenPassword();
  }

  private async secrets(): Promise<void> {
    const { requester, colleague } = this.cast.wires;
    const wrong = this.cast.marks.of('wrongPassword');
    for (const email of [emailOf('joining'), `${this.cast.marks.of('stray')}@nobody.example`]) {
      await requester.send('POST', '/sign-in', json({ email, password: wrong }));
    }
    const password = this.cast.marks.of('password');
    await requester.call('changePassword', {
      body: { currentPassword: demoPassword, newPassword: password },
    });
    await this.cast.signIn('requester', password);
    await this.cast.wires.requester.send(
      'POST',
      '/me/step-up',
      json({ method: 'password', password: wrong }),
    );
    const { secret, uri } = await this.cast.wires.joining.call('beginTotp', {});
    this.cast.marks.learn('authenticator secret', secret);
    this.cast.marks.learn('authenticator address', uri);
    const code = await generate({ secret });
    const { recoveryCodes } = await this.cast.wires.joining.call('confirmTotp', { body: { code } });
    this.cast.marks.learn('recovery code', recoveryCodes?.[0]);
    const token = this.cast.marks.of('token').padEnd(43, '0');
    await colleague.send('POST', '/password-reset/complete', json({ token, password }));
    await colleague.send('POST', '/invitations/open', json({ token }));
    const setup = { code: this.cast.marks.of('setupCode'), email: 'a@b.example', password, locale: 'en' };
    await colleague.send('POST', '/setup', json({ ...setup, nameZh: '某', nameEn: 'X' }));
  }

  private async people(): Promise<void> {
    const { platform, administrator } = this.cast.wires;
    const reason = this.cast.marks.of('reason');
    const params = { personId: this.cast.ids.leaving };
    const { posts } = await administrator.call('getPerson', { params });
    await administrator.call('endPost', {
      params: { ...params, postId: posts[0]?.id ?? '' },
      body: { reason },
    });
    await platform.call('disableAccount', { params, body: { reason } });
    await platform.call('listPeople', { query: { search: this.cast.marks.of('search') } });
    const email = 'invited@redaction.example';
    const [hospital] = await sql<{ id: string }>(
      this.cast.api.orm,
      "select id from hospital where code = 'TOP-A'",
    );
    await platform.call('invitePerson', {
      body: { role: 'coordinator', hospitalId: hospital?.id ?? '', email },
    });
    this.cast.marks.learn('invitation token', await this.cast.tokenMailedTo(email), /^mail$/);
  }

  private async registry(): Promise<void> {
    const { platform } = this.cast.wires;
    const table = `code,nameZh\n${this.cast.marks.of('cell')},${this.cast.marks.of('cell')}\n`;
    const { body: run } = await platform.upload<{ id: string }>(
      '/imports',
      `${this.cast.marks.of('fileName')}.csv`,
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
    await platform.send('GET', `/hospitals?search=${this.cast.marks.of('search')}`);
  }

  private async forgottenPassword(): Promise<void> {
    const email = emailOf('forgetful');
    await this.cast.wires.colleague.call('askPasswordReset', { body: { email } });
    const token = await this.cast.tokenMailedTo(email);
    this.cast.marks.learn('reset token', token, /^mail$/);
    await this.cast.wires.colleague.call('resetPassword', {
      body: { token, password: this.cast.marks.of('password') },
    });
  }
}
