account-title = Account
account-shell = De pagina wordt geladen

opening-title = Een moment
opening-lead = We kijken of je bent aangemeld.

sign-in-title = Aanmelden
sign-in-lead = Gebruik je werkaccount.
sign-in-password = Wachtwoord
sign-in-go = Aanmelden
sign-in-busy = Aanmelden
sign-in-forgot = Ik ben mijn wachtwoord vergeten
sign-in-wrong = Die naam en dat wachtwoord openen geen account.
sign-in-wrong-do = Controleer beide, ook de hoofdletters. Na tien foute pogingen volgt een pauze, en elke pauze is langer.
sign-in-no-password = Het wachtwoord ontbreekt.
sign-in-no-password-do = Typ het, of kies een nieuw als je het bent vergeten.
sign-in-over = Je moet je opnieuw aanmelden.
sign-in-over-do = De tijd is om, of de sessie is ergens anders beëindigd.
sign-in-out = Je bent afgemeld.
sign-in-out-do = Sluit op een gedeelde computer ook de browser.

sign-in-ticket = Deze link is al gebruikt of is te oud.
sign-in-ticket-do = Ga terug naar waar je vandaan kwam voor een nieuwe, of meld je hier aan.

second-title = Nog een bewijs
second-lead = Je wachtwoord klopt. Kies hoe je bewijst dat jij het bent.
second-recovery = Een van de codes die je hebt geprint of opgeslagen
second-recovery-lead = Typ een van de codes die je hebt bewaard.

expired-title = Kies een nieuw wachtwoord
expired-lead = Wat je typte klopt, maar het is verlopen. Kies een ander; daarna ben je aangemeld.

home-title = Je bent aangemeld
home-lead = Als { $name }, account { $account }.
home-until = Als je niets doet, word je om { $time } afgemeld.
home-info = Manieren om te bewijzen dat jij het bent
home-info-hint = Wat je weer naar binnen helpt als je je wachtwoord vergeet
home-info-busy = Openen
home-password = Wachtwoord
home-password-hint = Wijzig het wachtwoord dat je kent
home-frozen = Opnieuw instellen van je account is geblokkeerd
home-frozen-do = Iemand die je mail leest, heeft gezegd dat iets niet door diegene is gedaan. Totdat dat voorbij is, kan niemand je wachtwoord opnieuw instellen of wijzigen hoe je bewijst dat jij het bent. Is alles in orde? Hef de blokkering dan op: je bewijst op twee manieren dat jij het bent.
home-frozen-desk = Iemand die je mail leest, heeft gezegd dat iets niet door diegene is gedaan. Totdat dat voorbij is, kan niemand je wachtwoord opnieuw instellen of wijzigen hoe je bewijst dat jij het bent. De servicedesk kan de blokkering opheffen.
home-frozen-go = Blokkering opheffen
home-out = Afmelden
home-out-busy = Afmelden
home-everywhere-title = Apparaat kwijt of niet van jou?
home-everywhere-lead = Dit beëindigt elke sessie van je account, op elk apparaat.
home-everywhere = Overal afmelden
stay-lead = Je wordt om { $time } afgemeld.
stay-lead-sign-in = Het aanmelden eindigt om { $time }. Daarna begint het opnieuw.
stay-go = Aangemeld blijven

registered-title = Dat is alles
registered-lead = Je kunt terug naar waar je vandaan kwam.
registered-lead-here = Je kunt nu zelf weer naar binnen. Sluit deze pagina of meld je af.
registered-go = Terug
registered-leave = Terug zonder dit

change-title = Wijzig je wachtwoord
change-lead = Voor { $account }. Elk ander apparaat wordt afgemeld.
change-old = Je huidige wachtwoord
change-old-empty = Je huidige wachtwoord ontbreekt.
change-old-empty-do = Typ het eerst. Ben je het vergeten, meld je dan af en kies ‘Ik ben mijn wachtwoord vergeten’.
change-old-wrong = Dat is niet je huidige wachtwoord.
change-old-wrong-do = Controleer de hoofdletters. Na tien foute pogingen volgt een pauze.

