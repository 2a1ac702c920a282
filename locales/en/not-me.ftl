### The page at /not-me, to which every notice leads. Its words stand in the page itself: it runs no app.

not-me-title = It wasn’t you?
not-me-lead = Then stop it here. You need no password for it, and nothing happens before you press.
not-me-resets = Resets of your account end, and nobody can begin one.
not-me-methods = Nobody can add or remove ways to prove who you are.
not-me-devices = Every device is signed out here. Your password stays as it is.
not-me-told = The administrators are told to look into it.
not-me-go = It wasn’t me: freeze resets
not-me-busy = Freezing…
not-me-undo = You can undo it later: sign in and give two proofs, or ask the service desk.
not-me-failed = That did not work. Nothing may have been frozen yet; try again. If it goes on, tell the service desk at once.
not-me-done-title = Resets are frozen
not-me-done-lead = Nobody can reset the password of your account now, and the administrators have been told.
not-me-done-next = Does somebody know your password? Sign in and change it now. If you cannot, tell the service desk at once.
not-me-done-sign-in = Sign in
not-me-over-title = This link does nothing any more
not-me-over-lead = It was opened here before, is older than 30 days, or somebody has looked into it since. Open the newest mail again, or tell the service desk that it was not you.
