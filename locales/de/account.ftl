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
sign-in-over = Melden Sie sich noch einmal an.
sign-in-over-do = Die Zeit ist abgelaufen, oder die Sitzung wurde anderswo beendet.
sign-in-out = Sie sind abgemeldet.
sign-in-out-do = Schließen Sie an einem gemeinsamen Computer auch den Browser.

sign-in-ticket = Dieser Link wurde schon benutzt oder ist zu alt.
sign-in-ticket-do = Gehen Sie dorthin zurück, wo Sie herkommen, und holen Sie einen neuen; oder melden Sie sich hier an.

## Der zweite Faktor

second-title = Noch ein Nachweis
second-lead = Ihr Passwort stimmt. Wählen Sie, wie Sie nachweisen, dass Sie es sind.
second-recovery = Einer von denen, die Sie gedruckt oder gespeichert haben
second-recovery-lead = Geben Sie einen der Codes ein, die Sie gesichert haben.

## Ein abgelaufenes Passwort

expired-title = Ein neues Passwort wählen
expired-lead = Das eingegebene ist richtig, aber abgelaufen. Wählen Sie ein anderes; danach sind Sie angemeldet.

## Angemeldet

home-title = Sie sind angemeldet
home-lead = Als { $name }, Konto { $account }.
home-until = Wenn Sie nichts tun, werden Sie um { $time } abgemeldet.
home-info = Ihre Nachweise
home-info-hint = Womit Sie wieder hineinkommen, wenn Sie Ihr Passwort vergessen
home-info-busy = Wird geöffnet
home-password = Passwort
home-password-hint = Das bekannte Passwort ändern
home-frozen = Das Zurücksetzen Ihres Kontos ist gesperrt
home-frozen-do = Jemand, der Ihre E-Mails liest, hat gesagt, dass etwas nicht von ihm war. Solange kann niemand Ihr Passwort zurücksetzen oder ändern, womit Sie sich ausweisen. Ist alles in Ordnung? Dann heben Sie die Sperre auf: Sie weisen sich dafür auf zwei Arten aus.
home-frozen-desk = Jemand, der Ihre E-Mails liest, hat gesagt, dass etwas nicht von ihm war. Solange kann niemand Ihr Passwort zurücksetzen oder ändern, womit Sie sich ausweisen. Der IT-Service kann die Sperre aufheben.
home-frozen-go = Sperre aufheben
home-out = Abmelden
home-out-busy = Wird abgemeldet
home-everywhere-title = Ein Gerät ist verloren oder nicht Ihres?
home-everywhere-lead = Das beendet jede Sitzung Ihres Kontos, auf jedem Gerät.
home-everywhere = Überall abmelden
stay-lead = Sie werden um { $time } abgemeldet.
stay-lead-sign-in = Die Anmeldung endet um { $time }. Danach beginnt sie von vorn.
stay-go = Angemeldet bleiben

## Eingerichtet, für ein anderes Anmeldesystem

registered-title = Das war alles
registered-lead = Sie können dorthin zurück, woher Sie gekommen sind.
registered-lead-here = Sie kommen jetzt selbst wieder hinein. Schließen Sie diese Seite, oder melden Sie sich ab.
registered-go = Zurück
registered-leave = Ohne das zurück

## Ein anderes Passwort, mit dem jetzigen

change-title = Passwort ändern
change-lead = Für { $account }. Alle anderen Geräte werden abgemeldet.
change-old = Ihr jetziges Passwort
change-old-empty = Das jetzige Passwort fehlt.
change-old-empty-do = Geben Sie es zuerst ein. Falls Sie es vergessen haben, melden Sie sich ab und wählen Sie „Ich habe mein Passwort vergessen“.
change-old-wrong = Das ist nicht Ihr jetziges Passwort.
change-old-wrong-do = Prüfen Sie Groß- und Kleinschreibung. Nach zehn falschen Versuchen gibt es eine Pause.

## Es fehlt etwas, oder es ist durchzusehen

