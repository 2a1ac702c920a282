mail-by = { $organisation } verstuurt dit voor het opnieuw instellen van wachtwoorden op { $origin }. Niemand leest de antwoorden.
mail-support = Supportnummer: { $support }
desk-title = Wie je kunt vragen
desk-nobody = Vraag het degene die bij jou de computers beheert.
desk-phone = Telefoon: { $phone }
desk-mail = E-mail: { $mail }
desk-page = Pagina: { $page }
moment = { $day } { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }, { $time } UTC

code-subject = Je code voor { $organisation }
code-title = Je code voor { $organisation }
code-lead = Typ hem op de pagina waar je hem hebt aangevraagd.
code-minutes = { $minutes ->
    [one] Hij is 1 minuut geldig. Alleen de nieuwste code van deze aanvraag werkt.
   *[other] Hij is { $minutes } minuten geldig. Alleen de nieuwste code van deze aanvraag werkt.
}
code-which = Hij hoort bij de aanvraag met supportnummer { $support }. De pagina toont hetzelfde.
sign-in-minutes = { $minutes ->
    [one] Hij is 1 minuut geldig, en één keer. Alleen de nieuwste code van deze aanmelding werkt.
   *[other] Hij is { $minutes } minuten geldig, en één keer. Alleen de nieuwste code van deze aanmelding werkt.
}
sign-in-which = Hij voltooit een aanmelding met je wachtwoord. Supportnummer: { $support }.
sign-in-not-you = Meld je je nu niet aan? Dan kent iemand je wachtwoord. Geef deze code aan niemand, wijzig je wachtwoord nu en meld het bij de servicedesk.
register-minutes = { $minutes ->
    [one] Hij is 1 minuut geldig, en één keer.
   *[other] Hij is { $minutes } minuten geldig, en één keer.
}
register-which = Hij voegt dit adres toe aan de beveiligingsgegevens van een account. Supportnummer: { $support }.
register-not-you = Voeg je dit adres niet toe? Dan heeft iemand het per ongeluk getypt. Zonder deze code wordt niets toegevoegd, dus geef hem aan niemand.
proof-minutes = { $minutes ->
    [one] Hij is 1 minuut geldig, en één keer. Alleen de nieuwste code werkt.
   *[other] Hij is { $minutes } minuten geldig, en één keer. Alleen de nieuwste code werkt.
}
proof-which = Hij opent de beveiligingsgegevens van je account voor iemand die is aangemeld. Supportnummer: { $support }.
proof-not-you = Ben jij dit niet? Dan is iemand aangemeld met je account. Geef deze code aan niemand, wijzig je wachtwoord nu en meld het bij de servicedesk.
code-keep = Typ hem alleen op { $origin }. We vragen er nooit om via telefoon of e-mail.
code-not-you = Heb je hem niet aangevraagd? Iemand heeft je adres getypt, per ongeluk of niet. Zonder deze code kan diegene niet verder, dus geef hem aan niemand. Komen er meer, meld het dan bij de servicedesk.

cannot-subject = Je account bij { $organisation } kan hier niet opnieuw worden ingesteld
cannot-title = Je account kan hier niet opnieuw worden ingesteld
cannot-lead = Iemand, waarschijnlijk jij, wil op { $origin } het wachtwoord van je account opnieuw instellen. Er is niets gewijzigd.
cannot-tenant-off = { $organisation } heeft opnieuw instellen uitgezet.
cannot-no-writeback = Je wachtwoord staat in een directory die vanaf hier geen nieuw wachtwoord kan aannemen.
cannot-not-enabled = Opnieuw instellen staat uit voor je account.
cannot-not-licensed = Je account mag een bekend wachtwoord wijzigen, maar niet opnieuw instellen.
cannot-not-in-scope = Opnieuw instellen staat nog niet open voor je account.
cannot-too-few = Je account heeft te weinig geregistreerde manieren om te bewijzen wie je bent.
cannot-federated = Je meldt je aan via een andere dienst; daar wijzig je het wachtwoord.
cannot-disabled = Je account is uitgezet door een beheerder.
cannot-do = De servicedesk kan controleren dat jij het bent, en helpen.
cannot-not-you = Was jij het niet? Dan hoef je niets te doen.

