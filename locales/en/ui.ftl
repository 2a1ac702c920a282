### Words of the reset page.
### Pairs: NAME says what happened, NAME-do says what to do. Messages named in index.html take no arguments.

## Around every step

app-title = Password reset
page-title = { $step } · { $organisation }
lang-name = English
lang-label = Language
progress-label = Progress
progress-now = Step { $at } of { $of }
progress-done = All steps done
step-done = done
step-account = Your account
step-proof = Proof
step-first = First proof
step-second = Second proof
step-password = New password
step-unlock = Unlock
aid-until = You have until { $time }
aid-contact = Contact your administrator
aid-support = Support ID
copy = Copy
copied = Copied
back = Back
other-way = Try another way
use-other-account = Use another account
sign-in = Back to sign-in
cancel = Stop here

## The shell, before the app runs

shell-step = Step 1 of 4
shell-loading = Loading
shell-wait = One moment, we are getting ready.
shell-late = This takes long. Reload the page, or ask your IT service desk.
shell-unable = This browser is too old for this page
shell-unable-do = Use a newer browser, your phone for example, or ask your IT service desk.
shell-noscript = Scripts are switched off here
shell-noscript-do = This page needs them. Allow them here, use another browser, or ask your IT service desk.

## Your account

identify-name = Which account
identify-title = Let’s get you back in
identify-lead = First, which account is it? The whole thing takes about two minutes.
identify-label = Work email or user name
identify-hint = The one you type when you sign in.
identify-go = Continue
identify-busy = Looking
identify-empty = Which account is it?
identify-empty-do = Type the name you sign in with.
identify-long = That is too long for a user name.
identify-long-do = Type only the name you sign in with.
check-working = Checking that you are not a robot. No puzzle; just go on.
check-ready = Your browser will show that you are not a robot. No puzzle.
check-done = Robot check done
check-use-picture = Use a picture or a spoken code instead
check-use-work = Let the browser do it instead
check-picture-label = Characters in the picture
check-picture-hint = { $length } characters. Upper or lower case does not matter.
check-picture-alt = Picture with { $length } characters. You can have them spoken instead.
check-picture-empty = The characters are missing.
check-picture-empty-do = Type what you see in the picture, or have it spoken.
check-hear = Hear the characters
check-hear-busy = Getting the sound
check-sound = Spoken characters
check-new = Another picture
check-loading = Getting the picture
check-frame = Robot check by Cloudflare
replaced = Your browser does the robot check
replaced-do = Cloudflare’s check did not work here. You need not do anything.
restarted = We started again for you
restarted-do = The time ran out on the last try. Nothing was changed.
dropped = We started again for you
dropped-do = The last try is no longer open. Nothing was changed.

## What happened

reason-name = What happened
reason-title = What happened?
reason-lead = Both ways start the same: we make sure that it is you.
reason-forgot = I forgot my password
reason-forgot-hint = You choose a new one.
reason-locked = I know it, but I am locked out
reason-locked-hint = We unlock the account. Your password stays as it is.
reason-unsure = Not sure? Choose the first one. A new password also unlocks the account.

## Ways to prove who one is

