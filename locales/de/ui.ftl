### Worte der Seite zum Zurücksetzen.
### Paare: NAME sagt, was geschah, NAME-do sagt, was zu tun ist. Was index.html nennt, hat keine Argumente.

## Um jeden Schritt herum

app-title = Passwort zurücksetzen
page-title = { $step } · { $organisation }
lang-name = Deutsch
lang-label = Sprache
progress-label = Fortschritt
progress-now = Schritt { $at } von { $of }
progress-done = Alle Schritte erledigt
step-done = erledigt
step-account = Ihr Konto
step-proof = Nachweis
step-first = Erster Nachweis
step-second = Zweiter Nachweis
step-password = Neues Passwort
step-unlock = Entsperren
aid-until = Sie haben Zeit bis { $time }
aid-contact = Administrator kontaktieren
aid-support = Support-Nummer
copy = Kopieren
copied = Kopiert
back = Zurück
other-way = Anderen Weg wählen
use-other-account = Anderes Konto verwenden
sign-in = Zurück zur Anmeldung
cancel = Hier aufhören

## Die Hülle, bevor die Anwendung läuft

shell-step = Schritt 1 von 4
shell-loading = Wird geladen
shell-wait = Einen Moment, gleich geht es los.
shell-late = Das dauert lange. Laden Sie die Seite neu oder fragen Sie Ihren IT-Service.
shell-unable = Dieser Browser ist zu alt für diese Seite
shell-unable-do = Nehmen Sie einen neueren Browser, etwa auf Ihrem Telefon, oder fragen Sie Ihren IT-Service.
shell-noscript = Skripte sind hier ausgeschaltet
shell-noscript-do = Diese Seite braucht sie. Erlauben Sie sie hier, nehmen Sie einen anderen Browser oder fragen Sie Ihren IT-Service.

## Ihr Konto

identify-name = Welches Konto
identify-title = Gleich sind Sie wieder drin
identify-lead = Zuerst: Um welches Konto geht es? Alles zusammen dauert etwa zwei Minuten.
identify-label = Dienstliche E-Mail oder Benutzername
identify-hint = Das, was Sie bei der Anmeldung eingeben.
identify-go = Weiter
identify-busy = Wird gesucht
identify-empty = Um welches Konto geht es?
identify-empty-do = Geben Sie den Namen ein, mit dem Sie sich anmelden.
identify-long = Das ist zu lang für einen Benutzernamen.
identify-long-do = Geben Sie nur den Namen ein, mit dem Sie sich anmelden.
check-working = Wir prüfen, dass Sie kein Roboter sind. Kein Rätsel; machen Sie einfach weiter.
check-ready = Ihr Browser zeigt, dass Sie kein Roboter sind. Kein Rätsel.
check-done = Roboterprüfung erledigt
check-use-picture = Stattdessen ein Bild oder einen gesprochenen Code
check-use-work = Stattdessen den Browser prüfen lassen
check-picture-label = Zeichen im Bild
check-picture-hint = { $length } Zeichen. Groß oder klein ist gleich.
check-picture-alt = Bild mit { $length } Zeichen. Sie können sie sich auch vorlesen lassen.
check-picture-empty = Die Zeichen fehlen.
check-picture-empty-do = Geben Sie ein, was Sie im Bild sehen, oder lassen Sie es vorlesen.
check-hear = Zeichen anhören
check-hear-busy = Ton wird geholt
check-sound = Gesprochene Zeichen
check-new = Anderes Bild
check-loading = Bild wird geholt
check-frame = Roboterprüfung von Cloudflare
replaced = Ihr Browser übernimmt die Roboterprüfung
replaced-do = Die Prüfung von Cloudflare ging hier nicht. Sie müssen nichts tun.
restarted = Wir haben für Sie neu begonnen
restarted-do = Die Zeit für den letzten Versuch war um. Nichts wurde geändert.
dropped = Wir haben für Sie neu begonnen
dropped-do = Der letzte Versuch ist nicht mehr offen. Nichts wurde geändert.

## Was ist geschehen