interrupt-title = Er is meer informatie nodig
interrupt-lead = Je organisatie wil zeker weten dat je weer naar binnen kunt als je ooit je wachtwoord vergeet. Het duurt zo’n twee minuten.
interrupt-title-review = Zijn deze nog van jou?
interrupt-lead-review = Een tijd geleden heb je ons verteld hoe we kunnen controleren dat jij het bent. Kijk het na, zodat het nog werkt als je het nodig hebt.
interrupt-go = Volgende
interrupt-busy = Een moment
interrupt-skip = Niet nu
interrupt-skip-hint = Je krijgt deze vraag weer als je je de volgende keer aanmeldt.
interrupt-skip-left = { $count ->
    [0] Dit is de laatste keer dat je het kunt uitstellen.
    [one] Je kunt het deze keer en nog één keer uitstellen.
   *[other] Je kunt het deze keer en nog { $count } keer uitstellen.
}
missing-title = Raak de toegang tot je account niet kwijt
missing-lead = { $count ->
    [one] Stel hier nog één van in. Dan kun je jezelf helpen als je je wachtwoord vergeet.
   *[other] Stel hier { $count } van in. Dan kun je jezelf helpen als je je wachtwoord vergeet.
}
missing-have = Ingesteld
missing-do = Nu instellen
missing-after = Mogelijk zodra er een sterkere manier is ingesteld
missing-nothing = Hier kan niets worden ingesteld
missing-nothing-do = Je organisatie biedt op dit moment niets aan voor je account. Vraag het je servicedesk.
missing-ready = Meer is niet nodig
missing-ready-do = Je kunt nu zelf weer naar binnen.
missing-go = Doorgaan
review-title = Klopt dit allemaal?
review-lead = Deze helpen je weer naar binnen als je je wachtwoord vergeet.
review-go = Ja, alles klopt
review-busy = Opslaan

info-title = Manieren om te bewijzen dat jij het bent
info-lead = { $count ->
    [one] Als je je wachtwoord vergeet, helpt één hiervan je weer naar binnen.
   *[other] Als je je wachtwoord vergeet, helpen { $count } hiervan je weer naar binnen.
}
info-none = Er is nog niets ingesteld.
info-ready = Je bent klaar
info-ready-do = { $count ->
    [one] Er is één bewijs nodig, en je hebt het.
   *[other] Er zijn { $count } verschillende bewijzen nodig, en je hebt ze.
}
info-short = Er ontbreekt iets
info-short-do = { $count ->
    [one] Er is één bewijs nodig om weer naar binnen te kunnen. Voeg een manier toe.
   *[other] Er zijn { $count } verschillende bewijzen nodig om weer naar binnen te kunnen. Voeg nog een manier toe.
}
info-frozen = Vastgehouden tot { $time }
info-frozen-do = Je wachtwoord is kort geleden opnieuw ingesteld. Om je account te beschermen kan hier tot dan niets worden gewijzigd, tenzij je bewijst dat jij het bent op een manier die toen niet is gebruikt.
info-frozen-go = Nu bewijzen
info-codes = { $count ->
    [one] Nog 1 van { $of } codes over
   *[other] Nog { $count } van { $of } codes over
}
info-questions = { $count ->
    [one] 1 vraag
   *[other] { $count } vragen
}
info-added = Toegevoegd op { $date }
info-confirmed = Bevestigd op { $date }
info-used = Laatst gebruikt op { $date }
info-first = Wordt eerst gevraagd
info-unverified = Niet bevestigd: toegevoegd door je beheerder
info-add = Een manier toevoegen
info-order = Wijzigen wat eerst wordt gevraagd
act-change = Wijzigen
act-confirm = Bevestigen
act-name = Naam wijzigen
act-remove = Verwijderen
act-draw = Nieuwe codes maken
act-answer = Andere vragen kiezen
done-added = { $name }: ingesteld
done-removed = { $name }: verwijderd
done-preferred = { $name }: wordt voortaan eerst gevraagd
done-told = We hebben al je geregistreerde adressen ingelicht.
done-named = { $name }: naam gewijzigd
done-named-do = Zo houd je het uit elkaar met je andere.
done-reviewed = Bedankt, alles is genoteerd
done-reviewed-do = Je hoeft er voorlopig niet meer naar te kijken.
done-password = Je wachtwoord is gewijzigd
done-password-do = Het geldt vanaf nu, overal. Andere apparaten zijn afgemeld.
done-lifted = Je account kan weer opnieuw worden ingesteld
done-late = Dit kan niet meer worden bevestigd
done-late-do = Kijk of het er staat; zo niet, begin dan opnieuw.
done-frozen = Het wordt nog vastgehouden
done-frozen-do = Die manier hoorde bij het opnieuw instellen. Bewijs het op een andere manier, of wacht.
held = Dit kan nog niet.
held-do = Het kan weer om { $time }.
wrong-do = Probeer het opnieuw. Helpt dat niet, vraag het dan je servicedesk.

