import { waitFor } from "../../../libs/testing/src/index.js";
import { generate } from "otplib";
import { randomUUID } from "node:crypto";
/** An address that no other test has. */ export const newAddress = ()=>`${randomUUID()}@post.example`;
/** A demo account under an address of its own, so that its mails are told from those of other tests. */ export async function renamed(api, email) {
    const address = newAddress();
    await api.orm.em.fork().execute('update person set email = ? where email = ?', [
        address,
        email
    ]);
    return address;
}
const mailbox = async (path)=>await (await fetch(`${process.env.TEST_MAILBOX_URL}/api/messages${path}`)).json();
export const mailsTo = async (address)=>{
    const mails = (await mailbox('')).filter(({ to })=>to.includes(address));
    return Promise.all(mails.map(async (mail)=>({
            ...mail,
            text: (await mailbox(`/${mail.id}`)).text
        })));
};
/** The tokens that were mailed to an address, once there are so many. */ export const tokensTo = (address, count = 1)=>waitFor('a mail with a token', async ()=>{
        const tokens = (await mailsTo(address)).flatMap(({ text })=>/#([\w-]{43})\b/.exec(text)?.[1] ?? []);
        return tokens.length >= count && tokens;
    });
/** What an authenticator app shows at a moment. */ export const codeAt = (secret, now)=>generate({
        secret,
        epoch: Math.floor(now.getTime() / 1_000)
    });
/** Sets up an authenticator app; needs a fresh proof. @returns its secret, and the recovery codes */ export async function setUpTotp(client, now) {
    const { body } = await client.call('beginTotp', {});
    const confirmed = await client.call('confirmTotp', {
        body: {
            code: await codeAt(body.secret, now)
        }
    });
    if (confirmed.status !== 200) throw new Error(`No app was set up: ${confirmed.status}`);
    return {
        secret: body.secret,
        recoveryCodes: confirmed.body.recoveryCodes ?? []
    };
}

//# sourceMappingURL=account-steps.js.map