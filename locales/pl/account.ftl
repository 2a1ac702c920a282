account-title = Konto
account-shell = Wczytywanie strony

opening-title = Chwileczkę
opening-lead = Sprawdzamy, czy trwa już twoja sesja.

sign-in-title = Zaloguj się
sign-in-lead = Użyj konta służbowego.
sign-in-password = Hasło
sign-in-go = Zaloguj się
sign-in-busy = Logowanie
sign-in-forgot = Nie pamiętam hasła
sign-in-wrong = Ta nazwa i to hasło nie otwierają żadnego konta.
sign-in-wrong-do = Sprawdź jedno i drugie, także wielkie litery. Po dziesięciu błędnych próbach następuje przerwa, a każda kolejna jest dłuższa.
sign-in-no-password = Brakuje hasła.
sign-in-no-password-do = Wpisz je lub wybierz nowe, jeśli go nie pamiętasz.
sign-in-over = Musisz zalogować się ponownie.
sign-in-over-do = Minął czas lub sesja została zakończona gdzie indziej.
sign-in-out = Wylogowano.
sign-in-out-do = Na wspólnym komputerze zamknij też przeglądarkę.

sign-in-ticket = Ten link był już użyty lub jest za stary.
sign-in-ticket-do = Wróć tam, skąd prowadził, po nowy lub zaloguj się tutaj.

second-title = Jeszcze jeden dowód
second-lead = Hasło jest prawidłowe. Wybierz, jak potwierdzić, że to ty.
second-recovery = Jeden z kodów wydrukowanych lub zachowanych
second-recovery-lead = Wpisz jeden z zapisanych kodów.

expired-title = Wybierz nowe hasło
expired-lead = Wpisane hasło jest prawidłowe, ale wygasło. Wybierz inne; potem nastąpi zalogowanie.

home-title = Zalogowano
home-lead = Jako { $name }, konto { $account }.
home-until = Bez żadnej czynności nastąpi wylogowanie o { $time }.
home-info = Sposoby potwierdzenia, że to ty
home-info-hint = Co przywraca dostęp, gdy nie pamiętasz hasła
home-info-busy = Otwieranie
home-password = Hasło
home-password-hint = Zmień hasło, które znasz
home-frozen = Resetowanie twojego konta jest zablokowane
home-frozen-do = Ktoś, kto czyta twoją pocztę, zgłosił, że to nie on. Dopóki to trwa, nikt nie może zresetować twojego hasła ani zmienić sposobów potwierdzania tożsamości. Wszystko w porządku? Zdejmij więc blokadę: potwierdzasz na dwa sposoby, że to ty.
home-frozen-desk = Ktoś, kto czyta twoją pocztę, zgłosił, że to nie on. Dopóki to trwa, nikt nie może zresetować twojego hasła ani zmienić sposobów potwierdzania tożsamości. Blokadę może zdjąć dział wsparcia.
home-frozen-go = Zdejmij blokadę
home-out = Wyloguj się
home-out-busy = Wylogowywanie
home-everywhere-title = Zgubione lub cudze urządzenie?
home-everywhere-lead = To kończy wszystkie sesje konta, na każdym urządzeniu.
home-everywhere = Wyloguj się wszędzie
stay-lead = Wylogowanie nastąpi o { $time }.
stay-lead-sign-in = Logowanie kończy się o { $time }. Potem zaczyna się od nowa.
stay-go = Nie wylogowuj

registered-title = To wszystko
registered-lead = Możesz wrócić tam, skąd przychodzisz.
registered-lead-here = Możesz teraz samodzielnie odzyskać dostęp. Zamknij tę stronę lub się wyloguj.
registered-go = Wróć
registered-leave = Wróć bez tego

change-title = Zmień hasło
change-lead = Dla { $account }. Wszystkie inne urządzenia zostaną wylogowane.
change-old = Obecne hasło
change-old-empty = Brakuje obecnego hasła.
change-old-empty-do = Najpierw je wpisz. Jeśli go nie pamiętasz, wyloguj się i wybierz „Nie pamiętam hasła”.
change-old-wrong = To nie jest obecne hasło.
change-old-wrong-do = Sprawdź wielkie litery. Po dziesięciu błędnych próbach następuje przerwa.