kinds-title = Wat wil je toevoegen?
kinds-lead = De eerste is het veiligst.
kinds-mail = Een code naar een privéadres van jou
kinds-recovery = Tien codes om te printen of te bewaren
kinds-questions = Antwoorden die je over een jaar nog weet
kinds-different = Iets anders instellen
address-title = Welk e-mailadres?
address-title-change = Welk e-mailadres in plaats daarvan?
address-lead = Een adres dat je kunt lezen als je geen toegang hebt: een privéadres, niet dat van je werk. We sturen er een code naartoe.
address-label = E-mailadres
address-empty = Het adres ontbreekt.
address-empty-do = Typ het helemaal.
address-refused = Dat adres kan hier niet worden gebruikt.
address-refused-do = Gebruik een privéadres. Adressen van je organisatie, of een adres dat al is ingesteld, helpen niet als je geen toegang hebt.
authenticator-title = Voeg een authenticator-app toe
authenticator-lead = Elke app die codes van 6 cijfers maakt, is goed.
authenticator-scan = 1. Scan dit met de app
authenticator-scan-alt = QR-code met de sleutel voor je app
authenticator-here = Staat de app op dit apparaat? Open hem
authenticator-cannot = Lukt scannen niet?
authenticator-cannot-do = Typ deze sleutel in de app. Soort: op basis van tijd, 6 cijfers.
authenticator-key = Sleutel voor je app
authenticator-code = 2. Typ de code die hij toont
authenticator-code-hint = Zo weten we dat het werkt voordat je het nodig hebt.
authenticator-name = 3. Geef hem een naam, als je wilt
authenticator-name-hint = ‘Werktelefoon’, bijvoorbeeld, zodat je je apps uit elkaar houdt.
confirm-go = Controleren en opslaan
confirm-busy = Controleren
confirm-again = Een ander adres
confirm-sent = We hebben { $digits } cijfers verzonden naar { $to }. Typ ze hier, zodat we weten dat het van jou is.

new-passkey-title = Maak een passkey
new-passkey-lead = Je apparaat maakt en bewaart hem. Vanaf dan bewijst je vingerafdruk, je gezicht of een pincode daar dat jij het bent.
new-passkey-name = Geef hem een naam, als je wilt
new-passkey-name-hint = ‘Laptop’, bijvoorbeeld, zodat je je passkeys uit elkaar houdt.
new-passkey-go = Passkey maken
new-passkey-none = Er is geen passkey gemaakt.
new-passkey-none-do = Het is geannuleerd, duurde te lang, of dit apparaat kan er geen bewaren. Probeer het nog eens of stel iets anders in.
new-passkey-known = Dit apparaat heeft al een passkey voor je account.
new-passkey-known-do = Gebruik die, of maak er een op een ander apparaat.