reset-subject = Je wachtwoord voor { $organisation } is gewijzigd
reset-title = Je wachtwoord is gewijzigd
reset-lead = Het is op { $at } gewijzigd, door opnieuw instellen op { $origin }. Het nieuwe wachtwoord geldt overal, en alle apparaten zijn afgemeld.
reset-you = Was jij het? Dan hoef je niets te doen. Telefoons en mailprogramma’s die het oude wachtwoord hebben opgeslagen, hebben binnenkort het nieuwe nodig.
reset-not-you = Was jij het niet? Dan gebruikt iemand misschien je account. Meld het meteen bij de servicedesk en stel een nieuw wachtwoord in op { $origin }.

changed-subject = Je hebt je wachtwoord voor { $organisation } gewijzigd
changed-title = Je hebt je wachtwoord gewijzigd
changed-lead = Het is op { $at } gewijzigd door iemand die het oude kende, op { $origin }. Alle andere apparaten zijn afgemeld.
changed-you = Was jij het? Dan hoef je niets te doen. Telefoons en mailprogramma’s die het oude wachtwoord hebben opgeslagen, hebben binnenkort het nieuwe nodig.
changed-not-you = Was jij het niet? Dan gebruikt iemand je account. Meld het meteen bij de servicedesk en stel een nieuw wachtwoord in op { $origin }.

added-subject = Een nieuwe manier om te bewijzen wie je bent bij { $organisation }
added-title = Een nieuwe manier om te bewijzen wie je bent
added-lead = { $method ->
    [authenticator] Op { $at } is een authenticator-app aan je account toegevoegd. Die kan helpen bij het aanmelden en bij het opnieuw instellen van je wachtwoord.
    [mail] Op { $at } is een e-mailadres aan je account toegevoegd. Codes naar dat adres kunnen helpen bij het aanmelden en bij het opnieuw instellen van je wachtwoord.
    [sms] Op { $at } is een mobiele telefoon aan je account toegevoegd. Codes naar die telefoon kunnen helpen bij het aanmelden en bij het opnieuw instellen van je wachtwoord.
    [questions] Op { $at } zijn voor je account antwoorden op beveiligingsvragen geregistreerd. Naast een ander bewijs kunnen ze helpen bij het opnieuw instellen van je wachtwoord.
    [recovery] Op { $at } zijn herstelcodes voor je account gemaakt. Wie er een heeft, kan zich daarmee aanmelden of je wachtwoord opnieuw instellen.
   *[other] Op { $at } is een manier om te bewijzen wie je bent aan je account toegevoegd.
}
removed-subject = Een manier minder om te bewijzen wie je bent bij { $organisation }
removed-title = Een manier minder om te bewijzen wie je bent
removed-lead = { $method ->
    [authenticator] Op { $at } is een authenticator-app uit je account verwijderd. De codes ervan zijn niet meer geldig.
    [mail] Op { $at } is een e-mailadres uit je account verwijderd. Er gaan geen codes meer naartoe.
    [sms] Op { $at } is een mobiele telefoon uit je account verwijderd. Er gaan geen codes meer naartoe.
    [questions] Op { $at } zijn de antwoorden op je beveiligingsvragen uit je account verwijderd.
    [recovery] Op { $at } zijn de herstelcodes van je account verwijderd. Geen ervan werkt nog.
   *[other] Op { $at } is een manier om te bewijzen wie je bent uit je account verwijderd.
}
replaced-subject = Een andere manier om te bewijzen wie je bent bij { $organisation }
replaced-title = Een andere manier om te bewijzen wie je bent
replaced-lead = { $method ->
    [mail] Op { $at } is een e-mailadres van je account bevestigd, of in de plaats van een ander gekomen. Codes gaan vanaf nu daarnaartoe.
    [sms] Op { $at } is een mobiele telefoon van je account bevestigd, of in de plaats van een ander gekomen. Codes gaan vanaf nu daarnaartoe.
    [questions] Op { $at } zijn de antwoorden op je beveiligingsvragen vervangen. De oude werken niet meer.
    [recovery] Op { $at } zijn nieuwe herstelcodes voor je account gemaakt. Geen van de oude werkt nog.
   *[other] Op { $at } heeft een manier om te bewijzen wie je bent een andere vervangen.
}
info-you = Was jij het? Dan hoef je niets te doen.
info-not-you = Was jij het niet? Dan gebruikt iemand je account. Meld het meteen bij de servicedesk en stel een nieuw wachtwoord in op { $origin }.

