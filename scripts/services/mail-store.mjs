// @ts-check
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import PostalMime from 'postal-mime';

const KEPT_MESSAGES = 500;
const ID = /^\d{13}-[0-9a-f]{8}$/;

/**
 * @typedef {object} Mail
 * @property {string} id
 * @property {string} receivedAt
 * @property {string} from
 * @property {string[]} to
 * @property {string} subject
 * @property {string} text
 * @property {string} html
 * @property {{ method: string, text: string }[]} calendars invitations, in the part that calendars act upon
 */

/** @typedef {Omit<Mail, 'text' | 'html' | 'calendars'>} MailSummary */

/** Mails as .eml files in a folder, the newest 500 of them. */
export class MailStore {
  /** @type {Map<string, Promise<MailSummary>>} */
  #summaries = new Map();

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  async open() {
    await fs.mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  /** @param {Buffer} source @param {string[]} recipients those of the envelope: blind copies are in no header */
  async add(source, recipients) {
    const id = `${Date.now()}-${randomBytes(4).toString('hex')}`;
    const envelope = recipients
      .map((address) => `X-Envelope-To: ${address.replace(/[\r\n]/g, '')}\r\n`)
      .join('');
    const file = this.#file(id);
    await fs.writeFile(`${file}.part`, Buffer.concat([Buffer.from(envelope), source]), { mode: 0o600 });
    await fs.rename(`${file}.part`, file);
    const tooOld = (await this.#ids()).slice(KEPT_MESSAGES);
    for (const old of tooOld) {
      this.#summaries.delete(old);
      await fs.rm(this.#file(old), { force: true });
    }
    return id;
  }

  /** @returns {Promise<MailSummary[]>} newest first */
  async list() {
    return Promise.all((await this.#ids()).map((id) => this.#summary(id)));
  }

  /** @param {string} id @returns {Promise<Mail | undefined>} */
  async read(id) {
    if (!ID.test(id)) return undefined;
    const source = await fs.readFile(this.#file(id)).catch(() => undefined);
    return source && parse(id, source);
  }

  async clear() {
    this.#summaries.clear();
    for (const id of await this.#ids()) await fs.rm(this.#file(id), { force: true });
  }

  /** @param {string} id */
  #file(id) {
    return path.join(this.folder, `${id}.eml`);
  }

  async #ids() {
    const names = await fs.readdir(this.folder);
    const ids = names.filter((name) => name.endsWith('.eml')).map((name) => name.slice(0, -4));
    return ids
      .filter((id) => ID.test(id))
      .toSorted()
      .toReversed();
  }

  /** @param {string} id */
  #summary(id) {
    const known = this.#summaries.get(id);
    if (known) return known;
    const made = fs
      .readFile(this.#file(id))
      .then((source) => parse(id, source))
      .then(({ text: _text, html: _html, calendars: _calendars, ...summary }) => summary);
    this.#summaries.set(id, made);
    made.catch(() => this.#summaries.delete(id));
    return made;
  }
}

/** @param {string} id @param {Buffer} source @returns {Promise<Mail>} */
async function parse(id, source) {
  const mail = await PostalMime.parse(source);
  const envelope = mail.headers.filter(({ key }) => key === 'x-envelope-to').map(({ value }) => value);
  return {
    id,
    receivedAt: new Date(Number(id.slice(0, 13))).toISOString(),
    from: mail.from ? address(mail.from) : '',
    to: envelope.length ? envelope : (mail.to ?? []).map(address),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    calendars: mail.attachments
      .filter(({ method }) => method !== undefined)
      .map(({ method = '', content }) => ({ method, text: textOf(content) })),
  };
}

/** @param {string | ArrayBuffer | Uint8Array} content */
const textOf = (content) => (typeof content === 'string' ? content : new TextDecoder().decode(content));

/** @param {{ name?: string, address?: string }} who */
const address = ({ name, address: at }) => (name ? `${name} <${at ?? ''}>` : (at ?? ''));