methods-name = Choose a proof
methods-title = How can we check that it’s you?
methods-title-second = One more proof
methods-lead-one = Choose what you have at hand.
methods-lead-first = Choose what you have at hand. You need two different proofs; this is the first.
methods-lead-second = The first proof is done. Choose a different one now.
methods-none = I have none of these any more
methods-empty = There is no other way left for this account
methods-empty-do = Ask your administrator; they can make sure that it is you.
method-passkey = Passkey or security key
method-passkey-hint = Fingerprint, face, PIN or USB key
method-authenticator = Authenticator app
method-authenticator-hint = 6 digits that change every 30 seconds
method-push = Approve on your phone
method-push-hint = Type a number into the app
method-mail = Email
method-mail-hint = A code to your registered address
method-mail-to = A code to { $to }
method-sms = Text message
method-sms-hint = A code to your registered mobile number
method-sms-to = A code to { $to }
method-voice = Phone call
method-voice-hint = We call your registered mobile number
method-voice-to = We call { $to }
method-office = Office phone
method-office-hint = We call your registered office number
method-office-to = We call { $to }
method-recovery = Saved recovery code
method-recovery-hint = One that you printed or stored, or a pass from the service desk
method-questions = Security questions
method-questions-hint = Answers only you know
contact-mail = Your full email address
contact-mail-hint = The private address you registered for this, in full.
contact-mail-go = Send the code
contact-phone = Your full phone number
contact-phone-hint = With the country code. It must be the number you registered.
contact-phone-go = Send the code
contact-busy = Sending
contact-empty = The address or number is missing.
contact-empty-do = Type all of it, as you registered it.
contact-mail-bad = That is not a full email address.
contact-mail-bad-do = It looks like name@post.example.

## The code

code-name = Enter the code
code-title-mail = Enter the code from your email
code-title-sms = Enter the code from your phone
code-title-call = Enter the code we read to you
code-title-app = Enter the code from your app
code-title-recovery = Enter a saved code
code-sent = We sent { $digits } digits to { $to }. It can take a minute to arrive.
code-sent-private = If this is the address you registered, { $digits } digits are on their way to { $to }. It can take a minute.
code-sent-private-phone = If this is the number you registered, { $digits } digits are on their way to { $to }. It can take a minute.
code-sent-somewhere = If the address is the one you registered, { $digits } digits are on their way. It can take a minute.
code-app = Open your authenticator app and type the { $digits } digits it shows for your account.
code-label = Code
code-hint = Pasting works, with or without spaces.
code-left = Works for another { $time } minutes
code-over = This code no longer works.
code-over-do = Ask for a new one below.
code-go = Check the code
code-busy = Checking
code-short = The code has { $digits } digits.
code-short-do = Type all of them.
code-again = Send a new code
code-again-in = Send a new code in { $time }
code-again-busy = Sending
code-sent-again = A new code is on its way. Older codes no longer work.
code-nothing = Nothing there?
code-nothing-mail = Look in your spam folder first. A new code replaces the old one. If nothing comes within two minutes, the address may not be the one you registered: try another way.
code-nothing-phone = A new code replaces the old one. If nothing comes within two minutes, the number may not be the one you registered: try another way.
code-nothing-mail-guided = Look in your spam folder first. A new code replaces the old one.
code-nothing-phone-guided = A new code replaces the old one.
code-nothing-app = No app at hand?
code-nothing-app-hint = If the code is refused again and again, check that your phone sets its clock by itself.

## A saved code, and answers to questions

recovery-lead = Type one of the codes you saved. If the service desk gave you a pass, type that.
recovery-hint = Small letters and missing hyphens do not matter.
recovery-nothing = None of them at hand?
recovery-nothing-hint = Each code works once: one that you have used does not work again.
recovery-short = That is not a whole code.
recovery-short-do = Look for a letter that is missing, or one that you read for another.
questions-title = Answer your questions
questions-lead = Answer as you did when you chose them. Capital letters and spaces do not matter.
questions-go = Check the answers
answer-empty = This answer is missing.

## A passkey

passkey-title = Use your passkey
passkey-lead = Your device asks for your fingerprint, your face or a PIN. A passkey on your phone or a security key works as well.
passkey-go = Use the passkey
passkey-busy = Waiting for your device
passkey-none = No passkey was used.
passkey-none-do = It was cancelled, took too long, or this device has none. Try once more, or try another way.
passkey-cannot = This browser cannot use passkeys here.
passkey-cannot-do = Try another way, or another browser.
passkey-wrong = That passkey does not fit.
passkey-wrong-do = Use one that you registered for this account.
passkey-over = That took too long.
passkey-over-do = Press the button once more.

## The new password

