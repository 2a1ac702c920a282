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
sign-in-over = You were signed out.
sign-in-over-do = Nothing was done for a while. Sign in again to go on.
sign-in-out = You are signed out.
sign-in-out-do = On a shared computer, close the browser as well.

## The second factor

second-title = One more proof
second-lead = Your password is right. Choose how to prove that it is you.

## A password that ran out

expired-title = Your password has run out
expired-lead = It is the right one, but it is too old or has to be replaced. Choose a new one, then sign in with that.
expired-go = Choose a new password

## Signed in

home-title = You are signed in
home-lead = As { $name }, account { $account }.
home-until = If you do nothing, you are signed out at { $time }.
home-out = Sign out
home-out-busy = Signing out
home-everywhere-title = A device is lost or not yours?
home-everywhere-lead = This ends every session of your account, on every device.
home-everywhere = Sign out everywhere
