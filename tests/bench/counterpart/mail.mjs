// A code by mail: text and HTML, over SMTP (RFC 5321) on a socket of the runtime.

import { connect } from "cloudflare:sockets";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

/** Writes the message. */
const codeMessage = (env, desk, { to, code, minutes, supportId, id, now }) => {
  const organisation = env.ORGANISATION;
  const shown = `${code.slice(0, 4)} ${code.slice(4)}`;
  const title = `Your code for ${organisation}`;
  const before = ["Type it on the page where you asked for it."];
  const after = [
    `It works for ${minutes} minutes. Only the newest code of this reset works.`,
    `It belongs to the reset with the support ID ${supportId}. The page shows the same one.`,
    `Type it only at ${env.PUBLIC_ORIGIN}. We never ask for it by phone or mail.`,
    "You did not ask for it? Somebody typed your address, by mistake or not. They cannot go on without this code, so give it to nobody. If more of these come, tell the service desk.",
  ];
  const ask = [desk.name, desk.phone && `Phone: ${desk.phone}`, desk.mail && `Mail: ${desk.mail}`, desk.url && `Page: ${desk.url}`, desk.text].filter(Boolean);
  const foot = [`${organisation} sends this for its password reset at ${env.PUBLIC_ORIGIN}. Nobody reads replies to it.`, `Support ID: ${supportId}`];
  const text = [title, ...before, shown, ...after, "Whom to ask", ...ask, ...foot].join("\r\n\r\n");
  const paragraphs = (lines) => lines.map((line) => `<p style="margin:0 0 16px">${escape(line)}</p>`).join("");
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(title)}</title><body style="font-family:sans-serif"><h1 style="font-size:22px">${escape(title)}</h1>${paragraphs(before)}<p style="font-size:28px">${shown}</p>${paragraphs(after)}<h2 style="font-size:16px">Whom to ask</h2>${paragraphs(ask)}<hr>${paragraphs(foot)}</body></html>`;
  const boundary = `b-${id}`;
  const part = (type, body) => `--${boundary}\r\nContent-Type: ${type}; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped(body)}\r\n`;
  return [
    `From: "${organisation}" <${env.MAIL_FROM}>`,
    `To: <${to}>`,
    `Subject: ${title}`,
    `Date: ${new Date(now * 1_000).toUTCString()}`,
    `Message-ID: <${id}@${env.MAIL_FROM.split("@")[1]}>`,
    "Content-Language: en",
    "Auto-Submitted: auto-generated",
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    "",
    part("text/plain", text) + part("text/html", html) + `--${boundary}--`,
    "",
  ].join("\r\n");
};

const wrapped = (text) => {
  const bytes = encoder.encode(text);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/.{76}/g, "$&\r\n");
};

/** Sends a code. */
export const sendCode = async (env, desk, message) => {
  const socket = connect({ hostname: env.SMTP_HOST, port: Number(env.SMTP_PORT) });
  await socket.opened;
  const [reader, writer] = [socket.readable.getReader(), socket.writable.getWriter()];
  let held = "";
  const answer = async (wanted) => {
    for (;;) {
      const end = held.match(/^(?:\d{3}-.*\r\n)*(\d{3}) .*\r\n/);
      if (end) {
        held = held.slice(end[0].length);
        if (end[1] !== wanted) throw new Error(`the mail server answered ${end[1]}`);
        return;
      }
      const { value, done } = await reader.read();
      if (done) throw new Error("the mail server went away");
      held += decoder.decode(value, { stream: true });
    }
  };
  const say = (line) => writer.write(encoder.encode(line));
  await answer("220");
  for (const [line, wanted] of [
    [`EHLO ${env.MAIL_FROM.split("@")[1]}\r\n`, "250"],
    [`MAIL FROM:<${env.MAIL_FROM}>\r\n`, "250"],
    [`RCPT TO:<${message.to}>\r\n`, "250"],
    ["DATA\r\n", "354"],
    [`${codeMessage(env, desk, message).replace(/^\./gm, "..")}.\r\n`, "250"],
    ["QUIT\r\n", "221"],
  ]) {
    await say(line);
    await answer(wanted);
  }
  await socket.close();
};