reason-name = Was ist geschehen
reason-title = Was ist geschehen?
reason-lead = Beides beginnt gleich: Wir vergewissern uns, dass Sie es sind.
reason-forgot = Ich habe mein Passwort vergessen
reason-forgot-hint = Sie wählen ein neues.
reason-locked = Ich kenne es, bin aber gesperrt
reason-locked-hint = Wir entsperren das Konto. Ihr Passwort bleibt, wie es ist.
reason-unsure = Nicht sicher? Nehmen Sie das erste. Auch ein neues Passwort entsperrt das Konto.

## Nachweise

methods-name = Nachweis wählen
methods-title = Wie können wir prüfen, dass Sie es sind?
methods-title-second = Noch ein Nachweis
methods-lead-one = Wählen Sie, was Sie zur Hand haben.
methods-lead-first = Wählen Sie, was Sie zur Hand haben. Nötig sind zwei verschiedene Nachweise; dies ist der erste.
methods-lead-second = Der erste Nachweis ist erledigt. Wählen Sie jetzt einen anderen.
methods-none = Ich habe nichts davon mehr
methods-empty = Für dieses Konto bleibt kein anderer Weg
methods-empty-do = Fragen Sie Ihren Administrator; er kann sich vergewissern, dass Sie es sind.
method-passkey = Passkey oder Sicherheitsschlüssel
method-passkey-hint = Fingerabdruck, Gesicht, PIN oder USB-Schlüssel
method-authenticator = Authenticator-App
method-authenticator-hint = 6 Ziffern, die alle 30 Sekunden wechseln
method-push = Auf dem Telefon bestätigen
method-push-hint = Eine Zahl in die App eingeben
method-mail = E-Mail
method-mail-hint = Ein Code an Ihre hinterlegte Adresse
method-mail-to = Ein Code an { $to }
method-sms = SMS
method-sms-hint = Ein Code an Ihre hinterlegte Mobilnummer
method-sms-to = Ein Code an { $to }
method-voice = Anruf
method-voice-hint = Wir rufen Ihre hinterlegte Mobilnummer an
method-voice-to = Wir rufen { $to } an
method-office = Telefon im Büro
method-office-hint = Wir rufen Ihre hinterlegte Büronummer an
method-office-to = Wir rufen { $to } an
method-recovery = Gesicherter Wiederherstellungscode
method-recovery-hint = Einer, den Sie gedruckt oder gespeichert haben, oder ein Pass vom IT-Service
method-questions = Sicherheitsfragen
method-questions-hint = Antworten, die nur Sie kennen
contact-mail = Ihre vollständige E-Mail-Adresse
contact-mail-hint = Die private Adresse, die Sie dafür hinterlegt haben, ganz ausgeschrieben.
contact-mail-go = Code senden
contact-phone = Ihre vollständige Telefonnummer
contact-phone-hint = Mit Ländervorwahl. Es muss die Nummer sein, die Sie hinterlegt haben.
contact-phone-go = Code senden
contact-busy = Wird gesendet
contact-empty = Die Adresse oder Nummer fehlt.
contact-empty-do = Geben Sie sie ganz ein, so wie Sie sie hinterlegt haben.
contact-mail-bad = Das ist keine vollständige E-Mail-Adresse.
contact-mail-bad-do = Sie sieht aus wie name@post.example.

## Der Code