saved-subject = Er is een herstelcode gebruikt bij { $organisation }
saved-title = Een van je herstelcodes is gebruikt
saved-lead = Op { $at } is een van je bewaarde herstelcodes gebruikt om te bewijzen wie je bent. Codes over: { $left }.
saved-you = Was jij het? Streep die code door: elke code werkt één keer. Maak nieuwe in je beveiligingsgegevens voordat ze op zijn.

pass-subject = Een herstelpas voor je account bij { $organisation }
pass-title = De servicedesk heeft een herstelpas voor je account gegeven
pass-lead = Op { $at } heeft een beheerder van { $organisation } een herstelpas gegeven of bevestigd, waarmee op { $origin } een nieuw wachtwoord voor je account kan worden ingesteld. Hij werkt één keer, en één uur lang.
pass-you = Heb je erom gevraagd? Dan hoef je niets te doen. Geef de pas aan niemand.
pass-not-you = Heb je er niet om gevraagd? Meld het meteen bij de servicedesk. Als je je kunt aanmelden, wijzig dan je wachtwoord: daarmee vervalt de pas.
pass-used-subject = Er is een herstelpas gebruikt bij { $organisation }
pass-used-title = De herstelpas voor je account is gebruikt
pass-used-lead = Op { $at } is de pas die de servicedesk voor je account heeft gegeven, gebruikt om te bewijzen wie je bent, op { $origin }. Hij werkt niet nog eens.
pass-used-you = Was jij het? Dan hoef je niets te doen. Registreer na het aanmelden nieuwe manieren om te bewijzen wie je bent.

unproved-subject = Een e-mailadres dat je nooit hebt bevestigd, is gebruikt bij { $organisation }
unproved-title = Een e-mailadres dat je nooit hebt bevestigd, is gebruikt
unproved-lead = Op { $at } heeft iemand op { $origin } bewezen wie hij is, met een e-mailadres dat { $organisation } voor je account had ingevuld en dat je nooit hebt bevestigd.
unproved-you = Was jij het? Bevestig dat adres dan in je beveiligingsgegevens, of verwijder het als het niet van jou is.
unproved-not-you = Was jij het niet? Dan stelt iemand je wachtwoord opnieuw in. Meld het meteen bij de servicedesk.

unlocked-subject = Je account bij { $organisation } is ontgrendeld
unlocked-title = Je account is ontgrendeld
unlocked-lead = Het is op { $at } ontgrendeld op { $origin }. Je wachtwoord is hetzelfde als voorheen.
unlocked-you = Was jij het? Dan hoef je niets te doen. Vaak is het een telefoon die nog een oud wachtwoord probeert; typ daar het huidige.
unlocked-not-you = Was jij het niet? Dan kon iemand zich voor jou uitgeven. Meld het meteen bij de servicedesk en stel een nieuw wachtwoord in op { $origin }.

wrong-subject = Foute codes voor je account bij { $organisation }
wrong-title = Iemand heeft foute antwoorden gegeven voor je account
wrong-lead = Op { $at } waren er meerdere foute codes of antwoorden bij het opnieuw instellen van je wachtwoord. Er is niets gewijzigd.
wrong-you = Was jij het? Ga door, met de nieuwste code. Eerdere codes zijn niet meer geldig.
wrong-not-you = Was jij het niet? Iemand kent je gebruikersnaam en is aan het raden. Diegene is niet binnengekomen. Geef niemand een code, en meld het bij de servicedesk als het doorgaat.

