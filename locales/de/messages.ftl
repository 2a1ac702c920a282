### Worte der Nachrichten, die wir senden: jetzt E-Mail, später SMS und Anrufe.
### Betreffe sind eine Zeile. Was jemand getippt hat, steht nur in der Nachricht an den IT-Service.

## Um jede E-Mail herum

mail-by = { $organisation } sendet dies zum Zurücksetzen von Passwörtern auf { $origin }. Antworten liest niemand.
mail-support = Support-Nummer: { $support }
desk-title = Wen Sie fragen können
desk-nobody = Fragen Sie, wer sich bei Ihnen um die Computer kümmert.
desk-phone = Telefon: { $phone }
desk-mail = E-Mail: { $mail }
desk-page = Seite: { $page }
moment = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }, { $time } Uhr (UTC)

## Ein Code

code-subject = Ihr Code für { $organisation }
code-title = Ihr Code für { $organisation }
code-lead = Geben Sie ihn auf der Seite ein, auf der Sie ihn angefordert haben.
code-minutes = { $minutes ->
    [one] Er gilt 1 Minute. Nur der neueste Code dieses Vorgangs gilt.
   *[other] Er gilt { $minutes } Minuten. Nur der neueste Code dieses Vorgangs gilt.
}
code-which = Er gehört zum Vorgang mit der Support-Nummer { $support }. Die Seite zeigt dieselbe.
sign-in-minutes = { $minutes ->
    [one] Er gilt 1 Minute und nur einmal. Nur der neueste Code dieser Anmeldung gilt.
   *[other] Er gilt { $minutes } Minuten und nur einmal. Nur der neueste Code dieser Anmeldung gilt.
}
sign-in-which = Er schließt eine Anmeldung mit Ihrem Passwort ab. Support-Nummer: { $support }.
sign-in-not-you = Sie melden sich gerade nicht an? Dann kennt jemand Ihr Passwort. Geben Sie diesen Code niemandem, ändern Sie sofort Ihr Passwort und sagen Sie es dem IT-Service.
register-minutes = { $minutes ->
    [one] Er gilt 1 Minute und nur einmal.
   *[other] Er gilt { $minutes } Minuten und nur einmal.
}
register-which = Er fügt diese Adresse den Sicherheitsangaben eines Kontos hinzu. Support-Nummer: { $support }.
register-not-you = Sie fügen diese Adresse nicht hinzu? Dann hat sie jemand versehentlich eingegeben. Ohne diesen Code wird nichts hinzugefügt; geben Sie ihn also niemandem.
proof-minutes = { $minutes ->
    [one] Er gilt 1 Minute und nur einmal. Nur der neueste Code gilt.
   *[other] Er gilt { $minutes } Minuten und nur einmal. Nur der neueste Code gilt.
}
proof-which = Er öffnet die Sicherheitsangaben Ihres Kontos für jemanden, der angemeldet ist. Support-Nummer: { $support }.
proof-not-you = Das sind nicht Sie? Dann ist jemand mit Ihrem Konto angemeldet. Geben Sie diesen Code niemandem, ändern Sie sofort Ihr Passwort und sagen Sie es dem IT-Service.
code-keep = Geben Sie ihn nur auf { $origin } ein. Wir fragen nie am Telefon oder per E-Mail danach.
code-not-you = Sie haben ihn nicht angefordert? Jemand hat Ihre Adresse eingegeben, aus Versehen oder mit Absicht. Ohne diesen Code geht es dort nicht weiter; geben Sie ihn also niemandem. Kommen mehr davon, sagen Sie es dem IT-Service.

## Die Adresse stimmt, aber das Konto lässt sich nicht zurücksetzen

cannot-subject = Ihr Konto bei { $organisation } lässt sich hier nicht zurücksetzen
cannot-title = Ihr Konto lässt sich hier nicht zurücksetzen
cannot-lead = Jemand, wahrscheinlich Sie selbst, möchte auf { $origin } das Passwort Ihres Kontos zurücksetzen. Es wurde nichts geändert.
cannot-tenant-off = { $organisation } hat das Zurücksetzen ausgeschaltet.
cannot-no-writeback = Ihr Passwort liegt in einem Verzeichnis, das von hier kein neues annimmt.
cannot-not-enabled = Das Zurücksetzen ist für Ihr Konto ausgeschaltet.
cannot-not-licensed = Ihr Konto darf ein bekanntes Passwort ändern, aber keines zurücksetzen.
cannot-not-in-scope = Das Zurücksetzen ist für Ihr Konto noch nicht offen.
cannot-too-few = Für Ihr Konto sind zu wenige Nachweise hinterlegt.
cannot-federated = Sie melden sich bei einem anderen Dienst an; dort wird auch das Passwort geändert.
cannot-disabled = Ihr Konto wurde von einem Administrator ausgeschaltet.
cannot-do = Der IT-Service kann sich vergewissern, dass Sie es sind, und helfen.
cannot-not-you = Das waren nicht Sie? Dann ist nichts zu tun.