code-name = Code eingeben
code-title-mail = Geben Sie den Code aus Ihrer E-Mail ein
code-title-sms = Geben Sie den Code von Ihrem Telefon ein
code-title-call = Geben Sie den vorgelesenen Code ein
code-title-app = Geben Sie den Code aus Ihrer App ein
code-title-recovery = Geben Sie einen gesicherten Code ein
code-sent = Wir haben { $digits } Ziffern an { $to } gesendet. Es kann eine Minute dauern.
code-sent-private = Wenn dies die hinterlegte Adresse ist, sind { $digits } Ziffern unterwegs an { $to }. Es kann eine Minute dauern.
code-sent-private-phone = Wenn dies die hinterlegte Nummer ist, sind { $digits } Ziffern unterwegs an { $to }. Es kann eine Minute dauern.
code-sent-somewhere = Wenn die Adresse die hinterlegte ist, sind { $digits } Ziffern unterwegs. Es kann eine Minute dauern.
code-app = Öffnen Sie Ihre Authenticator-App und geben Sie die { $digits } Ziffern ein, die sie für Ihr Konto zeigt.
code-label = Code
code-hint = Einfügen geht, mit oder ohne Leerzeichen.
code-left = Gilt noch { $time } Minuten
code-over = Dieser Code gilt nicht mehr.
code-over-do = Fordern Sie unten einen neuen an.
code-go = Code prüfen
code-busy = Wird geprüft
code-short = Der Code hat { $digits } Ziffern.
code-short-do = Geben Sie alle ein.
code-again = Neuen Code senden
code-again-in = Neuen Code senden in { $time }
code-again-busy = Wird gesendet
code-sent-again = Ein neuer Code ist unterwegs. Ältere Codes gelten nicht mehr.
code-nothing = Nichts angekommen?
code-nothing-mail = Sehen Sie zuerst im Spam-Ordner nach. Ein neuer Code ersetzt den alten. Kommt in zwei Minuten nichts, ist die Adresse vielleicht nicht die hinterlegte: Wählen Sie einen anderen Weg.
code-nothing-phone = Ein neuer Code ersetzt den alten. Kommt in zwei Minuten nichts, ist die Nummer vielleicht nicht die hinterlegte: Wählen Sie einen anderen Weg.
code-nothing-mail-guided = Sehen Sie zuerst im Spam-Ordner nach. Ein neuer Code ersetzt den alten.
code-nothing-phone-guided = Ein neuer Code ersetzt den alten.
code-nothing-app = Keine App zur Hand?
code-nothing-app-hint = Wird der Code immer wieder abgelehnt, prüfen Sie, ob Ihr Telefon die Uhr von selbst stellt.

## Ein gesicherter Code, und Antworten auf Fragen

recovery-lead = Geben Sie einen der Codes ein, die Sie gesichert haben. Hat Ihnen der IT-Service einen Pass gegeben, dann geben Sie den ein.
recovery-hint = Kleinbuchstaben und fehlende Bindestriche machen nichts.
recovery-nothing = Keiner davon zur Hand?
recovery-nothing-hint = Jeder Code gilt einmal: Ein benutzter gilt nicht noch einmal.
recovery-short = Das ist kein ganzer Code.
recovery-short-do = Suchen Sie ein Zeichen, das fehlt oder das Sie für ein anderes gelesen haben.
questions-title = Beantworten Sie Ihre Fragen
questions-lead = Antworten Sie wie damals, als Sie sie gewählt haben. Groß- und Kleinschreibung und Leerzeichen machen nichts.
questions-go = Antworten prüfen
answer-empty = Diese Antwort fehlt.

## Ein Passkey

passkey-title = Nutzen Sie Ihren Passkey
passkey-lead = Ihr Gerät fragt nach Fingerabdruck, Gesicht oder PIN. Ein Passkey auf dem Telefon oder ein Sicherheitsschlüssel geht auch.
passkey-go = Passkey nutzen
passkey-busy = Wir warten auf Ihr Gerät
passkey-none = Es wurde kein Passkey genutzt.
passkey-none-do = Es wurde abgebrochen, hat zu lange gedauert, oder dieses Gerät hat keinen. Versuchen Sie es noch einmal oder auf anderem Weg.
passkey-cannot = Dieser Browser kann hier keine Passkeys nutzen.
passkey-cannot-do = Versuchen Sie einen anderen Weg oder einen anderen Browser.
passkey-wrong = Dieser Passkey passt nicht.
passkey-wrong-do = Nutzen Sie einen, den Sie für dieses Konto hinterlegt haben.
passkey-over = Das hat zu lange gedauert.
passkey-over-do = Drücken Sie den Knopf noch einmal.

## Das neue Passwort

