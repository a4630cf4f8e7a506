import type { AccountNoticeKind } from '@jiedui/domain';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';

const AccountNoticeSchema = defineEntity({
  name: 'AccountNotice',
  tableName: 'account_notice',
  properties: {
    id: p.uuid().primary(),
    person: () => p.manyToOne(Person),
    kind: p.string().$type<AccountNoticeKind>(),
    /** The IP address it was done from. */
    address: p.string().strictNullable(),
    at: p.datetime(),
    sentAt: p.datetime().strictNullable(),
  },
});

/** What a person is told by mail about their own account, so that they notice what was not their doing. */
export class AccountNotice extends AccountNoticeSchema.class {}
AccountNoticeSchema.setClass(AccountNotice);