password-name = New password
password-title = Choose a new password
password-for = For { $account }
password-label = New password
password-show = Show
password-go = Save the password
password-busy = Saving
password-empty = Type a password first.
password-counts = How it counts
password-points = { $has } of { $of } points
password-points-enough = { $has } points, { $of } are enough
password-parts = Parts of your password, one point each
password-missing = { $count ->
    [one] one more point needed
   *[other] { $count } more points needed
}
password-suggest = Or take this one
password-use = Use it
password-another = Another
password-used = The suggestion is filled in. Save it in your password manager or write it down before you go on.
password-rejected = This password cannot be used yet.
password-rejected-do = See below what is missing.
rule-length = At least { $min } characters: yours has { $has }
rule-length-open = At least { $min } characters
rule-too-long = At most { $max } characters: yours has { $has }
rule-names = Without your name or the organisation’s
rule-name-found = “{ $term }” is your name or the organisation’s. Leave it out.
rule-name-found-hidden = It contains your name or the organisation’s. Leave it out.
rule-common = Many people use this one, so it is tried first. Choose something less usual.
rule-leak = It has appeared in a known leak. Choose another one.
rule-classes = { $min } of these 4: small letters, capitals, digits, signs. Yours has { $has }
rule-classes-open = { $min } of these 4: small letters, capitals, digits, signs
rule-characters = These characters do not work here: { $characters }
rule-easy = “{ $term }” is easy to guess, so it counts as 1 point, not { $letters }.
rule-easy-hidden = A part of it is easy to guess, so it counts as 1 point.
rule-more = { $count ->
    [one] One more word or character is enough.
   *[other] It needs { $count } more points: a few words or characters.
}
rule-current = It is the one you have now. Choose another one.
rule-history = You have used it before. Choose one that is new.
rule-open = Not on your organisation’s own list of easy words: checked when you save
rule-open-common = Not one that many people use: checked when you save
rule-open-leak = Not in a known leak: checked when you save
rule-open-both = Not one that many people use, and not in a known leak: checked when you save

## Unlock

unlock-name = Unlock
unlock-title = Unlock your account
unlock-lead = We know now that it is you. Your password stays as it is.
unlock-go = Unlock the account
unlock-busy = Unlocking
unlock-or = Choose a new password instead

## Done

done-name = Password changed
done-title = Your password is changed
done-lead = It works from now on, everywhere. We signed you out on all devices.
done-phone = Your phone still has the old one
done-phone-do = Mail and calendar apps that saved it keep trying, and that can lock you out again. Type the new password there soon.
done-passkey = Next time, a passkey gets you back in
done-passkey-do = Your fingerprint, your face or a PIN is then one of the proofs. You create it after signing in, under “Ways to prove it’s you”. For your safety that is held for a day or more after a reset, unless you prove that it’s you by a way that this reset did not use.
done-passkey-go = Create a passkey
done-not-you = Wasn’t this you?
done-not-you-do = We told all your registered addresses. If you did not change the password, tell your service desk at once.
unlocked-name = Account unlocked
unlocked-title = Your account is unlocked
unlocked-lead = Sign in with the password you know. Nothing else was changed.
unlocked-phone = Why was it locked?
unlocked-phone-do = Often it is a phone or computer that still tries an old password. Type the current one there.
unlocked-not-you-do = We told all your registered addresses. If you did not unlock the account, tell your service desk at once.

## Stopped

