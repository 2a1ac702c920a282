### Wörter der Kontoseite: Anmelden, und was Angemeldete sehen. Die Schritte teilen sich die Wörter von ui.ftl.

account-title = Konto
account-shell = Die Seite wird geladen

opening-title = Einen Moment
opening-lead = Wir sehen nach, ob Sie angemeldet sind.

## Name und Passwort

sign-in-title = Anmelden
sign-in-lead = Mit Ihrem Konto der Arbeit.
sign-in-password = Passwort
sign-in-go = Anmelden
sign-in-busy = Wird angemeldet
sign-in-forgot = Ich habe mein Passwort vergessen
sign-in-wrong = Dieser Name und dieses Passwort öffnen kein Konto.
sign-in-wrong-do = Prüfen Sie beides, auch Groß- und Kleinschreibung. Nach zehn falschen Versuchen gibt es eine Pause, und jede ist länger.
sign-in-no-password = Das Passwort fehlt.
sign-in-no-password-do = Geben Sie es ein, oder wählen Sie ein neues, falls Sie es vergessen haben.
sign-in-over = Sie wurden abgemeldet.
sign-in-over-do = Eine Weile geschah nichts. Melden Sie sich wieder an, um weiterzumachen.
sign-in-out = Sie sind abgemeldet.
sign-in-out-do = Schließen Sie an einem gemeinsamen Computer auch den Browser.

## Der zweite Faktor

second-title = Noch ein Nachweis
second-lead = Ihr Passwort stimmt. Wählen Sie, wie Sie nachweisen, dass Sie es sind.

## Ein abgelaufenes Passwort

expired-title = Ihr Passwort ist abgelaufen
expired-lead = Es ist das richtige, aber zu alt oder zu ersetzen. Wählen Sie ein neues und melden Sie sich damit an.
expired-go = Ein neues Passwort wählen

## Angemeldet

home-title = Sie sind angemeldet
home-lead = Als { $name }, Konto { $account }.
home-until = Wenn Sie nichts tun, werden Sie um { $time } abgemeldet.
home-out = Abmelden
home-out-busy = Wird abgemeldet
home-everywhere-title = Ein Gerät ist verloren oder nicht Ihres?
home-everywhere-lead = Das beendet jede Sitzung Ihres Kontos, auf jedem Gerät.
home-everywhere = Überall abmelden
