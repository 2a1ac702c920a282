### Words of the messages we send: mail now, text messages and calls later.
### Subjects are one line. What a person typed occurs nowhere but in the message to the service desk.

## Around every mail

mail-by = { $organisation } sends this for its password reset at { $origin }. Nobody reads replies to it.
mail-support = Support ID: { $support }
desk-title = Whom to ask
desk-nobody = Ask whoever runs the computers where you work.
desk-phone = Phone: { $phone }
desk-mail = Mail: { $mail }
desk-page = Page: { $page }
moment = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }, { $time } UTC

## A code

code-subject = Your code for { $organisation }
code-title = Your code for { $organisation }
code-lead = Type it on the page where you asked for it.
code-minutes = { $minutes ->
    [one] It works for 1 minute. Only the newest code of this reset works.
   *[other] It works for { $minutes } minutes. Only the newest code of this reset works.
}
code-which = It belongs to the reset with the support ID { $support }. The page shows the same one.
sign-in-minutes = { $minutes ->
    [one] It works for 1 minute, and once. Only the newest code of this sign-in works.
   *[other] It works for { $minutes } minutes, and once. Only the newest code of this sign-in works.
}
sign-in-which = It completes a sign-in with your password. Support ID: { $support }.
sign-in-not-you = You are not signing in? Then somebody knows your password. Give this code to nobody, change your password now, and tell the service desk.
register-minutes = { $minutes ->
    [one] It works for 1 minute, and once.
   *[other] It works for { $minutes } minutes, and once.
}
register-which = It adds this address to the security info of an account. Support ID: { $support }.
register-not-you = You are not adding this address? Then somebody typed it by mistake. Nothing is added without this code, so give it to nobody.
proof-minutes = { $minutes ->
    [one] It works for 1 minute, and once. Only the newest code works.
   *[other] It works for { $minutes } minutes, and once. Only the newest code works.
}
proof-which = It opens the security info of your account, to somebody who is signed in. Support ID: { $support }.
proof-not-you = It is not you? Then somebody is signed in with your account. Give this code to nobody, change your password now, and tell the service desk.
code-keep = Type it only at { $origin }. We never ask for it by phone or mail.
code-not-you = You did not ask for it? Somebody typed your address, by mistake or not. They cannot go on without this code, so give it to nobody. If more of these come, tell the service desk.

## The address is right, but the account cannot be reset

cannot-subject = Your account at { $organisation } cannot be reset here
cannot-title = Your account cannot be reset here
cannot-lead = Somebody, probably you, wants to reset the password of your account at { $origin }. Nothing was changed.
cannot-tenant-off = { $organisation } has switched resets off.
cannot-no-writeback = Your password is kept in a directory that cannot take a new one from here.
cannot-not-enabled = Resets are switched off for your account.
cannot-not-licensed = Your account may change a password it knows, but not reset one.
cannot-not-in-scope = Resets are not open for your account yet.
cannot-too-few = Your account has too few registered ways to prove who you are.
cannot-federated = You sign in with another service; the password is changed there.
cannot-disabled = Your account is switched off by an administrator.
cannot-do = The service desk can make sure that it is you, and help.
cannot-not-you = It was not you? Then there is nothing to do.

## Your password was changed

reset-subject = Your password for { $organisation } was changed
reset-title = Your password was changed
reset-lead = It was changed on { $at }, by a reset at { $origin }. The new password works everywhere, and all devices were signed out.
reset-you = It was you? Then there is nothing to do. Phones and mail programs that saved the old password need the new one soon.
reset-not-you = It was not you? Then somebody may be using your account. Tell the service desk at once, and set a new password at { $origin }.

changed-subject = You changed your password for { $organisation }
changed-title = You changed your password
changed-lead = It was changed on { $at }, by somebody who knew the old one, at { $origin }. All other devices were signed out.
changed-you = It was you? Then there is nothing to do. Phones and mail programs that saved the old password need the new one soon.
changed-not-you = It was not you? Then somebody is using your account. Tell the service desk at once, and set a new password at { $origin }.

## Your security info was changed