stopped-name = Stopped for now
stopped-pause = We have to pause here
stopped-pause-do = To keep your account safe, it cannot be reset before { $time }. If the password comes back to you, you can still sign in.
stopped-pause-soon = To keep your account safe, it cannot be reset for now. If the password comes back to you, you can still sign in.
stopped-network = Too many tries from here
stopped-network-do = There were many tries from your network. It is free again at { $time }. Nothing is wrong with your account.
stopped-network-soon = There were many tries from your network. Try again in a few minutes. Nothing is wrong with your account.
stopped-closed = Resets are closed at the moment
stopped-closed-do = Your organisation has switched them off. The service desk can help you.
stopped-broken = The reset is not set up completely
stopped-broken-do = This is our fault, and nothing you can mend. The service desk can help you.
stopped-unknown = We cannot say whether it was changed
stopped-unknown-do = The directory did not answer in time. Try to sign in with the new password first, then with the old one. If neither works, start again.
stopped-account = This account cannot be reset here
stopped-tenant-off = Your organisation has switched resets off.
stopped-no-writeback = Your password is kept in a directory that cannot take a new one from here.
stopped-not-enabled = Resets are switched off for your account.
stopped-not-licensed = Your account may change a password it knows, but not reset one.
stopped-not-in-scope = Resets are not open for your account yet.
stopped-too-few = Your account has too few registered ways to prove who you are.
stopped-federated = Your organisation signs in with another service; the password is changed there.
stopped-elsewhere = Your password is kept somewhere else
stopped-elsewhere-do = Your organisation signs in with { $name }. Change the password there.
stopped-disabled = Your account is switched off by an administrator.
stopped-unknown-name = No account has this name. Check the spelling, or try another name.
stopped-other = The service desk can make sure that it is you, and help.
stopped-go = Go to { $name }
stopped-again = Start again

## Whom to ask

help-name = Contact your administrator
help-title = Contact your administrator
help-lead = The service desk can make sure that it is you, and help.
help-need = Need to get in today?
help-need-lead = The service desk can make sure that it is you, and help at once.
help-call = Call
help-write = Write
help-page = Help page
help-tell = Tell them this support ID
help-nobody = Ask whoever runs the computers where you work.
help-message = What should they know?
help-message-hint = A sentence is enough, at most { $max } characters. Never write a password or a code here.
help-message-empty = The message is empty.
help-message-label = Message
help-send = Send the message
help-send-busy = Sending
help-send-lead = We know already who you are, so you can write to them here. This ends the reset; nothing is changed.
help-sent-name = Message sent
help-sent = Your message is on its way
help-sent-do = The service desk will get in touch with you. Keep this support ID.
help-back = Back to the reset

## Time

extend-title = Do you need more time?
extend-lead = The reset ends at { $time }.
extend-go = Give me more time
extend-busy = One moment
extended = You have more time now, until { $time }.

## What went wrong, and what to do

text-long = That is too long.
text-long-do = Make it shorter.
problem-code = That code is not right.
problem-code-do-mail = Use the newest email; older codes no longer work.
problem-code-do-phone = Use the newest message; older codes no longer work.
problem-code-do-app = Wait for the next code in your app and type that one.
problem-code-do-other = Check it and type it once more.
problem-answers = Not all of these answers are right.
problem-answers-do = Look at each of them once more.
problem-tries = { $tries ->
    [one] You have 1 try left.
   *[other] You have { $tries } tries left.
}
problem-spent = This code takes no more tries.
problem-spent-do = Ask for a new one, or try another way.
problem-spent-app = That was one try too many.
problem-spent-app-do = Try another way, or start this one again.
problem-contact = That is not the one you registered.
problem-contact-do = Type all of it, with the country code for a phone number.
problem-method = This way is not open for you now.
problem-method-do = Try another way.
problem-check = The robot check did not work out.
problem-check-do = Press Continue once more.
problem-picture = Those were not the characters in the picture.
problem-picture-do = Here is a new one.
problem-many = That was too often.
problem-many-do = Try again at { $time }.
problem-many-soon = Wait a few minutes, then try again.
problem-busy = We are still working on the last try.
problem-busy-do = Wait a few seconds, then press the button again.
problem-unavailable = A part of our service does not answer.
problem-unavailable-do = Wait a minute, then try again. Nothing is done twice.
repeat-title = No answer yet
repeat-lead = We are asking again by ourselves. Nothing is done twice.
problem-offline = We get no answer.
problem-offline-do = Check your connection, then try again. What you did so far is kept.
problem-other = Something went wrong on our side.
problem-other-do = Try again, or ask for help with the support ID below.