password-name = Neues Passwort
password-title = Wählen Sie ein neues Passwort
password-for = Für { $account }
password-label = Neues Passwort
password-show = Zeigen
password-go = Passwort speichern
password-busy = Wird gespeichert
password-empty = Geben Sie zuerst ein Passwort ein.
password-counts = Wie es zählt
password-points = { $has } von { $of } Punkten
password-points-enough = { $has } Punkte, { $of } genügen
password-parts = Teile Ihres Passworts, je ein Punkt
password-missing = { $count ->
    [one] noch ein Punkt nötig
   *[other] noch { $count } Punkte nötig
}
password-suggest = Oder nehmen Sie dieses
password-use = Verwenden
password-another = Anderes
password-used = Der Vorschlag ist eingetragen. Sichern Sie ihn im Passwortmanager oder schreiben Sie ihn auf, bevor Sie weitermachen.
password-rejected = Dieses Passwort geht noch nicht.
password-rejected-do = Unten steht, was fehlt.
rule-length = Mindestens { $min } Zeichen: Ihres hat { $has }
rule-length-open = Mindestens { $min } Zeichen
rule-too-long = Höchstens { $max } Zeichen: Ihres hat { $has }
rule-names = Ohne Ihren Namen und den der Organisation
rule-name-found = „{ $term }“ ist Ihr Name oder der der Organisation. Lassen Sie ihn weg.
rule-name-found-hidden = Es enthält Ihren Namen oder den der Organisation. Lassen Sie ihn weg.
rule-common = Viele benutzen dieses, darum wird es zuerst probiert. Wählen Sie etwas weniger Übliches.
rule-leak = Es stand schon in einem bekannten Datenleck. Wählen Sie ein anderes.
rule-classes = { $min } von diesen 4: Kleinbuchstaben, Großbuchstaben, Ziffern, Zeichen. Ihres hat { $has }
rule-classes-open = { $min } von diesen 4: Kleinbuchstaben, Großbuchstaben, Ziffern, Zeichen
rule-characters = Diese Zeichen gehen hier nicht: { $characters }
rule-easy = „{ $term }“ ist leicht zu erraten und zählt darum 1 Punkt statt { $letters }.
rule-easy-hidden = Ein Teil davon ist leicht zu erraten und zählt darum nur 1 Punkt.
rule-more = { $count ->
    [one] Ein Wort oder Zeichen mehr genügt.
   *[other] Es fehlen { $count } Punkte: ein paar Wörter oder Zeichen.
}
rule-current = Es ist Ihr jetziges. Wählen Sie ein anderes.
rule-history = Sie hatten es schon einmal. Wählen Sie ein neues.
rule-open = Nicht auf der eigenen Wortliste Ihrer Organisation: wird beim Speichern geprüft
rule-open-common = Keines, das viele benutzen: wird beim Speichern geprüft
rule-open-leak = In keinem bekannten Datenleck: wird beim Speichern geprüft
rule-open-both = Keines, das viele benutzen, und in keinem bekannten Datenleck: wird beim Speichern geprüft

## Entsperren

unlock-name = Entsperren
unlock-title = Ihr Konto entsperren
unlock-lead = Wir wissen jetzt, dass Sie es sind. Ihr Passwort bleibt, wie es ist.
unlock-go = Konto entsperren
unlock-busy = Wird entsperrt
unlock-or = Stattdessen ein neues Passwort wählen

## Fertig

done-name = Passwort geändert
done-title = Ihr Passwort ist geändert
done-lead = Es gilt ab jetzt, überall. Wir haben Sie auf allen Geräten abgemeldet.
done-phone = Ihr Telefon hat noch das alte
done-phone-do = Mail- und Kalender-Apps, die es gespeichert haben, versuchen es weiter, und das kann Sie wieder sperren. Geben Sie dort bald das neue Passwort ein.
done-passkey = Nächstes Mal hilft ein Passkey
done-passkey-do = Fingerabdruck, Gesicht oder PIN sind dann einer der Nachweise. Sie erstellen ihn nach dem Anmelden unter „Ihre Nachweise“. Zu Ihrem Schutz geht das erst einen Tag oder mehr nach dem Zurücksetzen, außer Sie weisen sich auf einem Weg aus, den es nicht benutzt hat.
done-passkey-go = Passkey erstellen
done-not-you = Waren das nicht Sie?
done-not-you-do = Wir haben alle hinterlegten Adressen benachrichtigt. Wenn Sie das Passwort nicht geändert haben, sagen Sie es sofort Ihrem IT-Service.
unlocked-name = Konto entsperrt
unlocked-title = Ihr Konto ist entsperrt
unlocked-lead = Melden Sie sich mit dem Passwort an, das Sie kennen. Sonst wurde nichts geändert.
unlocked-phone = Warum war es gesperrt?
unlocked-phone-do = Oft probiert ein Telefon oder Computer noch ein altes Passwort. Geben Sie dort das aktuelle ein.
unlocked-not-you-do = Wir haben alle hinterlegten Adressen benachrichtigt. Wenn Sie das Konto nicht entsperrt haben, sagen Sie es sofort Ihrem IT-Service.