## Ihr Passwort wurde geändert

reset-subject = Ihr Passwort für { $organisation } wurde geändert
reset-title = Ihr Passwort wurde geändert
reset-lead = Es wurde am { $at } geändert, durch Zurücksetzen auf { $origin }. Das neue Passwort gilt überall, und alle Geräte wurden abgemeldet.
reset-you = Das waren Sie? Dann ist nichts zu tun. Telefone und Mailprogramme, die das alte Passwort gespeichert haben, brauchen bald das neue.
reset-not-you = Das waren nicht Sie? Dann benutzt vielleicht jemand Ihr Konto. Sagen Sie es sofort dem IT-Service, und setzen Sie auf { $origin } ein neues Passwort.

changed-subject = Sie haben Ihr Passwort für { $organisation } geändert
changed-title = Sie haben Ihr Passwort geändert
changed-lead = Es wurde am { $at } geändert, von jemandem, der das alte kannte, auf { $origin }. Alle anderen Geräte wurden abgemeldet.
changed-you = Das waren Sie? Dann ist nichts zu tun. Telefone und Mailprogramme, die das alte Passwort gespeichert haben, brauchen bald das neue.
changed-not-you = Das waren nicht Sie? Dann benutzt jemand Ihr Konto. Sagen Sie es sofort dem IT-Service, und setzen Sie auf { $origin } ein neues Passwort.

## Ihre Sicherheitsangaben wurden geändert

added-subject = Ein neuer Nachweis für Ihr Konto bei { $organisation }
added-title = Ein neuer Nachweis für Ihr Konto
added-lead = { $method ->
    [authenticator] Am { $at } wurde Ihrem Konto eine Authenticator-App hinzugefügt. Sie kann beim Anmelden und beim Zurücksetzen Ihres Passworts helfen.
    [mail] Am { $at } wurde Ihrem Konto eine E-Mail-Adresse hinzugefügt. Codes an sie können beim Anmelden und beim Zurücksetzen Ihres Passworts helfen.
    [questions] Für Ihr Konto wurden am { $at } Antworten auf Sicherheitsfragen hinterlegt. Zusammen mit einem anderen Nachweis können sie helfen, Ihr Passwort zurückzusetzen.
    [recovery] Am { $at } wurden für Ihr Konto Wiederherstellungscodes erstellt. Wer einen davon hat, kann sich damit anmelden oder Ihr Passwort zurücksetzen.
   *[other] Am { $at } wurde Ihrem Konto ein Nachweis hinzugefügt.
}
removed-subject = Ein Nachweis weniger für Ihr Konto bei { $organisation }
removed-title = Ein Nachweis weniger für Ihr Konto
removed-lead = { $method ->
    [authenticator] Am { $at } wurde eine Authenticator-App von Ihrem Konto entfernt. Ihre Codes gelten nicht mehr.
    [mail] Am { $at } wurde eine E-Mail-Adresse von Ihrem Konto entfernt. Dorthin gehen keine Codes mehr.
    [questions] Die Antworten auf Ihre Sicherheitsfragen wurden am { $at } aus Ihrem Konto entfernt.
    [recovery] Am { $at } wurden die Wiederherstellungscodes Ihres Kontos entfernt. Keiner von ihnen gilt mehr.
   *[other] Am { $at } wurde ein Nachweis von Ihrem Konto entfernt.
}
replaced-subject = Ein anderer Nachweis für Ihr Konto bei { $organisation }
replaced-title = Ein anderer Nachweis für Ihr Konto
replaced-lead = { $method ->
    [mail] Am { $at } wurde eine E-Mail-Adresse Ihres Kontos bestätigt oder durch eine andere ersetzt. Codes gehen ab jetzt dorthin.
    [questions] Die Antworten auf Ihre Sicherheitsfragen wurden am { $at } ersetzt. Die alten gelten nicht mehr.
    [recovery] Am { $at } wurden für Ihr Konto neue Wiederherstellungscodes erstellt. Von den alten gilt keiner mehr.
   *[other] Am { $at } hat ein Nachweis einen anderen ersetzt.
}
info-you = Das waren Sie? Dann ist nichts zu tun.
info-not-you = Das waren nicht Sie? Dann benutzt jemand Ihr Konto. Sagen Sie es sofort dem IT-Service, und setzen Sie auf { $origin } ein neues Passwort.