interrupt-title = Potrzeba więcej informacji
interrupt-lead = Twoja organizacja chce mieć pewność, że odzyskasz dostęp, jeśli kiedyś zapomnisz hasła. Zajmuje to około dwóch minut.
interrupt-title-review = Czy to nadal twoje?
interrupt-lead-review = Jakiś czas temu podano nam, jak sprawdzić, że to ty. Przejrzyj to, aby działało, gdy będzie potrzebne.
interrupt-go = Dalej
interrupt-busy = Chwileczkę
interrupt-skip = Nie teraz
interrupt-skip-hint = To pytanie pojawi się znowu przy następnym logowaniu.
interrupt-skip-left = { $count ->
    [0] To ostatni raz, kiedy można to odłożyć.
    [one] Możesz odłożyć to teraz i jeszcze raz.
    [few] Możesz odłożyć to teraz i jeszcze { $count } razy.
   *[many] Możesz odłożyć to teraz i jeszcze { $count } razy.
}
missing-title = Nie trać dostępu do konta
missing-lead = { $count ->
    [one] Skonfiguruj jeszcze jeden z tych sposobów. Wtedy poradzisz sobie, gdy zapomnisz hasła.
    [few] Skonfiguruj { $count } z tych sposobów. Wtedy poradzisz sobie, gdy zapomnisz hasła.
   *[many] Skonfiguruj { $count } z tych sposobów. Wtedy poradzisz sobie, gdy zapomnisz hasła.
}
missing-have = Skonfigurowano
missing-do = Skonfiguruj teraz
missing-after = Dostępne po skonfigurowaniu silniejszego sposobu
missing-nothing = Nic nie można tu skonfigurować
missing-nothing-do = Twoja organizacja nie oferuje teraz niczego dla twojego konta. Zapytaj dział wsparcia.
missing-ready = To wszystko, czego potrzeba
missing-ready-do = Możesz teraz samodzielnie odzyskać dostęp.
missing-go = Dalej
review-title = Czy wszystko się zgadza?
review-lead = To przywraca dostęp, gdy nie pamiętasz hasła.
review-go = Tak, wszystko się zgadza
review-busy = Zapisywanie

info-title = Sposoby potwierdzenia, że to ty
info-lead = { $count ->
    [one] Jeśli zapomnisz hasła, jeden z tych sposobów przywróci ci dostęp.
    [few] Jeśli zapomnisz hasła, { $count } z tych sposobów przywrócą ci dostęp.
   *[many] Jeśli zapomnisz hasła, { $count } z tych sposobów przywróci ci dostęp.
}
info-none = Nic jeszcze nie skonfigurowano.
info-ready = Wszystko gotowe
info-ready-do = { $count ->
    [one] Potrzebny jest jeden dowód i masz go.
    [few] Potrzebne są { $count } różne dowody i masz je.
   *[many] Potrzeba { $count } różnych dowodów i masz je.
}
info-short = Czegoś brakuje
info-short-do = { $count ->
    [one] Aby odzyskać dostęp, potrzebny jest jeden dowód. Dodaj sposób.
    [few] Aby odzyskać dostęp, potrzebne są { $count } różne dowody. Dodaj kolejny sposób.
   *[many] Aby odzyskać dostęp, potrzeba { $count } różnych dowodów. Dodaj kolejny sposób.
}
info-frozen = Wstrzymane do: { $time }
info-frozen-do = Twoje hasło zostało niedawno zresetowane. Dla bezpieczeństwa konta do tego czasu nie można tu nic zmienić, chyba że potwierdzisz, że to ty, sposobem, którego nie użyto przy resetowaniu.
info-frozen-go = Potwierdź teraz
info-codes = { $count ->
    [one] Został 1 kod z { $of }
    [few] Zostały { $count } kody z { $of }
   *[many] Zostało { $count } kodów z { $of }
}
info-questions = { $count ->
    [one] 1 pytanie
    [few] { $count } pytania
   *[many] { $count } pytań
}
info-added = Dodano: { $date }
info-confirmed = Potwierdzono: { $date }
info-used = Ostatnie użycie: { $date }
info-first = Wybierane najpierw
info-unverified = Niepotwierdzone: dodane przez administratora
info-add = Dodaj sposób
info-order = Zmień to, co jest wybierane najpierw
act-change = Zmień
act-confirm = Potwierdź
act-name = Zmień nazwę
act-remove = Usuń
act-draw = Utwórz nowe kody
act-answer = Wybierz inne pytania
done-added = { $name }: skonfigurowano
done-removed = { $name }: usunięto
done-preferred = { $name }: od teraz wybierane najpierw
done-told = Powiadomiliśmy wszystkie zarejestrowane adresy.
done-named = { $name }: nazwa zmieniona
done-named-do = Dzięki temu odróżnisz to od pozostałych.
done-reviewed = Dziękujemy, wszystko zapisane
done-reviewed-do = Na razie nie trzeba do tego wracać.
done-password = Hasło zostało zmienione
done-password-do = Działa od teraz, wszędzie. Inne urządzenia zostały wylogowane.
done-lifted = Resetowanie twojego konta znów jest możliwe
done-late = Tego nie można już potwierdzić
done-late-do = Sprawdź, czy to jest; jeśli nie, zacznij od nowa.
done-frozen = Nadal wstrzymane
done-frozen-do = Ten sposób był częścią resetowania. Użyj innego lub poczekaj.
held = Tego jeszcze nie można zrobić.
held-do = Znowu będzie można: { $time }.
wrong-do = Spróbuj ponownie. Jeśli to nie pomoże, zapytaj dział wsparcia.