## Angehalten

stopped-name = Vorerst angehalten
stopped-pause = Hier müssen wir warten
stopped-pause-do = Zum Schutz Ihres Kontos lässt es sich erst { $time } wieder zurücksetzen. Fällt Ihnen das Passwort ein, können Sie sich weiterhin anmelden.
stopped-pause-soon = Zum Schutz Ihres Kontos lässt es sich im Moment nicht zurücksetzen. Fällt Ihnen das Passwort ein, können Sie sich weiterhin anmelden.
stopped-network = Zu viele Versuche von hier
stopped-network-do = Aus Ihrem Netz kamen viele Versuche. Frei ist es wieder um { $time }. Mit Ihrem Konto ist alles in Ordnung.
stopped-network-soon = Aus Ihrem Netz kamen viele Versuche. Versuchen Sie es in ein paar Minuten wieder. Mit Ihrem Konto ist alles in Ordnung.
stopped-closed = Das Zurücksetzen ist gerade geschlossen
stopped-closed-do = Ihre Organisation hat es ausgeschaltet. Der IT-Service kann Ihnen helfen.
stopped-broken = Das Zurücksetzen ist nicht fertig eingerichtet
stopped-broken-do = Das ist unser Fehler, und Sie können nichts dagegen tun. Der IT-Service kann Ihnen helfen.
stopped-unknown = Wir wissen nicht, ob es geändert wurde
stopped-unknown-do = Das Verzeichnis hat nicht rechtzeitig geantwortet. Melden Sie sich zuerst mit dem neuen Passwort an, dann mit dem alten. Geht beides nicht, beginnen Sie neu.
stopped-account = Dieses Konto lässt sich hier nicht zurücksetzen
stopped-tenant-off = Ihre Organisation hat das Zurücksetzen ausgeschaltet.
stopped-no-writeback = Ihr Passwort liegt in einem Verzeichnis, das von hier kein neues annimmt.
stopped-not-enabled = Das Zurücksetzen ist für Ihr Konto ausgeschaltet.
stopped-not-licensed = Ihr Konto darf ein bekanntes Passwort ändern, aber keines zurücksetzen.
stopped-not-in-scope = Das Zurücksetzen ist für Ihr Konto noch nicht offen.
stopped-too-few = Für Ihr Konto sind zu wenige Nachweise hinterlegt.
stopped-federated = Ihre Organisation meldet sich bei einem anderen Dienst an; dort wird auch das Passwort geändert.
stopped-elsewhere = Ihr Passwort wird anderswo verwaltet
stopped-elsewhere-do = Ihre Organisation meldet sich bei { $name } an. Ändern Sie das Passwort dort.
stopped-disabled = Ihr Konto wurde von einem Administrator ausgeschaltet.
stopped-unknown-name = Kein Konto hat diesen Namen. Prüfen Sie die Schreibweise oder nehmen Sie einen anderen Namen.
stopped-other = Der IT-Service kann sich vergewissern, dass Sie es sind, und helfen.
stopped-go = Zu { $name }
stopped-again = Neu beginnen

## Wen fragen

