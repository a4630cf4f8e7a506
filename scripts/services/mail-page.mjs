// @ts-check

/** Nothing of a mail may run or load: no script, no remote picture, no form. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** A mail's links may open a tab, and that is all. */
export const SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';

const STYLE = `
  body { font: 15px/1.5 system-ui, 'Noto Sans CJK SC', sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2933 }
  table { width: 100%; border-collapse: collapse } td, th { text-align: left; padding: .5rem; border-bottom: 1px solid #e4e7eb }
  th { color: #616e7c; font-weight: 500 } a { color: #0b69a3; text-decoration: none } a:hover { text-decoration: underline }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f5f7fa; padding: 1rem; border-radius: 6px }
  iframe { width: 100%; height: 32rem; border: 1px solid #e4e7eb; border-radius: 6px } time { color: #616e7c; white-space: nowrap }`;

/** @type {Record<string, string>} */
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** @param {string} text */
export const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => ESCAPES[character]);

/** Links in plain text open in a tab of their own. @param {string} text */
const withLinks = (text) =>
  escapeHtml(text).replace(
    /\bhttps?:\/\/[^\s<>]+?(?=[.,;:!?)]*(?:\s|$|&[gl]t;|&quot;))/g,
    (url) => `<a href="${url}" target="_blank" rel="noopener">${url}</a>`,
  );

/** @param {string} title @param {string} body */
const page = (
  title,
  body,
) => `<!doctype html><html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>${STYLE}</style></head><body>${body}</body></html>`;

/** @param {string} receivedAt */
const time = (receivedAt) =>
  `<time datetime="${receivedAt}">${receivedAt.slice(0, 19).replace('T', ' ')} UTC</time>`;

const NO_SUBJECT = '—';

/** @param {import('./mail-store.mjs').MailSummary[]} mails */
export function listPage(mails) {
  const rows = mails.map(
    (mail) => `<tr><td><a href="/messages/${mail.id}">${escapeHtml(mail.subject || NO_SUBJECT)}</a></td>
    <td>${escapeHtml(mail.to.join(', '))}</td><td>${escapeHtml(mail.from)}</td><td>${time(mail.receivedAt)}</td></tr>`,
  );
  const empty = '<tr><td colspan="4">No mail yet · 暂无邮件</td></tr>';
  return page(
    'Mailbox · 邮箱',
    `<h1>Mailbox · 邮箱</h1><table>
    <tr><th>Subject · 主题</th><th>To · 收件人</th><th>From · 发件人</th><th>Received · 时间</th></tr>${rows.join('') || empty}</table>`,
  );
}

/** @param {import('./mail-store.mjs').Mail} mail */
export function mailPage(mail) {
  const text = mail.text && `<pre>${withLinks(mail.text)}</pre>`;
  const html =
    mail.html && `<iframe sandbox="${SANDBOX}" src="/messages/${mail.id}/html" title="HTML"></iframe>`;
  const calendars = mail.calendars.map(({ text: ics }) => `<pre>${escapeHtml(ics)}</pre>`).join('');
  return page(
    mail.subject,
    `<p><a href="/">← Mailbox · 邮箱</a></p><h1>${escapeHtml(mail.subject || NO_SUBJECT)}</h1>
    <p>${escapeHtml(mail.from)} → ${escapeHtml(mail.to.join(', '))}<br>${time(mail.receivedAt)}</p>${text}${html}${calendars}`,
  );
}

/** @param {import('./mail-store.mjs').Mail} mail */
export const mailContent = (mail) => `<base target="_blank">${mail.html}`;
