### Die Seite /not-me, auf die jede Benachrichtigung führt. Ihre Worte stehen in der Seite selbst: Sie startet keine App.

not-me-title = Das waren nicht Sie?
not-me-lead = Dann halten Sie es hier auf. Sie brauchen dafür kein Passwort, und bevor Sie drücken, passiert nichts.
not-me-resets = Jedes Zurücksetzen Ihres Kontos endet, und niemand kann es neu beginnen.
not-me-methods = Niemand kann hinzufügen oder entfernen, womit Sie sich ausweisen.
not-me-devices = Alle Geräte werden hier abgemeldet. Ihr Passwort bleibt, wie es ist.
not-me-told = Die Administratoren erfahren es und gehen der Sache nach.
not-me-go = Das war ich nicht: Zurücksetzen sperren
not-me-busy = Wird gesperrt …
not-me-undo = Sie können das später rückgängig machen: Melden Sie sich an und weisen Sie sich zweifach aus, oder fragen Sie den IT-Service.
not-me-failed = Das hat nicht geklappt. Vielleicht ist noch nichts gesperrt; versuchen Sie es noch einmal. Klappt es weiter nicht, sagen Sie es sofort dem IT-Service.
not-me-done-title = Das Zurücksetzen ist gesperrt
not-me-done-lead = Niemand kann das Passwort Ihres Kontos jetzt zurücksetzen, und die Administratoren wissen Bescheid.
not-me-done-next = Kennt jemand Ihr Passwort? Melden Sie sich an und ändern Sie es jetzt. Wenn das nicht geht, sagen Sie es sofort dem IT-Service.
not-me-done-sign-in = Anmelden
not-me-over-title = Dieser Link bewirkt nichts mehr
not-me-over-lead = Er wurde hier schon geöffnet, ist älter als 30 Tage, oder jemand ist der Sache schon nachgegangen. Öffnen Sie die neueste E-Mail noch einmal, oder sagen Sie dem IT-Service, dass Sie es nicht waren.