interrupt-title = Es fehlen noch Angaben
interrupt-lead = Ihre Organisation möchte sicher sein, dass Sie wieder hineinkommen, wenn Sie einmal Ihr Passwort vergessen. Es dauert etwa zwei Minuten.
interrupt-title-review = Stimmen Ihre Angaben noch?
interrupt-lead-review = Vor einiger Zeit haben Sie festgelegt, womit Sie sich ausweisen. Sehen Sie es durch, damit es noch geht, wenn Sie es brauchen.
interrupt-go = Weiter
interrupt-busy = Einen Moment
interrupt-skip = Nicht jetzt
interrupt-skip-hint = Sie werden bei der nächsten Anmeldung wieder gefragt.
interrupt-skip-left = { $count ->
    [0] Das ist das letzte Mal, dass Sie es verschieben können.
    [one] Sie können es dieses Mal und noch einmal verschieben.
   *[other] Sie können es dieses Mal und noch { $count } Mal verschieben.
}
missing-title = Verlieren Sie nicht den Zugang zu Ihrem Konto
missing-lead = { $count ->
    [one] Richten Sie noch eines davon ein. Dann können Sie sich selbst helfen, wenn Sie Ihr Passwort vergessen.
   *[other] Richten Sie { $count } davon ein. Dann können Sie sich selbst helfen, wenn Sie Ihr Passwort vergessen.
}
missing-have = Eingerichtet
missing-do = Jetzt einrichten
missing-after = Möglich, sobald etwas Stärkeres eingerichtet ist
missing-nothing = Hier lässt sich nichts einrichten
missing-nothing-do = Ihre Organisation bietet für Ihr Konto zurzeit nichts an. Fragen Sie Ihren Service-Desk.
missing-ready = Mehr ist nicht nötig
missing-ready-do = Sie kommen jetzt selbst wieder hinein.
missing-go = Weiter
review-title = Stimmt das alles?
review-lead = Damit kommen Sie wieder hinein, wenn Sie Ihr Passwort vergessen.
review-go = Ja, alles stimmt
review-busy = Wird gespeichert

## Was eingerichtet ist

info-title = Ihre Nachweise
info-lead = { $count ->
    [one] Wenn Sie Ihr Passwort vergessen, kommen Sie mit einem davon wieder hinein.
   *[other] Wenn Sie Ihr Passwort vergessen, kommen Sie mit { $count } davon wieder hinein.
}
info-none = Noch ist nichts eingerichtet.
info-ready = Alles bereit
info-ready-do = { $count ->
    [one] Ein Nachweis ist nötig, und Sie haben ihn.
   *[other] { $count } verschiedene Nachweise sind nötig, und Sie haben sie.
}
info-short = Es fehlt etwas
info-short-do = { $count ->
    [one] Ein Nachweis ist nötig, um wieder hineinzukommen. Fügen Sie einen hinzu.
   *[other] { $count } verschiedene Nachweise sind nötig, um wieder hineinzukommen. Fügen Sie einen hinzu.
}
info-frozen = Gesperrt bis { $time }
info-frozen-do = Ihr Passwort wurde vor Kurzem zurückgesetzt. Zum Schutz Ihres Kontos lässt sich hier bis dahin nichts ändern, außer Sie weisen sich auf einem Weg aus, den das Zurücksetzen nicht benutzt hat.
info-frozen-go = Jetzt nachweisen
info-codes = { $count ->
    [one] Noch 1 von { $of } Codes ist übrig
   *[other] Noch { $count } von { $of } Codes sind übrig
}
info-questions = { $count ->
    [one] 1 Frage
   *[other] { $count } Fragen
}
info-added = Hinzugefügt am { $date }
info-confirmed = Bestätigt am { $date }
info-used = Zuletzt genutzt am { $date }
info-first = Wird zuerst verlangt
info-unverified = Nicht bestätigt: von der Verwaltung eingetragen
info-add = Einen hinzufügen
info-order = Ändern, was zuerst verlangt wird
act-change = Ändern
act-confirm = Bestätigen
act-name = Umbenennen
act-remove = Löschen
act-draw = Neue Codes machen
act-answer = Andere Fragen wählen
done-added = { $name }: eingerichtet
done-removed = { $name }: gelöscht
done-preferred = { $name }: wird ab jetzt zuerst verlangt
done-told = Wir haben alle Ihre Adressen benachrichtigt.
done-named = { $name }: umbenannt
done-named-do = So unterscheiden Sie es von Ihren anderen.
done-reviewed = Danke, alles ist vermerkt
done-reviewed-do = Sie müssen vorerst nicht wieder nachsehen.
done-password = Ihr Passwort ist geändert
done-password-do = Es gilt ab jetzt überall. Andere Geräte sind abgemeldet.
done-lifted = Ihr Konto lässt sich wieder zurücksetzen
done-late = Das lässt sich nicht mehr bestätigen
done-late-do = Sehen Sie nach, ob es da ist; wenn nicht, beginnen Sie noch einmal.
done-frozen = Es bleibt gesperrt
done-frozen-do = Dieser Weg gehörte zum Zurücksetzen. Weisen Sie sich auf einem anderen aus, oder warten Sie.
held = Das geht noch nicht.
held-do = Es ist um { $time } wieder möglich.
wrong-do = Versuchen Sie es noch einmal. Hilft das nicht, fragen Sie Ihren Service-Desk.

