### Words of the account page: signing in, and what somebody signed in sees. The steps share the words of ui.ftl.

account-title = Account
account-shell = Loading the page

opening-title = One moment
opening-lead = We are looking whether you are signed in.

## Name and password

sign-in-title = Sign in
sign-in-lead = Use your work account.
sign-in-password = Password
sign-in-go = Sign in
sign-in-busy = Signing in
sign-in-forgot = I forgot my password
sign-in-wrong = That name and password do not open an account.
sign-in-wrong-do = Check both, capital letters too. After ten wrong tries there is a pause, and each pause is longer.
sign-in-no-password = The password is missing.
sign-in-no-password-do = Type it, or choose a new one if you forgot it.
sign-in-over = You have to sign in again.
sign-in-over-do = The time ran out, or the session was ended somewhere else.
sign-in-out = You are signed out.
sign-in-out-do = On a shared computer, close the browser as well.

sign-in-ticket = This link has been used, or is too old.
sign-in-ticket-do = Go back to where you came from for a new one, or sign in here.

## The second factor

second-title = One more proof
second-lead = Your password is right. Choose how to prove that it is you.
second-recovery = One of those you printed or stored
second-recovery-lead = Type one of the codes you saved.

## A password that ran out

expired-title = Choose a new password
expired-lead = The one you typed is right, but it has run out. Choose another one; then you are signed in.

## Signed in

home-title = You are signed in
home-lead = As { $name }, account { $account }.
home-until = If you do nothing, you are signed out at { $time }.
home-info = Ways to prove it’s you
home-info-hint = What gets you back in if you forget your password
home-info-busy = Opening
home-password = Password
home-password-hint = Change the one you know
home-frozen = Resets of your account are frozen
home-frozen-do = Somebody who reads your mail said that something was not them. Until that is over, nobody can reset your password or change how you prove that it’s you. Is all well? Then lift it: you prove that it’s you in two ways.
home-frozen-desk = Somebody who reads your mail said that something was not them. Until that is over, nobody can reset your password or change how you prove that it’s you. The service desk can lift it.
home-frozen-go = Lift the freeze
home-out = Sign out
home-out-busy = Signing out
home-everywhere-title = A device is lost or not yours?
home-everywhere-lead = This ends every session of your account, on every device.
home-everywhere = Sign out everywhere
stay-lead = You are signed out at { $time }.
stay-lead-sign-in = The sign-in ends at { $time }. After that it begins anew.
stay-go = Stay signed in

## Registered, for another sign-in system

registered-title = That is all
registered-lead = You can go back to where you came from.
registered-lead-here = You can get back in by yourself now. Close this page, or sign out.
registered-go = Go back
registered-leave = Go back without it

## Another password, with the one in use

change-title = Change your password
change-lead = For { $account }. Every other device is signed out.
change-old = The password you have now
change-old-empty = The password you have now is missing.
change-old-empty-do = Type it first. If you forgot it, sign out and choose “I forgot my password”.
change-old-wrong = That is not the password you have now.
change-old-wrong-do = Check capital letters. After ten wrong tries there is a pause.

## More is needed, or has to be looked over

interrupt-title = More information is needed
interrupt-lead = Your organisation wants to be sure that you can get back in if you ever forget your password. It takes about two minutes.
interrupt-title-review = Are these still yours?
interrupt-lead-review = A while ago you told us how to make sure that it’s you. Look it over, so that it still works when you need it.
interrupt-go = Next
interrupt-busy = One moment
interrupt-skip = Not now
interrupt-skip-hint = You will be asked again the next time you sign in.
interrupt-skip-left = { $count ->
    [0] This is the last time that you can put it off.
    [one] You can put it off this time and once more.
   *[other] You can put it off this time and { $count } more times.
}
missing-title = Don’t lose access to your account
missing-lead = { $count ->
    [one] Set up one more of these. Then you can help yourself if you forget your password.
   *[other] Set up { $count } of these. Then you can help yourself if you forget your password.
}
missing-have = Set up
missing-do = Set it up now
missing-after = Open once a stronger way is set up
missing-nothing = Nothing can be set up here
missing-nothing-do = Your organisation offers nothing for your account at the moment. Ask your service desk.
missing-ready = That is all that is needed
missing-ready-do = You can get back in by yourself now.
missing-go = Continue
review-title = Is all of this right?
review-lead = These get you back in if you forget your password.
review-go = Yes, all of it is right
review-busy = Saving

## What is registered

info-title = Ways to prove it’s you
info-lead = { $count ->
    [one] If you ever forget your password, one of these gets you back in.
   *[other] If you ever forget your password, { $count } of these get you back in.
}
info-none = Nothing is set up yet.
info-ready = You are ready
info-ready-do = { $count ->
    [one] One proof is needed, and you have it.
   *[other] { $count } different proofs are needed, and you have them.
}
info-short = Something is missing
info-short-do = { $count ->
    [one] One proof is needed to get back in. Add a way.
   *[other] { $count } different proofs are needed to get back in. Add another way.
}
info-frozen = Held until { $time }
info-frozen-do = Your password was reset a short while ago. To keep your account safe, nothing here can be changed until then, unless you prove that it’s you by a way that the reset did not use.
info-frozen-go = Prove it now
info-codes = { $count ->
    [one] 1 of { $of } codes is left
   *[other] { $count } of { $of } codes are left
}
info-questions = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
info-added = Added on { $date }
info-confirmed = Confirmed on { $date }
info-used = Last used on { $date }
info-first = Asked first
info-unverified = Not confirmed: added by your administrator
info-add = Add a way
info-order = Change what is asked first
act-change = Change
act-confirm = Confirm
act-name = Rename
act-remove = Delete
act-draw = Make new codes
act-answer = Choose other questions
done-added = { $name }: set up
done-removed = { $name }: deleted
done-preferred = { $name }: asked first from now on
done-told = We told all your registered addresses.
done-named = { $name }: renamed
done-named-do = So you can tell it from your others.
done-reviewed = Thank you, everything is noted
done-reviewed-do = You need not look at it again for now.
done-password = Your password is changed
done-password-do = It works from now on, everywhere. Other devices are signed out.
done-lifted = Resets of your account go on
done-late = This can no longer be confirmed
done-late-do = Look whether it is there; if not, begin once more.
done-frozen = It is still held
done-frozen-do = That way was part of the reset. Prove it by another one, or wait.
held = This cannot be done yet.
held-do = It is open again at { $time }.
wrong-do = Try again. If that does not help, ask your service desk.