help-name = Administrator kontaktieren
help-title = Administrator kontaktieren
help-lead = Der IT-Service kann sich vergewissern, dass Sie es sind, und helfen.
help-need = Müssen Sie heute hinein?
help-need-lead = Der IT-Service kann sich vergewissern, dass Sie es sind, und sofort helfen.
help-call = Anrufen
help-write = Schreiben
help-page = Hilfeseite
help-tell = Nennen Sie diese Support-Nummer
help-nobody = Fragen Sie, wer bei Ihnen die Computer betreut.
help-message = Was sollte man wissen?
help-message-hint = Ein Satz genügt, höchstens { $max } Zeichen. Schreiben Sie hier nie ein Passwort oder einen Code.
help-message-empty = Die Nachricht ist leer.
help-message-label = Nachricht
help-send = Nachricht senden
help-send-busy = Wird gesendet
help-send-lead = Wir wissen schon, wer Sie sind; darum können Sie hier schreiben. Das beendet das Zurücksetzen; nichts wird geändert.
help-sent-name = Nachricht gesendet
help-sent = Ihre Nachricht ist unterwegs
help-sent-do = Der IT-Service wird sich bei Ihnen melden. Bewahren Sie diese Support-Nummer auf.
help-back = Zurück zum Zurücksetzen

## Zeit

extend-title = Brauchen Sie mehr Zeit?
extend-lead = Das Zurücksetzen endet um { $time }.
extend-go = Ich brauche mehr Zeit
extend-busy = Einen Moment
extended = Sie haben jetzt mehr Zeit, bis { $time }.

## Was schiefging, und was zu tun ist

text-long = Das ist zu lang.
text-long-do = Kürzen Sie es.
problem-code = Dieser Code stimmt nicht.
problem-code-do-mail = Nehmen Sie die neueste E-Mail; ältere Codes gelten nicht mehr.
problem-code-do-phone = Nehmen Sie die neueste Nachricht; ältere Codes gelten nicht mehr.
problem-code-do-app = Warten Sie auf den nächsten Code in der App und geben Sie den ein.
problem-code-do-other = Prüfen Sie ihn und geben Sie ihn noch einmal ein.
problem-answers = Nicht alle diese Antworten stimmen.
problem-answers-do = Sehen Sie sich jede noch einmal an.
problem-tries = { $tries ->
    [one] Sie haben noch 1 Versuch.
   *[other] Sie haben noch { $tries } Versuche.
}
problem-spent = Für diesen Code gibt es keine Versuche mehr.
problem-spent-do = Fordern Sie einen neuen an oder wählen Sie einen anderen Weg.
problem-spent-app = Das war ein Versuch zu viel.
problem-spent-app-do = Wählen Sie einen anderen Weg oder beginnen Sie diesen neu.
problem-contact = Das ist nicht, was Sie hinterlegt haben.
problem-contact-do = Geben Sie alles ein, bei einer Telefonnummer mit Ländervorwahl.
problem-method = Dieser Weg steht Ihnen jetzt nicht offen.
problem-method-do = Wählen Sie einen anderen.
problem-check = Die Roboterprüfung ist nicht gelungen.
problem-check-do = Drücken Sie noch einmal auf Weiter.
problem-picture = Das waren nicht die Zeichen im Bild.
problem-picture-do = Hier ist ein neues.
problem-many = Das war zu oft.
problem-many-do = Versuchen Sie es um { $time } wieder.
problem-many-soon = Warten Sie ein paar Minuten und versuchen Sie es dann wieder.
problem-busy = Wir arbeiten noch am letzten Versuch.
problem-busy-do = Warten Sie ein paar Sekunden und drücken Sie dann noch einmal.
problem-unavailable = Ein Teil unseres Dienstes antwortet nicht.
problem-unavailable-do = Warten Sie eine Minute und versuchen Sie es dann wieder. Nichts geschieht doppelt.
repeat-title = Noch keine Antwort
repeat-lead = Wir fragen von selbst noch einmal. Nichts geschieht doppelt.
problem-offline = Wir bekommen keine Antwort.
problem-offline-do = Prüfen Sie Ihre Verbindung und versuchen Sie es dann wieder. Was Sie bisher getan haben, bleibt erhalten.
problem-other = Bei uns ist etwas schiefgegangen.
problem-other-do = Versuchen Sie es noch einmal oder bitten Sie mit der Support-Nummer unten um Hilfe.