## Hinzufügen

kinds-title = Was möchten Sie hinzufügen?
kinds-lead = Das Erste ist das Sicherste.
kinds-mail = Ein Code an eine private Adresse von Ihnen
kinds-recovery = Zehn Codes zum Drucken oder Aufheben
kinds-questions = Antworten, die Sie auch in einem Jahr noch wissen
kinds-different = Etwas anderes einrichten
address-title = Welche E-Mail-Adresse?
address-title-change = Welche E-Mail-Adresse stattdessen?
address-lead = Eine, die Sie lesen können, wenn Sie ausgesperrt sind: eine private, nicht die der Arbeit. Wir senden einen Code dorthin.
address-label = E-Mail-Adresse
address-empty = Die Adresse fehlt.
address-empty-do = Geben Sie sie vollständig ein.
address-refused = Diese Adresse geht hier nicht.
address-refused-do = Nehmen Sie eine private. Adressen Ihrer Organisation, und eine schon eingerichtete, helfen nicht, wenn Sie ausgesperrt sind.
authenticator-title = Eine Authenticator-App hinzufügen
authenticator-lead = Jede App, die 6-stellige Codes erzeugt, ist recht.
authenticator-scan = 1. Scannen Sie das mit der App
authenticator-scan-alt = QR-Code mit dem Schlüssel für Ihre App
authenticator-here = Ist die App auf diesem Gerät? Öffnen
authenticator-cannot = Scannen geht nicht?
authenticator-cannot-do = Geben Sie diesen Schlüssel in die App ein. Art: zeitbasiert, 6 Ziffern.
authenticator-key = Schlüssel für Ihre App
authenticator-code = 2. Geben Sie den Code ein, den sie zeigt
authenticator-code-hint = Damit wir wissen, dass es geht, bevor Sie es brauchen.
authenticator-name = 3. Geben Sie ihr einen Namen, wenn Sie mögen
authenticator-name-hint = „Diensttelefon“ zum Beispiel, damit Sie Ihre Apps unterscheiden können.
confirm-go = Prüfen und speichern
confirm-busy = Wird geprüft
confirm-again = Eine andere Adresse
confirm-sent = Wir haben { $digits } Ziffern an { $to } gesendet. Geben Sie sie hier ein, damit wir wissen, dass sie Ihnen gehört.

## Ein neuer Passkey

new-passkey-title = Erstellen Sie einen Passkey
new-passkey-lead = Ihr Gerät erstellt und behält ihn. Von da an zeigen Fingerabdruck, Gesicht oder PIN dort, dass Sie es sind.
new-passkey-name = Geben Sie ihm einen Namen, wenn Sie mögen
new-passkey-name-hint = „Laptop“ zum Beispiel, damit Sie Ihre Passkeys unterscheiden können.
new-passkey-go = Passkey erstellen
new-passkey-none = Es wurde kein Passkey erstellt.
new-passkey-none-do = Es wurde abgebrochen, hat zu lange gedauert, oder dieses Gerät kann keinen behalten. Versuchen Sie es noch einmal, oder richten Sie etwas anderes ein.
new-passkey-known = Dieses Gerät hat schon einen Passkey für Ihr Konto.
new-passkey-known-do = Nutzen Sie den, oder erstellen Sie einen auf einem anderen Gerät.

