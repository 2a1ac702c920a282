// Without a mouse: every control is reached by Tab in the order of reading, and the focus is never lost.

import assert from "node:assert/strict";
import { account, authenticatorCode, codeIn, forgetMail, mails } from "./edge.mjs";

const MOST_TABS = 40;

export const tabTo = async (claimant, wanted) => {
  for (let n = 0; n < MOST_TABS; n += 1) {
    if (wanted.test(await claimant.focused())) return;
    await claimant.page.keyboard.press("Tab");
  }
  throw new Error(`${wanted} is not reached by Tab`);
};

/** A step has come when its heading has the focus. */
export const arrives = async (claimant, heading) => {
  await claimant.sees(heading);
  await claimant.page.waitForFunction(
    (text) => document.activeElement.tagName === "H2" && document.activeElement.innerText.startsWith(text),
    heading,
  );
};

export const tests = {
  "a whole reset by keyboard alone": async (visit) => {
    const yusuf = account("yusuf.demir");
    const claimant = await visit();
    const { keyboard } = claimant.page;
    await claimant.page.getByLabel("Work email or user name").waitFor();
    await tabTo(claimant, /^input#who/);
    await keyboard.type(yusuf.identifier);
    await keyboard.press("Enter");
    await arrives(claimant, "What happened?");
    await tabTo(claimant, /I forgot my password/);
    await keyboard.press("Enter");
    await arrives(claimant, "How can we check that it’s you?");
    await forgetMail(yusuf.mail);
    await tabTo(claimant, /Email/);
    await keyboard.press("Space");
    await tabTo(claimant, /^input#contact/);
    await keyboard.type(yusuf.mail);
    await keyboard.press("Enter");
    await arrives(claimant, "Enter the code from your email");
    const [message] = await mails(yusuf.mail);
    await tabTo(claimant, /^input#code/);
    await keyboard.type(codeIn(message));
    await keyboard.press("Enter");
    await arrives(claimant, "One more proof");
    await tabTo(claimant, /Authenticator app/);
    await keyboard.press("Enter");
    await arrives(claimant, "Enter the code from your app");
    await tabTo(claimant, /^input#code/);
    await keyboard.type(await authenticatorCode(yusuf));
    await keyboard.press("Enter");
    await arrives(claimant, "Choose a new password");
    await tabTo(claimant, /^input#password/);
    await keyboard.type("harvest-copper-lagoon-5519");
    await keyboard.press("Enter");
    await arrives(claimant, "Your password is changed");
    assert.match(await claimant.page.title(), /^Password changed · /);
  },
};