locked-subject = Opnieuw instellen van je account bij { $organisation } is gepauzeerd
locked-title = We moeten hier even wachten
locked-lead = Er waren te veel foute antwoorden bij het opnieuw instellen van je wachtwoord. Om je account te beschermen kan het niet opnieuw worden ingesteld vóór { $until }.
locked-you = Je kunt je nog aanmelden met je wachtwoord. Heb je eerder een nieuw nodig, vraag het dan de servicedesk.
locked-not-you = Was jij het niet? Iemand is aan het raden. Diegene is niet binnengekomen. Meld het bij de servicedesk.

disabled-subject = Een manier om je wachtwoord bij { $organisation } opnieuw in te stellen is uitgezet
disabled-title = Een manier om je wachtwoord opnieuw in te stellen is uitgezet
disabled-lead = { $method ->
    [mail] Er waren heel veel foute codes uit e-mails. Om je account te beschermen werken codes via e-mail niet meer voor het opnieuw instellen.
    [sms] Er waren heel veel foute codes uit sms’jes. Om je account te beschermen werken codes via sms niet meer voor het opnieuw instellen.
    [voice] Er waren heel veel foute codes uit telefoongesprekken. Om je account te beschermen werken telefoontjes naar je mobiel niet meer voor het opnieuw instellen.
    [office] Er waren heel veel foute codes uit telefoongesprekken. Om je account te beschermen werken telefoontjes naar je kantoortelefoon niet meer voor het opnieuw instellen.
    [authenticator] Er waren heel veel foute codes uit een authenticator-app. Om je account te beschermen werkt je app niet meer voor het opnieuw instellen. Bij het aanmelden werkt hij nog wel.
    [push] Er waren heel veel foute getallen op een telefoon. Om je account te beschermen werkt goedkeuren op je telefoon niet meer voor het opnieuw instellen.
    [questions] Er waren heel veel foute antwoorden op je beveiligingsvragen. Om je account te beschermen werken ze niet meer voor het opnieuw instellen.
   *[other] Er waren heel veel foute antwoorden. Om je account te beschermen werkt een van je manieren om te bewijzen wie je bent niet meer voor het opnieuw instellen.
}
disabled-you = Meld je aan en bevestig die in je beveiligingsgegevens, of vraag het de servicedesk; dan werkt het weer.
disabled-not-you = Was jij het niet? Iemand is aan het raden, en al een tijdje. Diegene is niet binnengekomen. Meld het bij de servicedesk.

by-admin-subject = Je aanmeldgegevens bij { $organisation } zijn door een beheerder gewijzigd
by-admin-title = Een beheerder heeft gewijzigd hoe je bewijst wie je bent
by-admin-lead = Op { $at } heeft een beheerder van { $organisation } een van de manieren toegevoegd of verwijderd waarmee je op { $origin } je wachtwoord opnieuw instelt. Je wachtwoord is hetzelfde als voorheen.
by-admin-you = Heb je erom gevraagd? Dan hoef je niets te doen. Bekijk je beveiligingsgegevens als je je de volgende keer aanmeldt, en bevestig wat er staat.
by-admin-not-you = Heb je er niet om gevraagd, en heeft niemand het je verteld? Meld het meteen bij de servicedesk.

details-subject = Je account bij { $organisation } is door een beheerder gewijzigd
details-title = Een beheerder heeft je account gewijzigd
details-lead = Op { $at } heeft een beheerder van { $organisation } de namen gewijzigd waarmee je je aanmeldt en op { $origin } je wachtwoord opnieuw instelt, of het adres waarnaar je organisatie schrijft. Je wachtwoord is hetzelfde als voorheen.
details-you = Heb je erom gevraagd, of heb je een nieuwe naam of een nieuw adres? Dan hoef je niets te doen.
details-not-you = Weet je hier niets van? Meld het meteen bij de servicedesk.