## Gesicherte Codes

draw-title = Codes zum Aufheben holen
draw-lead = Zehn Codes, und jeder gilt einmal. Heben Sie sie dort auf, wo Sie sie ohne Telefon finden: auf Papier oder im Passwortmanager. Sie werden nur einmal gezeigt.
draw-older = Die bisherigen Codes gelten dann nicht mehr
draw-older-do = Neue ersetzen sie alle auf einmal.
draw-go = Codes machen
draw-busy = Werden gemacht
codes-title = Ihre Codes
codes-lead = Drucken, speichern oder notieren Sie sie jetzt. Niemand kann sie Ihnen noch einmal zeigen.
codes-of = Codes von { $account } für { $organisation }, gemacht am { $date }. Jeder gilt einmal.
codes-list = Codes zum Aufheben
codes-print = Drucken
codes-save = Als Datei sichern
codes-kept = Ich habe sie aufgehoben

## Sicherheitsfragen

choose-title = Wählen Sie Ihre Fragen
choose-lead = Wählen Sie { $count } Fragen und geben Sie Antworten, die andere nicht nachsehen können. Sie helfen nur neben einem anderen Nachweis.
choose-older = Sie ersetzen die Fragen, die Sie haben
choose-older-do = Die früheren Antworten zählen dann nicht mehr.
choose-question = Frage { $number }
choose-none = Wählen Sie eine Frage
choose-answer = Antwort { $number }
choose-hint = 3 bis 40 Zeichen. Groß- und Kleinschreibung und Leerzeichen machen nichts.
choose-go = Antworten speichern
choose-busy = Wird gespeichert
fault-no-question = Es ist keine Frage gewählt.
fault-no-question-do = Wählen Sie eine aus der Liste.
fault-twice = Diese Frage ist zweimal gewählt.
fault-twice-do = Wählen Sie eine andere.
fault-gone = Diese Frage wird nicht mehr angeboten.
fault-short = Diese Antwort ist zu kurz.
fault-short-do = Geben Sie mindestens 3 Zeichen ein.
fault-long = Diese Antwort ist zu lang.
fault-long-do = Geben Sie höchstens 40 Zeichen ein.
fault-part = Diese Antwort steht schon in der Frage.
fault-part-do = Geben Sie eine, die die Frage nicht verrät.
fault-same = Das ist auch die Antwort auf eine andere Frage.
fault-same-do = Geben Sie jeder Frage eine eigene Antwort.

## Wie etwas heißt

name-title = Wie soll es heißen?
name-label = Name
name-go = Namen speichern

## Löschen

remove-title = Diesen Nachweis löschen?
remove-lead = Mit { $name } kommen Sie dann nicht mehr hinein.
remove-lead-of = Mit { $name }, { $hint }, kommen Sie dann nicht mehr hinein.
remove-short = Dann können Sie Ihr Passwort nicht selbst zurücksetzen
remove-short-do = { $count ->
    [one] Ein Nachweis ist nötig, und das ist der einzige. Fügen Sie zuerst einen anderen hinzu.
   *[other] { $count } verschiedene Nachweise sind nötig. Fügen Sie zuerst einen anderen hinzu.
}
remove-go = Löschen
remove-busy = Wird gelöscht
remove-keep = Behalten

## Was zuerst verlangt wird

order-title = Was soll zuerst verlangt werden?
order-lead = Sie können jedes Mal noch etwas anderes wählen.
order-now = Wird jetzt zuerst verlangt
order-choose = Das zuerst verlangen

## Noch ein Nachweis

proof-title = Weisen Sie sich zuerst aus
proof-lead = Ihre Anmeldung ist eine Weile her. Bevor hier etwas gezeigt oder geändert wird, weisen Sie sich noch einmal aus.
proof-lead-thaw = Weisen Sie sich auf einem Weg aus, den das Zurücksetzen nicht benutzt hat; dann lässt sich sofort etwas ändern.
proof-go = Weiter
proof-busy = Wird geprüft
proof-asking = Einen Moment.
proof-password-wrong = Das ist nicht Ihr Passwort.
proof-password-wrong-do = Prüfen Sie Groß- und Kleinschreibung. Nach zehn falschen Versuchen gibt es eine Pause.