added-subject = A new way to prove who you are at { $organisation }
added-title = A new way to prove who you are
added-lead = { $method ->
    [authenticator] An authenticator app was added to your account on { $at }. It can help to sign in, and to reset your password.
    [mail] A mail address was added to your account on { $at }. Codes sent there can help to sign in, and to reset your password.
    [questions] Answers to security questions were registered for your account on { $at }. Beside another proof they can help to reset your password.
    [recovery] Recovery codes were made for your account on { $at }. Whoever has one of them can use it to sign in, or to reset your password.
   *[other] A way to prove who you are was added to your account on { $at }.
}
removed-subject = One way less to prove who you are at { $organisation }
removed-title = One way less to prove who you are
removed-lead = { $method ->
    [authenticator] An authenticator app was removed from your account on { $at }. Its codes no longer work.
    [mail] A mail address was removed from your account on { $at }. Codes no longer go there.
    [questions] The answers to your security questions were removed from your account on { $at }.
    [recovery] The recovery codes of your account were removed on { $at }. None of them works any longer.
   *[other] A way to prove who you are was removed from your account on { $at }.
}
replaced-subject = Another way to prove who you are at { $organisation }
replaced-title = Another way to prove who you are
replaced-lead = { $method ->
    [mail] A mail address of your account was confirmed, or took the place of another one, on { $at }. Codes go to it from now on.
    [questions] The answers to your security questions were replaced on { $at }. The old ones no longer work.
    [recovery] New recovery codes were made for your account on { $at }. None of the older ones works any longer.
   *[other] A way to prove who you are took the place of another one on { $at }.
}
info-you = It was you? Then there is nothing to do.
info-not-you = It was not you? Then somebody is using your account. Tell the service desk at once, and set a new password at { $origin }.

saved-subject = A recovery code was used at { $organisation }
saved-title = One of your recovery codes was used
saved-lead = On { $at }, one of the recovery codes you saved was used to prove who you are. Codes left: { $left }.
saved-you = It was you? Cross that code out: each is good once. Make a new set in your security info before they run out.

## The service desk gave a recovery pass

pass-subject = A recovery pass for your account at { $organisation }
pass-title = The service desk has given a recovery pass for your account
pass-lead = On { $at }, an administrator of { $organisation } gave or confirmed a recovery pass, with which a new password can be set for your account at { $origin }. It works once, and for one hour.
pass-you = You asked for it? Then there is nothing to do. Give the pass to nobody.
pass-not-you = You did not ask for it? Tell the service desk at once. If you can sign in, change your password: that ends the pass.
pass-used-subject = A recovery pass was used at { $organisation }
pass-used-title = The recovery pass for your account was used
pass-used-lead = On { $at }, the pass that the service desk gave for your account was used to prove who you are, at { $origin }. It does not work again.
pass-used-you = It was you? Then there is nothing to do. Once you have signed in, register new ways to prove who you are.

## An address that nobody confirmed was used

unproved-subject = A mail address you never confirmed was used at { $organisation }
unproved-title = A mail address you never confirmed was used
unproved-lead = On { $at }, somebody proved who they are, at { $origin }, by a mail address that { $organisation } had filled in for your account and that you never confirmed.
unproved-you = It was you? Then confirm that address in your security info, or remove it if it is not yours.
unproved-not-you = It was not you? Then somebody is resetting your password. Tell the service desk at once.

## Your account was unlocked

unlocked-subject = Your account at { $organisation } was unlocked
unlocked-title = Your account was unlocked
unlocked-lead = It was unlocked on { $at }, by a reset at { $origin }. Your password is the same as before.
unlocked-you = It was you? Then there is nothing to do. Often it is a phone that still tries an old password; type the current one there.
unlocked-not-you = It was not you? Then somebody could prove to be you. Tell the service desk at once, and set a new password at { $origin }.

## Wrong answers

wrong-subject = Wrong codes for your account at { $organisation }
wrong-title = Somebody gave wrong answers for your account
wrong-lead = On { $at }, there were several wrong codes or answers in a reset of your password. Nothing was changed.
wrong-you = It was you? Go on, and take the newest code. Older codes no longer work.
wrong-not-you = It was not you? Somebody knows your user name and is guessing. They did not get in. Give no code to anybody, and tell the service desk if it goes on.

## Resets pause

locked-subject = Resets of your account at { $organisation } are paused
locked-title = We have to pause here
locked-lead = There were too many wrong answers in resets of your password. To keep your account safe, it cannot be reset before { $until }.
locked-you = You can still sign in with your password. If you need a new one sooner, ask the service desk.
locked-not-you = It was not you? Somebody is guessing. They did not get in. Tell the service desk.

## A method is switched off