kinds-title = Co chcesz dodać?
kinds-lead = Pierwszy sposób jest najbezpieczniejszy.
kinds-mail = Kod na twój prywatny adres
kinds-recovery = Dziesięć kodów do wydrukowania lub zachowania
kinds-questions = Odpowiedzi, które będziesz znać też za rok
kinds-different = Skonfiguruj inny sposób
address-title = Jaki adres e-mail?
address-title-change = Jaki adres e-mail zamiast tego?
address-lead = Taki, który możesz odczytać bez dostępu do konta: prywatny, nie służbowy. Wyślemy tam kod.
address-label = Adres e-mail
address-empty = Brakuje adresu.
address-empty-do = Wpisz go w całości.
address-refused = Tego adresu nie można tu użyć.
address-refused-do = Użyj prywatnego. Adresy organizacji i adres już skonfigurowany nie pomogą, gdy nie masz dostępu.
authenticator-title = Dodaj aplikację uwierzytelniającą
authenticator-lead = Wystarczy dowolna aplikacja tworząca kody 6-cyfrowe.
authenticator-scan = 1. Zeskanuj to aplikacją
authenticator-scan-alt = Kod QR z kluczem do aplikacji
authenticator-here = Aplikacja jest na tym urządzeniu? Otwórz ją
authenticator-cannot = Nie można zeskanować?
authenticator-cannot-do = Wpisz ten klucz w aplikacji. Rodzaj: oparty na czasie, 6 cyfr.
authenticator-key = Klucz do aplikacji
authenticator-code = 2. Wpisz kod, który pokazuje
authenticator-code-hint = Dzięki temu wiemy, że działa, zanim będzie potrzebna.
authenticator-name = 3. Możesz nadać jej nazwę
authenticator-name-hint = Na przykład „Telefon służbowy”, aby odróżnić aplikacje.
confirm-go = Sprawdź i zapisz
confirm-busy = Sprawdzanie
confirm-again = Inny adres
confirm-sent = Wysłaliśmy kod na { $to } (liczba cyfr: { $digits }). Wpisz go tutaj, abyśmy wiedzieli, że to twój adres.

new-passkey-title = Utwórz klucz dostępu
new-passkey-lead = Urządzenie go tworzy i przechowuje. Odtąd odcisk palca, twarz lub PIN na nim potwierdza, że to ty.
new-passkey-name = Możesz nadać mu nazwę
new-passkey-name-hint = Na przykład „Laptop”, aby odróżnić klucze dostępu.
new-passkey-go = Utwórz klucz dostępu
new-passkey-none = Nie utworzono klucza dostępu.
new-passkey-none-do = Anulowano, trwało to za długo lub to urządzenie nie może go przechować. Spróbuj jeszcze raz lub skonfiguruj inny sposób.
new-passkey-known = To urządzenie ma już klucz dostępu do twojego konta.
new-passkey-known-do = Użyj go lub utwórz klucz na innym urządzeniu.