saved-subject = Ein Wiederherstellungscode bei { $organisation } wurde benutzt
saved-title = Einer Ihrer Wiederherstellungscodes wurde benutzt
saved-lead = Am { $at } wurde einer Ihrer gespeicherten Wiederherstellungscodes als Nachweis benutzt. Noch übrig: { $left }.
saved-you = Das waren Sie? Streichen Sie den Code durch: Jeder gilt nur einmal. Erstellen Sie in Ihren Sicherheitsangaben neue, bevor sie ausgehen.

## Der IT-Service hat einen Wiederherstellungspass ausgegeben

pass-subject = Ein Wiederherstellungspass für Ihr Konto bei { $organisation }
pass-title = Der IT-Service hat einen Wiederherstellungspass für Ihr Konto ausgegeben
pass-lead = Am { $at } hat die Administration von { $organisation } einen Wiederherstellungspass ausgegeben oder bestätigt, mit dem sich auf { $origin } ein neues Passwort für Ihr Konto setzen lässt. Er gilt einmal, und eine Stunde lang.
pass-you = Sie haben darum gebeten? Dann ist nichts zu tun. Geben Sie den Pass niemandem.
pass-not-you = Sie haben nicht darum gebeten? Sagen Sie es sofort dem IT-Service. Wenn Sie sich anmelden können, ändern Sie Ihr Passwort: Damit gilt der Pass nicht mehr.
pass-used-subject = Ein Wiederherstellungspass bei { $organisation } wurde benutzt
pass-used-title = Der Wiederherstellungspass für Ihr Konto wurde benutzt
pass-used-lead = Am { $at } wurde auf { $origin } der Pass, den der IT-Service für Ihr Konto ausgegeben hat, als Nachweis benutzt. Er gilt nicht noch einmal.
pass-used-you = Das waren Sie? Dann ist nichts zu tun. Richten Sie nach der Anmeldung neue Nachweise ein.

## Eine Adresse, die niemand bestätigt hat, wurde benutzt

unproved-subject = Eine E-Mail-Adresse, die Sie nie bestätigt haben, wurde bei { $organisation } benutzt
unproved-title = Eine E-Mail-Adresse, die Sie nie bestätigt haben, wurde benutzt
unproved-lead = Am { $at } hat sich auf { $origin } jemand mit einer E-Mail-Adresse ausgewiesen, die { $organisation } für Ihr Konto eingetragen hat und die Sie nie bestätigt haben.
unproved-you = Das waren Sie? Dann bestätigen Sie die Adresse in Ihren Sicherheitsangaben, oder entfernen Sie sie, wenn es nicht Ihre ist.
unproved-not-you = Das waren nicht Sie? Dann setzt jemand Ihr Passwort zurück. Sagen Sie es sofort dem IT-Service.

## Ihr Konto wurde entsperrt

unlocked-subject = Ihr Konto bei { $organisation } wurde entsperrt
unlocked-title = Ihr Konto wurde entsperrt
unlocked-lead = Es wurde am { $at } auf { $origin } entsperrt. Ihr Passwort ist dasselbe wie vorher.
unlocked-you = Das waren Sie? Dann ist nichts zu tun. Oft probiert ein Telefon noch ein altes Passwort; geben Sie dort das aktuelle ein.
unlocked-not-you = Das waren nicht Sie? Dann konnte sich jemand als Sie ausweisen. Sagen Sie es sofort dem IT-Service, und setzen Sie auf { $origin } ein neues Passwort.

## Falsche Antworten

wrong-subject = Falsche Codes für Ihr Konto bei { $organisation }
wrong-title = Jemand hat für Ihr Konto falsch geantwortet
wrong-lead = Am { $at } gab es beim Zurücksetzen Ihres Passworts mehrere falsche Codes oder Antworten. Es wurde nichts geändert.
wrong-you = Das waren Sie? Machen Sie weiter, und nehmen Sie den neuesten Code. Ältere gelten nicht mehr.
wrong-not-you = Das waren nicht Sie? Jemand kennt Ihren Benutzernamen und rät. Hineingekommen ist niemand. Geben Sie niemandem einen Code, und sagen Sie es dem IT-Service, wenn es weitergeht.

## Zurücksetzen macht Pause