## Adding one

kinds-title = What do you want to add?
kinds-lead = The first is the safest.
kinds-mail = A code to a private address of yours
kinds-recovery = Ten codes to print or to store
kinds-questions = Answers that you will still know in a year
kinds-different = Set up a different way
address-title = Which email address?
address-title-change = Which email address instead?
address-lead = One that you can read when you are locked out: a private one, not your work address. We send a code there.
address-label = Email address
address-empty = The address is missing.
address-empty-do = Type all of it.
address-refused = That address cannot be used here.
address-refused-do = Use a private one. Addresses of your organisation, and one that is set up already, do not help when you are locked out.
authenticator-title = Add an authenticator app
authenticator-lead = Any app that makes 6-digit codes will do.
authenticator-scan = 1. Scan this with the app
authenticator-scan-alt = QR code with the key for your app
authenticator-here = Is the app on this device? Open it
authenticator-cannot = Can’t scan it?
authenticator-cannot-do = Type this key into the app. Kind: time-based, 6 digits.
authenticator-key = Key for your app
authenticator-code = 2. Type the code it shows
authenticator-code-hint = So we know that it works before you need it.
authenticator-name = 3. Give it a name, if you like
authenticator-name-hint = “Work phone”, for example, so that you can tell your apps apart.
confirm-go = Check and save
confirm-busy = Checking
confirm-again = Another address
confirm-sent = We sent { $digits } digits to { $to }. Type them here, so we know that it is yours.

## A new passkey

new-passkey-title = Create a passkey
new-passkey-lead = Your device makes it and keeps it. From then on, your fingerprint, your face or a PIN there proves that it is you.
new-passkey-name = Give it a name, if you like
new-passkey-name-hint = “Laptop”, for example, so that you can tell your passkeys apart.
new-passkey-go = Create the passkey
new-passkey-none = No passkey was created.
new-passkey-none-do = It was cancelled, took too long, or this device cannot keep one. Try once more, or set up a different way.
new-passkey-known = This device has a passkey for your account already.
new-passkey-known-do = Use that one, or create one on another device.

## Saved codes

draw-title = Get codes to keep
draw-lead = Ten codes, and each works once. Keep them where you find them without your phone: on paper, or in a password manager. They are shown only once.
draw-older = The codes you have stop working
draw-older-do = New ones replace all of them at once.
draw-go = Make the codes
draw-busy = Making them
codes-title = Your codes
codes-lead = Print them, store them, or write them down now. Nobody can show them to you again.
codes-of = Codes of { $account } for { $organisation }, made on { $date }. Each works once.
codes-list = Codes to keep
codes-print = Print
codes-save = Save as a file
codes-kept = I have kept them

## Security questions

choose-title = Choose your questions
choose-lead = Choose { $count } questions, and give answers that others cannot look up. They help only beside another proof.
choose-older = They replace the questions you have
choose-older-do = The answers you gave earlier no longer count.
choose-question = Question { $number }
choose-none = Choose a question
choose-answer = Answer { $number }
choose-hint = 3 to 40 characters. Capital letters and spaces do not matter.
choose-go = Save the answers
choose-busy = Saving
fault-no-question = No question is chosen.
fault-no-question-do = Choose one from the list.
fault-twice = This question is chosen twice.
fault-twice-do = Choose another one.
fault-gone = This question is no longer offered.
fault-short = This answer is too short.
fault-short-do = Give at least 3 characters.
fault-long = This answer is too long.
fault-long-do = Give at most 40 characters.
fault-part = This answer is part of its question.
fault-part-do = Give one that the question does not tell.
fault-same = This is the answer to another question, too.
fault-same-do = Give each question an answer of its own.

## What one is called

name-title = What should it be called?
name-label = Name
name-go = Save the name

## Removing one

remove-title = Delete this way?
remove-lead = { $name } will not get you back in any more.
remove-lead-of = { $name }, { $hint }, will not get you back in any more.
remove-short = Then you cannot reset your password yourself
remove-short-do = { $count ->
    [one] One proof is needed, and this is the only one. Add another way first.
   *[other] { $count } different proofs are needed. Add another way first.
}
remove-go = Delete it
remove-busy = Deleting
remove-keep = Keep it

## What is asked first

order-title = What should be asked first?
order-lead = You can still choose another one each time.
order-now = Asked first now
order-choose = Ask for this first

## Another proof

proof-title = First, show that it’s you
proof-lead = You signed in a while ago. Before anything is shown or changed here, prove it once more.
proof-lead-thaw = Use a way that the reset did not use; then things can be changed at once.
proof-go = Go on
proof-busy = Checking
proof-asking = One moment.
proof-password-wrong = That is not your password.
proof-password-wrong-do = Check capital letters. After ten wrong tries there is a pause.