draw-title = Utwórz kody do zachowania
draw-lead = Dziesięć kodów, każdy działa raz. Trzymaj je tam, gdzie znajdziesz je bez telefonu: na papierze lub w menedżerze haseł. Są pokazywane tylko raz.
draw-older = Obecne kody przestaną działać
draw-older-do = Nowe zastępują wszystkie naraz.
draw-go = Utwórz kody
draw-busy = Tworzenie
codes-title = Twoje kody
codes-lead = Wydrukuj je, zapisz lub zanotuj teraz. Nikt nie pokaże ich ponownie.
codes-of = Kody konta { $account } w { $organisation }, utworzone: { $date }. Każdy działa raz.
codes-list = Kody do zachowania
codes-print = Drukuj
codes-save = Zapisz jako plik
codes-kept = Kody zachowane

choose-title = Wybierz pytania
choose-lead = Liczba pytań do wybrania: { $count }. Podaj odpowiedzi, których inni nie znajdą. Pomagają tylko razem z innym dowodem.
choose-older = Zastąpią pytania, które masz
choose-older-do = Wcześniejsze odpowiedzi przestaną się liczyć.
choose-question = Pytanie { $number }
choose-none = Wybierz pytanie
choose-answer = Odpowiedź { $number }
choose-hint = Od 3 do 40 znaków. Wielkie litery i spacje nie mają znaczenia.
choose-go = Zapisz odpowiedzi
choose-busy = Zapisywanie
fault-no-question = Nie wybrano pytania.
fault-no-question-do = Wybierz jedno z listy.
fault-twice = To pytanie wybrano dwa razy.
fault-twice-do = Wybierz inne.
fault-gone = To pytanie nie jest już dostępne.
fault-short = Ta odpowiedź jest za krótka.
fault-short-do = Podaj co najmniej 3 znaki.
fault-long = Ta odpowiedź jest za długa.
fault-long-do = Podaj najwyżej 40 znaków.
fault-part = Ta odpowiedź jest częścią pytania.
fault-part-do = Podaj taką, której pytanie nie zdradza.
fault-same = To także odpowiedź na inne pytanie.
fault-same-do = Na każde pytanie podaj osobną odpowiedź.

name-title = Jak ma się to nazywać?
name-label = Nazwa
name-go = Zapisz nazwę

remove-title = Usunąć ten sposób?
remove-lead = { $name } nie przywróci ci już dostępu.
remove-lead-of = { $name }, { $hint }, nie przywróci ci już dostępu.
remove-short = Wtedy nie zresetujesz hasła samodzielnie
remove-short-do = { $count ->
    [one] Potrzebny jest jeden dowód, a ten jest jedyny. Najpierw dodaj inny sposób.
    [few] Potrzebne są { $count } różne dowody. Najpierw dodaj inny sposób.
   *[many] Potrzeba { $count } różnych dowodów. Najpierw dodaj inny sposób.
}
remove-go = Usuń
remove-busy = Usuwanie
remove-keep = Zachowaj

order-title = O co pytać najpierw?
order-lead = Za każdym razem nadal możesz wybrać inny sposób.
order-now = Teraz wybierane najpierw
order-choose = Pytaj najpierw o to

proof-title = Najpierw potwierdź, że to ty
proof-lead = Od zalogowania minęło trochę czasu. Zanim coś tu pokażemy lub zmienimy, potwierdź to jeszcze raz.
proof-lead-thaw = Użyj sposobu, którego nie użyto przy resetowaniu; wtedy zmiany będą możliwe od razu.
proof-go = Dalej
proof-busy = Sprawdzanie
proof-asking = Chwileczkę.
proof-password-wrong = To nie jest twoje hasło.
proof-password-wrong-do = Sprawdź wielkie litery. Po dziesięciu błędnych próbach następuje przerwa.