locked-subject = Das Zurücksetzen für Ihr Konto bei { $organisation } macht Pause
locked-title = Hier müssen wir warten
locked-lead = Beim Zurücksetzen Ihres Passworts gab es zu viele falsche Antworten. Zum Schutz Ihres Kontos ist es erst wieder möglich ab: { $until }.
locked-you = Mit Ihrem Passwort können Sie sich weiterhin anmelden. Brauchen Sie früher ein neues, fragen Sie den IT-Service.
locked-not-you = Das waren nicht Sie? Jemand rät. Hineingekommen ist niemand. Sagen Sie es dem IT-Service.

## Ein Nachweis ist ausgeschaltet

disabled-subject = Ein Nachweis für Ihr Konto bei { $organisation } ist ausgeschaltet
disabled-title = Ein Nachweis ist ausgeschaltet
disabled-lead = { $method ->
    [mail] Es gab sehr viele falsche Codes aus E-Mails. Zum Schutz Ihres Kontos gelten Codes per E-Mail beim Zurücksetzen nicht mehr.
    [sms] Es gab sehr viele falsche Codes aus SMS. Zum Schutz Ihres Kontos gelten Codes per SMS beim Zurücksetzen nicht mehr.
    [voice] Es gab sehr viele falsche Codes aus Anrufen. Zum Schutz Ihres Kontos gelten Anrufe auf Ihrem Mobiltelefon beim Zurücksetzen nicht mehr.
    [office] Es gab sehr viele falsche Codes aus Anrufen. Zum Schutz Ihres Kontos gelten Anrufe auf Ihrem Bürotelefon beim Zurücksetzen nicht mehr.
    [authenticator] Es gab sehr viele falsche Codes aus einer Authenticator-App. Zum Schutz Ihres Kontos gilt Ihre App beim Zurücksetzen nicht mehr. Bei der Anmeldung gilt sie weiterhin.
    [push] Es gab sehr viele falsche Zahlen auf einem Telefon. Zum Schutz Ihres Kontos gilt die Bestätigung auf dem Telefon beim Zurücksetzen nicht mehr.
    [questions] Es gab sehr viele falsche Antworten auf Ihre Sicherheitsfragen. Zum Schutz Ihres Kontos gelten sie beim Zurücksetzen nicht mehr.
   *[other] Es gab sehr viele falsche Antworten. Zum Schutz Ihres Kontos gilt einer Ihrer Nachweise beim Zurücksetzen nicht mehr.
}
disabled-you = Melden Sie sich an und bestätigen Sie ihn in Ihren Sicherheitsangaben, oder fragen Sie den IT-Service; dann gilt er wieder.
disabled-not-you = Das waren nicht Sie? Jemand rät, und das schon eine Weile. Hineingekommen ist niemand. Sagen Sie es dem IT-Service.

## Die Administration hat geändert, womit sich jemand ausweist

by-admin-subject = Ihre Anmeldedaten bei { $organisation } wurden von der Administration geändert
by-admin-title = Die Administration hat geändert, wie Sie sich ausweisen
by-admin-lead = Am { $at } hat die Administration von { $organisation } einen der Wege hinzugefügt oder entfernt, auf denen Sie Ihr Passwort bei { $origin } zurücksetzen. Ihr Passwort ist dasselbe wie vorher.
by-admin-you = Sie haben darum gebeten? Dann ist nichts zu tun. Sehen Sie sich bei der nächsten Anmeldung Ihre Sicherheitsinformationen an, und bestätigen Sie, was dort steht.
by-admin-not-you = Sie haben nicht darum gebeten, und niemand hat es Ihnen gesagt? Melden Sie sich sofort beim Service Desk.

details-subject = Ihr Konto bei { $organisation } wurde von der Administration geändert
details-title = Die Administration hat Ihr Konto geändert
details-lead = Am { $at } hat die Administration von { $organisation } die Namen geändert, mit denen Sie sich anmelden und Ihr Passwort bei { $origin } zurücksetzen, oder die Adresse, an die Ihre Organisation schreibt. Ihr Passwort ist dasselbe wie vorher.
details-you = Sie haben darum gebeten oder haben einen neuen Namen oder eine neue Adresse? Dann ist nichts zu tun.
details-not-you = Sie wissen nichts davon? Melden Sie sich sofort beim Service Desk.

## Das waren nicht Sie

not-me-lead = Sie können es auch selbst aufhalten, ohne sich anzumelden. Der Link führt auf eine Seite, die vorher fragt, und gilt 30 Tage. Sie sperrt das Zurücksetzen Ihres Kontos und alles, womit Sie sich ausweisen, meldet alle Geräte ab und sagt es den Administratoren.
not-me-link = Das war ich nicht