draw-title = Haal codes om te bewaren
draw-lead = Tien codes, en elk werkt één keer. Bewaar ze waar je ze zonder je telefoon vindt: op papier of in een wachtwoordbeheerder. Ze worden maar één keer getoond.
draw-older = De codes die je hebt, werken dan niet meer
draw-older-do = Nieuwe vervangen ze allemaal tegelijk.
draw-go = Codes maken
draw-busy = Codes worden gemaakt
codes-title = Je codes
codes-lead = Print ze, sla ze op of schrijf ze nu op. Niemand kan ze je nog eens laten zien.
codes-of = Codes van { $account } voor { $organisation }, gemaakt op { $date }. Elk werkt één keer.
codes-list = Codes om te bewaren
codes-print = Printen
codes-save = Opslaan als bestand
codes-kept = Ik heb ze bewaard

choose-title = Kies je vragen
choose-lead = Kies { $count } vragen en geef antwoorden die anderen niet kunnen opzoeken. Ze helpen alleen naast een ander bewijs.
choose-older = Ze vervangen de vragen die je hebt
choose-older-do = De antwoorden die je eerder gaf, tellen niet meer.
choose-question = Vraag { $number }
choose-none = Kies een vraag
choose-answer = Antwoord { $number }
choose-hint = 3 tot 40 tekens. Hoofdletters en spaties maken niet uit.
choose-go = Antwoorden opslaan
choose-busy = Opslaan
fault-no-question = Er is geen vraag gekozen.
fault-no-question-do = Kies er een uit de lijst.
fault-twice = Deze vraag is twee keer gekozen.
fault-twice-do = Kies een andere.
fault-gone = Deze vraag wordt niet meer aangeboden.
fault-short = Dit antwoord is te kort.
fault-short-do = Geef minstens 3 tekens.
fault-long = Dit antwoord is te lang.
fault-long-do = Geef hoogstens 40 tekens.
fault-part = Dit antwoord staat al in de vraag.
fault-part-do = Geef een antwoord dat de vraag niet verraadt.
fault-same = Dit is ook het antwoord op een andere vraag.
fault-same-do = Geef elke vraag een eigen antwoord.

name-title = Hoe moet het heten?
name-label = Naam
name-go = Naam opslaan

remove-title = Deze manier verwijderen?
remove-lead = { $name } helpt je dan niet meer naar binnen.
remove-lead-of = { $name }, { $hint }, helpt je dan niet meer naar binnen.
remove-short = Dan kun je je wachtwoord niet zelf opnieuw instellen
remove-short-do = { $count ->
    [one] Er is één bewijs nodig, en dit is het enige. Voeg eerst een andere manier toe.
   *[other] Er zijn { $count } verschillende bewijzen nodig. Voeg eerst een andere manier toe.
}
remove-go = Verwijderen
remove-busy = Verwijderen
remove-keep = Behouden

order-title = Wat moet eerst worden gevraagd?
order-lead = Je kunt elke keer nog iets anders kiezen.
order-now = Wordt nu eerst gevraagd
order-choose = Dit eerst vragen

proof-title = Laat eerst zien dat jij het bent
proof-lead = Je hebt je een tijd geleden aangemeld. Bewijs het nog een keer voordat hier iets wordt getoond of gewijzigd.
proof-lead-thaw = Gebruik een manier die bij het opnieuw instellen niet is gebruikt; dan kan er meteen iets worden gewijzigd.
proof-go = Doorgaan
proof-busy = Controleren
proof-asking = Een moment.
proof-password-wrong = Dat is niet je wachtwoord.
proof-password-wrong-do = Controleer de hoofdletters. Na tien foute pogingen volgt een pauze.