not-me-lead = Je kunt het ook zelf stoppen, zonder je aan te melden. De link leidt naar een pagina die het je eerst vraagt, en werkt 30 dagen. Hij blokkeert het opnieuw instellen van je account en de manieren om te bewijzen wie je bent, meldt elk apparaat af en licht de beheerders in.
not-me-link = Ik was het niet

frozen-subject = Opnieuw instellen van je account bij { $organisation } is geblokkeerd
frozen-title = Opnieuw instellen van je account is geblokkeerd
frozen-lead = Op { $at } heeft iemand die je mail leest op { $origin } gezegd dat iets niet door diegene is gedaan. Niemand kan nu het wachtwoord van je account opnieuw instellen of wijzigen hoe je bewijst wie je bent, en elk apparaat is afgemeld. De beheerders zijn ingelicht.
frozen-you = Was jij het? Als iemand je wachtwoord zou kunnen kennen, wijzig het dan. Meld je aan als alles in orde is en hef de blokkering op met twee bewijzen, of laat de servicedesk dat doen.
frozen-not-you = Was jij het niet? Dan leest iemand anders je mail. Meld het meteen bij de servicedesk.

thawed-subject = Je account bij { $organisation } kan weer opnieuw worden ingesteld
thawed-title = Je account kan weer opnieuw worden ingesteld
thawed-lead = Op { $at } is de blokkering van je account opgeheven, door een beheerder of door iemand die zich op { $origin } heeft aangemeld en twee bewijzen heeft gegeven. Het wachtwoord kan weer opnieuw worden ingesteld.
thawed-you = Was jij het, of heeft de servicedesk het je verteld? Dan hoef je niets te doen.
thawed-not-you = Was jij het niet, en heeft niemand het je verteld? Meld het meteen bij de servicedesk.

not-me-for-subject = Iemand bij { $organisation } zegt het niet te zijn geweest
not-me-for-title = Iemand zegt het niet te zijn geweest
not-me-for-lead = Op { $at } heeft degene die de mail van { $account } leest, gezegd iets dat met dit account is gebeurd niet te hebben gedaan. Opnieuw instellen is geblokkeerd op { $origin }, en niemand is ermee aangemeld. Het supportnummer hoort bij wat diegene was gemeld.
not-me-for-do = Vraag het { $account } persoonlijk of telefonisch, en zoek het supportnummer op in het auditlogboek. Bekijk samen het wachtwoord en de manieren, en hef de blokkering op zodra alles weer van de eigenaar is.

admin-subject = Een beheerder van { $organisation } heeft een nieuw wachtwoord
admin-title = Een beheerder heeft een nieuw wachtwoord
admin-lead = Het wachtwoord van { $account } is op { $at } gewijzigd, door opnieuw instellen op { $origin }.
admin-do = Vraag { $account } persoonlijk of telefonisch of dat de bedoeling was. Zo niet, zet het account dan uit en zoek het supportnummer op in het auditlogboek.

pass-for-subject = Een beheerder van { $organisation } heeft een herstelpas gegeven
pass-for-title = Er is een herstelpas gegeven
pass-for-lead = Op { $at } heeft een beheerder een herstelpas gegeven of bevestigd voor { $account }. Wie hem heeft, kan op { $origin } bewijzen { $account } te zijn.
pass-for-do = Weet je van niemand daar die alles kwijt is? Zet het account uit en zoek het supportnummer op in het auditlogboek: daar staat wie de pas heeft gegeven.

help-subject = Hulp gevraagd bij het opnieuw instellen van een wachtwoord bij { $organisation }
help-title = Iemand vraagt hulp bij het opnieuw instellen van een wachtwoord
help-lead = Wie het wachtwoord van { $account } opnieuw instelt, heeft minstens één bewijs gegeven en wendt zich op { $at } tot jullie.
help-message = Het bericht:
help-silent = Er is geen bericht bij.
help-do = Gebruik een telefoonnummer of adres uit je eigen gegevens, niet uit dit bericht. Vraag nooit om een wachtwoord of een code.