disabled-subject = A way to reset your password at { $organisation } is switched off
disabled-title = One way to reset your password is switched off
disabled-lead = { $method ->
    [mail] There were very many wrong codes from mails. To keep your account safe, codes by mail no longer work for resets.
    [sms] There were very many wrong codes from text messages. To keep your account safe, codes by text message no longer work for resets.
    [voice] There were very many wrong codes from calls. To keep your account safe, calls to your mobile phone no longer work for resets.
    [office] There were very many wrong codes from calls. To keep your account safe, calls to your office phone no longer work for resets.
    [authenticator] There were very many wrong codes from an authenticator app. To keep your account safe, your app no longer works for resets. It still works when you sign in.
    [push] There were very many wrong numbers on a phone. To keep your account safe, approving on your phone no longer works for resets.
    [questions] There were very many wrong answers to your security questions. To keep your account safe, they no longer work for resets.
   *[other] There were very many wrong answers. To keep your account safe, one of your ways to prove who you are no longer works for resets.
}
disabled-you = Sign in and confirm it in your security info, or ask the service desk; then it works again.
disabled-not-you = It was not you? Somebody is guessing, and has been for a while. They did not get in. Tell the service desk.

## An administrator changed what an account is proved by

by-admin-subject = Your sign-in information at { $organisation } was changed by an administrator
by-admin-title = An administrator changed how you prove who you are
by-admin-lead = On { $at }, an administrator of { $organisation } added or removed one of the ways in which you reset your password at { $origin }. Your password is the same as before.
by-admin-you = You asked for it? Then there is nothing to do. Look at your security info when you sign in next, and confirm what is there.
by-admin-not-you = You did not ask for it, and nobody told you? Tell the service desk at once.

details-subject = Your account at { $organisation } was changed by an administrator
details-title = An administrator changed your account
details-lead = On { $at }, an administrator of { $organisation } changed the names by which you sign in and reset your password at { $origin }, or the address that your organisation writes to. Your password is the same as before.
details-you = You asked for it, or have a new name or address? Then there is nothing to do.
details-not-you = You know nothing of it? Tell the service desk at once.

## It was not them

not-me-lead = You can stop it yourself, too, without signing in. The link leads to a page that asks you first, and works for 30 days. It freezes resets of your account and the ways you prove who you are, signs every device out, and tells the administrators.
not-me-link = It wasn’t me

frozen-subject = Resets of your account at { $organisation } are frozen
frozen-title = Resets of your account are frozen
frozen-lead = On { $at }, somebody who reads your mail said at { $origin } that something was not them. Nobody can reset the password of your account now, or change how you prove who you are, and every device was signed out. The administrators were told.
frozen-you = It was you? If somebody may know your password, change it. Once all is well, sign in and lift the freeze by two proofs, or have the service desk lift it.
frozen-not-you = It was not you? Then somebody else reads your mail. Tell the service desk at once.

thawed-subject = Resets of your account at { $organisation } go on
thawed-title = Resets of your account go on
thawed-lead = On { $at }, the freeze of your account was lifted, by an administrator or by somebody who signed in at { $origin } and gave two proofs. Its password can be reset again.
thawed-you = It was you, or the service desk told you? Then there is nothing to do.
thawed-not-you = It was not you, and nobody told you? Tell the service desk at once.

## To administrators: somebody says that it was not them

not-me-for-subject = Somebody at { $organisation } says that it was not them
not-me-for-title = Somebody says that it was not them
not-me-for-lead = On { $at }, whoever reads the mail of { $account } said that something that happened to this account was not them. Its resets are frozen at { $origin }, and nobody is signed in with it. The support ID is that of what they were told of.
not-me-for-do = Ask { $account } in person or by phone, and look up the support ID in the audit. Look at their password and their methods with them, and lift the freeze once all is theirs again.

## To administrators: an administrator was reset

admin-subject = An administrator of { $organisation } has a new password
admin-title = An administrator has a new password
admin-lead = The password of { $account } was changed on { $at }, by a reset at { $origin }.
admin-do = Ask { $account } in person or by phone whether it was them. If not, disable the account and look up the support ID in the audit.

## To administrators: a recovery pass was given

pass-for-subject = An administrator of { $organisation } has given a recovery pass
pass-for-title = A recovery pass was given
pass-for-lead = On { $at }, an administrator gave or confirmed a recovery pass for { $account }. Whoever holds it can prove at { $origin } to be { $account }.
pass-for-do = You know of nobody there who has lost everything? Disable the account and look up the support ID in the audit: it names who gave the pass.

## To the service desk: somebody asks for help

help-subject = Help wanted with a password reset at { $organisation }
help-title = Somebody asks for help with a password reset
help-lead = Whoever resets the password of { $account } has given at least one proof, and turns to you on { $at }.
help-message = They write:
help-silent = They wrote no message.
help-do = Use a phone number or address from your own records, not one from this message. Never ask for a password or a code.