frozen-subject = Das Zurücksetzen Ihres Kontos bei { $organisation } ist gesperrt
frozen-title = Das Zurücksetzen Ihres Kontos ist gesperrt
frozen-lead = Am { $at } hat jemand, der Ihre E-Mails liest, auf { $origin } gesagt, dass etwas nicht von ihm war. Niemand kann das Passwort Ihres Kontos jetzt zurücksetzen oder ändern, womit Sie sich ausweisen, und alle Geräte wurden abgemeldet. Die Administratoren wissen Bescheid.
frozen-you = Das waren Sie? Kennt vielleicht jemand Ihr Passwort, dann ändern Sie es. Ist alles in Ordnung, melden Sie sich an und heben Sie die Sperre mit zwei Nachweisen auf, oder bitten Sie den IT-Service darum.
frozen-not-you = Das waren nicht Sie? Dann liest noch jemand Ihre E-Mails. Sagen Sie es sofort dem IT-Service.

thawed-subject = Ihr Konto bei { $organisation } lässt sich wieder zurücksetzen
thawed-title = Ihr Konto lässt sich wieder zurücksetzen
thawed-lead = Am { $at } wurde die Sperre Ihres Kontos aufgehoben, von einem Administrator oder von jemandem, der sich auf { $origin } angemeldet und zweifach ausgewiesen hat. Das Passwort lässt sich wieder zurücksetzen.
thawed-you = Das waren Sie, oder der IT-Service hat es Ihnen gesagt? Dann ist nichts zu tun.
thawed-not-you = Das waren nicht Sie, und niemand hat es Ihnen gesagt? Sagen Sie es sofort dem IT-Service.

## An Administratoren: Jemand sagt, dass es nicht von ihm war

not-me-for-subject = Jemand bei { $organisation } sagt: Das war ich nicht
not-me-for-title = Jemand sagt: Das war ich nicht
not-me-for-lead = Am { $at } hat jemand, der die E-Mails von { $account } liest, gesagt, dass etwas mit diesem Konto nicht von ihm war. Das Zurücksetzen ist auf { $origin } gesperrt, und niemand ist damit angemeldet. Die Support-Nummer ist die des Vorgangs, über den benachrichtigt wurde.
not-me-for-do = Fragen Sie { $account } persönlich oder am Telefon, und suchen Sie die Support-Nummer im Protokoll. Sehen Sie sich Passwort und Methoden gemeinsam an, und heben Sie die Sperre auf, sobald alles wieder in der richtigen Hand ist.

## An Administratoren: das Passwort eines Administrators wurde zurückgesetzt

admin-subject = Ein Administrator von { $organisation } hat ein neues Passwort
admin-title = Ein Administrator hat ein neues Passwort
admin-lead = Das Passwort von { $account } wurde am { $at } geändert, durch Zurücksetzen auf { $origin }.
admin-do = Fragen Sie { $account } persönlich oder am Telefon, ob das so gewollt war. Wenn nicht, schalten Sie das Konto aus und suchen Sie die Support-Nummer im Protokoll.

## An Administratoren: ein Wiederherstellungspass wurde ausgegeben

pass-for-subject = Ein Administrator von { $organisation } hat einen Wiederherstellungspass ausgegeben
pass-for-title = Ein Wiederherstellungspass wurde ausgegeben
pass-for-lead = Am { $at } hat jemand aus der Administration einen Wiederherstellungspass für { $account } ausgegeben oder bestätigt. Wer ihn hat, kann sich auf { $origin } als { $account } ausweisen.
pass-for-do = Sie wissen dort von niemandem, der alles verloren hat? Schalten Sie das Konto aus und suchen Sie die Support-Nummer im Protokoll: Es nennt, wer den Pass ausgegeben hat.

## An den IT-Service: jemand bittet um Hilfe

help-subject = Hilfe erbeten beim Zurücksetzen eines Passworts bei { $organisation }
help-title = Jemand bittet um Hilfe beim Zurücksetzen eines Passworts
help-lead = Wer das Passwort von { $account } zurücksetzt, hat mindestens einen Nachweis erbracht und wendet sich am { $at } an Sie.
help-message = Die Nachricht:
help-silent = Eine Nachricht ist nicht dabei.
help-do = Nehmen Sie eine Telefonnummer oder Adresse aus Ihren eigenen Unterlagen, keine aus dieser Nachricht. Fragen Sie nie nach einem Passwort oder einem Code.
