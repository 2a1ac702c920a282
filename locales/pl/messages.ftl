mail-by = { $organisation } wysyła tę wiadomość w związku z resetowaniem haseł na { $origin }. Nikt nie czyta odpowiedzi.
mail-support = Numer zgłoszenia: { $support }
desk-title = Kogo zapytać
desk-nobody = Zapytaj osobę, która zajmuje się komputerami w twojej pracy.
desk-phone = Telefon: { $phone }
desk-mail = E-mail: { $mail }
desk-page = Strona: { $page }
moment = { $day } { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
} { $year }, { $time } UTC

code-subject = Twój kod do { $organisation }
code-title = Twój kod do { $organisation }
code-lead = Wpisz go na stronie, na której o niego poproszono.
code-minutes = { $minutes ->
    [one] Jest ważny 1 minutę. Działa tylko najnowszy kod z tego resetowania.
    [few] Jest ważny { $minutes } minuty. Działa tylko najnowszy kod z tego resetowania.
   *[many] Jest ważny { $minutes } minut. Działa tylko najnowszy kod z tego resetowania.
}
code-which = Należy do resetowania o numerze zgłoszenia { $support }. Strona pokazuje ten sam.
sign-in-minutes = { $minutes ->
    [one] Jest ważny 1 minutę i tylko raz. Działa tylko najnowszy kod z tego logowania.
    [few] Jest ważny { $minutes } minuty i tylko raz. Działa tylko najnowszy kod z tego logowania.
   *[many] Jest ważny { $minutes } minut i tylko raz. Działa tylko najnowszy kod z tego logowania.
}
sign-in-which = Kończy logowanie twoim hasłem. Numer zgłoszenia: { $support }.
sign-in-not-you = To nie ty się logujesz? Ktoś zna więc twoje hasło. Nie podawaj tego kodu nikomu, zmień hasło od razu i powiadom dział wsparcia.
register-minutes = { $minutes ->
    [one] Jest ważny 1 minutę i tylko raz.
    [few] Jest ważny { $minutes } minuty i tylko raz.
   *[many] Jest ważny { $minutes } minut i tylko raz.
}
register-which = Dodaje ten adres do informacji zabezpieczających konta. Numer zgłoszenia: { $support }.
register-not-you = To nie ty dodajesz ten adres? Ktoś więc wpisał go przez pomyłkę. Bez tego kodu nic nie zostanie dodane, więc nie podawaj go nikomu.
proof-minutes = { $minutes ->
    [one] Jest ważny 1 minutę i tylko raz. Działa tylko najnowszy kod.
    [few] Jest ważny { $minutes } minuty i tylko raz. Działa tylko najnowszy kod.
   *[many] Jest ważny { $minutes } minut i tylko raz. Działa tylko najnowszy kod.
}
proof-which = Otwiera informacje zabezpieczające twojego konta komuś, kto jest zalogowany. Numer zgłoszenia: { $support }.
proof-not-you = To nie ty? Ktoś jest więc zalogowany na twoim koncie. Nie podawaj tego kodu nikomu, zmień hasło od razu i powiadom dział wsparcia.
code-keep = Wpisuj go tylko na { $origin }. Nigdy nie prosimy o niego przez telefon ani e-mail.
code-not-you = To nie twoja prośba? Ktoś wpisał twój adres, przez pomyłkę lub nie. Bez tego kodu nie pójdzie dalej, więc nie podawaj go nikomu. Jeśli przyjdzie ich więcej, powiadom dział wsparcia.

cannot-subject = Twojego konta w { $organisation } nie można tu zresetować
cannot-title = Twojego konta nie można tu zresetować
cannot-lead = Ktoś, prawdopodobnie ty, chce zresetować hasło twojego konta na { $origin }. Nic nie zostało zmienione.
cannot-tenant-off = { $organisation } wyłącza resetowanie.
cannot-no-writeback = Twoje hasło jest w katalogu, który nie może stąd przyjąć nowego.
cannot-not-enabled = Resetowanie jest wyłączone dla twojego konta.
cannot-not-licensed = Twoje konto może zmienić znane hasło, ale nie może go zresetować.
cannot-not-in-scope = Resetowanie nie jest jeszcze dostępne dla twojego konta.
cannot-too-few = Twoje konto ma za mało zarejestrowanych sposobów potwierdzenia tożsamości.
cannot-federated = Logujesz się przez inną usługę; tam zmienia się hasło.
cannot-disabled = Twoje konto zostało wyłączone przez administratora.
cannot-do = Dział wsparcia może upewnić się, że to ty, i pomóc.
cannot-not-you = To nie ty? Nie musisz nic robić.

reset-subject = Twoje hasło do { $organisation } zostało zmienione
reset-title = Twoje hasło zostało zmienione
reset-lead = Zmieniono je { $at }, przez resetowanie na { $origin }. Nowe hasło działa wszędzie, a wszystkie urządzenia zostały wylogowane.
reset-you = To ty? Nie musisz nic robić. Telefony i programy pocztowe, które zapamiętały stare hasło, wkrótce będą potrzebować nowego.
reset-not-you = To nie ty? Ktoś może używać twojego konta. Od razu powiadom dział wsparcia i ustaw nowe hasło na { $origin }.

changed-subject = Zmieniono twoje hasło do { $organisation }
changed-title = Zmieniono twoje hasło
changed-lead = Zmienił je { $at } ktoś, kto znał stare, na { $origin }. Wszystkie inne urządzenia zostały wylogowane.
changed-you = To ty? Nie musisz nic robić. Telefony i programy pocztowe, które zapamiętały stare hasło, wkrótce będą potrzebować nowego.
changed-not-you = To nie ty? Ktoś używa twojego konta. Od razu powiadom dział wsparcia i ustaw nowe hasło na { $origin }.

added-subject = Nowy sposób potwierdzenia tożsamości w { $organisation }
added-title = Nowy sposób potwierdzenia tożsamości
added-lead = { $method ->
    [authenticator] Do twojego konta dodano aplikację uwierzytelniającą ({ $at }). Może pomóc przy logowaniu i resetowaniu hasła.
    [mail] Do twojego konta dodano adres e-mail ({ $at }). Wysyłane tam kody mogą pomóc przy logowaniu i resetowaniu hasła.
    [sms] Do twojego konta dodano telefon komórkowy ({ $at }). Wysyłane na niego kody mogą pomóc przy logowaniu i resetowaniu hasła.
    [questions] Dla twojego konta zapisano odpowiedzi na pytania zabezpieczające ({ $at }). Razem z innym dowodem mogą pomóc przy resetowaniu hasła.
    [recovery] Dla twojego konta utworzono kody odzyskiwania ({ $at }). Kto ma jeden z nich, może użyć go do logowania lub zresetowania hasła.
   *[other] Do twojego konta dodano sposób potwierdzenia tożsamości ({ $at }).
}
removed-subject = O jeden sposób potwierdzenia tożsamości mniej w { $organisation }
removed-title = O jeden sposób potwierdzenia tożsamości mniej
removed-lead = { $method ->
    [authenticator] Z twojego konta usunięto aplikację uwierzytelniającą ({ $at }). Jej kody już nie działają.
    [mail] Z twojego konta usunięto adres e-mail ({ $at }). Kody nie są już tam wysyłane.
    [sms] Z twojego konta usunięto telefon komórkowy ({ $at }). Kody nie są już na niego wysyłane.
    [questions] Z twojego konta usunięto odpowiedzi na pytania zabezpieczające ({ $at }).
    [recovery] Usunięto kody odzyskiwania twojego konta ({ $at }). Żaden z nich już nie działa.
   *[other] Z twojego konta usunięto sposób potwierdzenia tożsamości ({ $at }).
}
replaced-subject = Inny sposób potwierdzenia tożsamości w { $organisation }
replaced-title = Inny sposób potwierdzenia tożsamości
replaced-lead = { $method ->
    [mail] Adres e-mail twojego konta został potwierdzony lub zastąpił inny ({ $at }). Kody są od teraz wysyłane na niego.
    [sms] Telefon komórkowy twojego konta został potwierdzony lub zastąpił inny ({ $at }). Kody są od teraz wysyłane na niego.
    [questions] Odpowiedzi na pytania zabezpieczające zostały zastąpione ({ $at }). Stare już nie działają.
    [recovery] Dla twojego konta utworzono nowe kody odzyskiwania ({ $at }). Żaden ze starszych już nie działa.
   *[other] Jeden sposób potwierdzenia tożsamości zastąpił inny ({ $at }).
}
info-you = To ty? Nie musisz nic robić.
info-not-you = To nie ty? Ktoś używa twojego konta. Od razu powiadom dział wsparcia i ustaw nowe hasło na { $origin }.

saved-subject = Użyto kodu odzyskiwania w { $organisation }
saved-title = Użyto jednego z twoich kodów odzyskiwania
saved-lead = Jednego z zapisanych kodów odzyskiwania użyto do potwierdzenia tożsamości ({ $at }). Pozostałe kody: { $left }.
saved-you = To ty? Skreśl ten kod: każdy działa raz. Utwórz nowe w informacjach zabezpieczających, zanim się skończą.

pass-subject = Przepustka odzyskiwania do twojego konta w { $organisation }
pass-title = Dział wsparcia wydał przepustkę odzyskiwania do twojego konta
pass-lead = Administrator { $organisation } wydał lub potwierdził przepustkę odzyskiwania ({ $at }), dzięki której na { $origin } można ustawić nowe hasło do twojego konta. Działa raz, przez godzinę.
pass-you = To twoja prośba? Nie musisz nic robić. Nie podawaj przepustki nikomu.
pass-not-you = To nie twoja prośba? Od razu powiadom dział wsparcia. Jeśli możesz się zalogować, zmień hasło: to unieważnia przepustkę.
pass-used-subject = Użyto przepustki odzyskiwania w { $organisation }
pass-used-title = Użyto przepustki odzyskiwania do twojego konta
pass-used-lead = Przepustki wydanej przez dział wsparcia do twojego konta użyto do potwierdzenia tożsamości na { $origin } ({ $at }). Nie zadziała ponownie.
pass-used-you = To ty? Nie musisz nic robić. Po zalogowaniu zarejestruj nowe sposoby potwierdzenia tożsamości.

unproved-subject = W { $organisation } użyto adresu e-mail, którego nigdy nie potwierdzono
unproved-title = Użyto adresu e-mail, którego nigdy nie potwierdzono
unproved-lead = Ktoś potwierdził tożsamość na { $origin } ({ $at }) za pomocą adresu e-mail, który { $organisation } ma wpisany dla twojego konta i który nigdy nie został przez ciebie potwierdzony.
unproved-you = To ty? Potwierdź więc ten adres w informacjach zabezpieczających lub usuń go, jeśli nie jest twój.
unproved-not-you = To nie ty? Ktoś resetuje twoje hasło. Od razu powiadom dział wsparcia.

unlocked-subject = Twoje konto w { $organisation } zostało odblokowane
unlocked-title = Twoje konto zostało odblokowane
unlocked-lead = Odblokowano je { $at }, przez resetowanie na { $origin }. Hasło jest takie samo jak wcześniej.
unlocked-you = To ty? Nie musisz nic robić. Często to telefon wciąż próbuje starego hasła; wpisz tam obecne.
unlocked-not-you = To nie ty? Ktoś zdołał podać się za ciebie. Od razu powiadom dział wsparcia i ustaw nowe hasło na { $origin }.

wrong-subject = Błędne kody do twojego konta w { $organisation }
wrong-title = Ktoś podał błędne odpowiedzi dla twojego konta
wrong-lead = Podczas resetowania hasła podano kilka błędnych kodów lub odpowiedzi ({ $at }). Nic nie zostało zmienione.
wrong-you = To ty? Kontynuuj, używając najnowszego kodu. Starsze kody nie są już ważne.
wrong-not-you = To nie ty? Ktoś zna twoją nazwę użytkownika i zgaduje. Nie udało mu się wejść. Nie podawaj nikomu żadnego kodu i powiadom dział wsparcia, jeśli to się powtórzy.

locked-subject = Resetowanie twojego konta w { $organisation } jest wstrzymane
locked-title = Musimy zrobić tu przerwę
locked-lead = Podczas resetowania hasła było za dużo błędnych odpowiedzi. Dla bezpieczeństwa konta nie można go zresetować wcześniej niż { $until }.
locked-you = Nadal możesz zalogować się hasłem. Jeśli potrzebujesz nowego wcześniej, zapytaj dział wsparcia.
locked-not-you = To nie ty? Ktoś zgaduje. Nie udało mu się wejść. Powiadom dział wsparcia.

disabled-subject = Sposób resetowania twojego hasła w { $organisation } został wyłączony
disabled-title = Jeden sposób resetowania hasła został wyłączony
disabled-lead = { $method ->
    [mail] Było bardzo dużo błędnych kodów z wiadomości e-mail. Dla bezpieczeństwa konta kody przez e-mail nie służą już do resetowania.
    [sms] Było bardzo dużo błędnych kodów z SMS-ów. Dla bezpieczeństwa konta kody przez SMS nie służą już do resetowania.
    [voice] Było bardzo dużo błędnych kodów z połączeń. Dla bezpieczeństwa konta połączenia na twój telefon komórkowy nie służą już do resetowania.
    [office] Było bardzo dużo błędnych kodów z połączeń. Dla bezpieczeństwa konta połączenia na twój telefon biurowy nie służą już do resetowania.
    [authenticator] Było bardzo dużo błędnych kodów z aplikacji uwierzytelniającej. Dla bezpieczeństwa konta aplikacja nie służy już do resetowania. Nadal działa przy logowaniu.
    [push] Było bardzo dużo błędnych liczb w telefonie. Dla bezpieczeństwa konta zatwierdzanie w telefonie nie służy już do resetowania.
    [questions] Było bardzo dużo błędnych odpowiedzi na pytania zabezpieczające. Dla bezpieczeństwa konta nie służą już do resetowania.
   *[other] Było bardzo dużo błędnych odpowiedzi. Dla bezpieczeństwa konta jeden ze sposobów potwierdzenia tożsamości nie służy już do resetowania.
}
disabled-you = Zaloguj się i potwierdź go w informacjach zabezpieczających lub zapytaj dział wsparcia; wtedy znów zadziała.
disabled-not-you = To nie ty? Ktoś zgaduje, i to od pewnego czasu. Nie udało mu się wejść. Powiadom dział wsparcia.

by-admin-subject = Twoje informacje logowania w { $organisation } zostały zmienione przez administratora
by-admin-title = Administrator zmienił twój sposób potwierdzania tożsamości
by-admin-lead = Administrator { $organisation } dodał lub usunął jeden ze sposobów ({ $at }), którymi resetujesz hasło na { $origin }. Hasło jest takie samo jak wcześniej.
by-admin-you = To twoja prośba? Nie musisz nic robić. Przy następnym logowaniu zajrzyj do informacji zabezpieczających i potwierdź, co tam jest.
by-admin-not-you = To nie twoja prośba i nikt cię nie uprzedził? Od razu powiadom dział wsparcia.

details-subject = Twoje konto w { $organisation } zostało zmienione przez administratora
details-title = Administrator zmienił twoje konto
details-lead = Administrator { $organisation } zmienił ({ $at }) nazwy, którymi się logujesz i resetujesz hasło na { $origin }, lub adres, na który pisze twoja organizacja. Hasło jest takie samo jak wcześniej.
details-you = To twoja prośba albo masz nowe nazwisko lub adres? Nie musisz nic robić.
details-not-you = Nic o tym nie wiesz? Od razu powiadom dział wsparcia.

not-me-lead = Możesz też zatrzymać to samodzielnie, bez logowania. Link prowadzi do strony, która najpierw zapyta, i działa przez 30 dni. Blokuje resetowanie twojego konta i sposoby potwierdzania tożsamości, wylogowuje wszystkie urządzenia i powiadamia administratorów.
not-me-link = To nie ja

frozen-subject = Resetowanie twojego konta w { $organisation } jest zablokowane
frozen-title = Resetowanie twojego konta jest zablokowane
frozen-lead = Ktoś, kto czyta twoją pocztę, zgłosił na { $origin } ({ $at }), że to nie on. Nikt nie może teraz zresetować hasła twojego konta ani zmienić sposobów potwierdzania tożsamości, a wszystkie urządzenia zostały wylogowane. Administratorzy zostali powiadomieni.
frozen-you = To ty? Jeśli ktoś może znać twoje hasło, zmień je. Gdy wszystko będzie w porządku, zaloguj się i zdejmij blokadę dwoma dowodami lub poproś o to dział wsparcia.
frozen-not-you = To nie ty? Ktoś inny czyta więc twoją pocztę. Od razu powiadom dział wsparcia.

thawed-subject = Resetowanie twojego konta w { $organisation } znów jest możliwe
thawed-title = Resetowanie twojego konta znów jest możliwe
thawed-lead = Blokada twojego konta została zdjęta ({ $at }) przez administratora albo przez kogoś, kto zalogował się na { $origin } i podał dwa dowody. Hasło można znów zresetować.
thawed-you = To ty albo wiesz to od działu wsparcia? Nie musisz nic robić.
thawed-not-you = To nie ty i nikt cię nie uprzedził? Od razu powiadom dział wsparcia.

not-me-for-subject = Ktoś w { $organisation } zgłasza, że to nie on
not-me-for-title = Ktoś zgłasza, że to nie on
not-me-for-lead = Osoba, która czyta pocztę konta { $account }, zgłosiła ({ $at }), że coś, co stało się z tym kontem, nie było jej działaniem. Jego resetowanie na { $origin } jest zablokowane i nikt nie jest na nim zalogowany. Numer zgłoszenia dotyczy tego, o czym ją powiadomiono.
not-me-for-do = Zapytaj { $account } osobiście lub telefonicznie i wyszukaj numer zgłoszenia w dzienniku inspekcji. Sprawdźcie razem hasło i sposoby, a blokadę zdejmij, gdy wszystko wróci do właściciela.

admin-subject = Administrator { $organisation } ma nowe hasło
admin-title = Administrator ma nowe hasło
admin-lead = Hasło konta { $account } zostało zmienione { $at }, przez resetowanie na { $origin }.
admin-do = Zapytaj { $account } osobiście lub telefonicznie, czy ta zmiana była zamierzona. Jeśli nie, wyłącz konto i wyszukaj numer zgłoszenia w dzienniku inspekcji.

pass-for-subject = Administrator { $organisation } wydał przepustkę odzyskiwania
pass-for-title = Wydano przepustkę odzyskiwania
pass-for-lead = Administrator wydał lub potwierdził przepustkę odzyskiwania dla { $account } ({ $at }). Kto ją ma, może na { $origin } potwierdzić, że jest { $account }.
pass-for-do = Nie znasz tam nikogo, kto stracił wszystko? Wyłącz konto i wyszukaj numer zgłoszenia w dzienniku inspekcji: jest tam, kto wydał przepustkę.

help-subject = Prośba o pomoc przy resetowaniu hasła w { $organisation }
help-title = Ktoś prosi o pomoc przy resetowaniu hasła
help-lead = Osoba resetująca hasło { $account } podała co najmniej jeden dowód i zwraca się do was ({ $at }).
help-message = Treść wiadomości:
help-silent = Nie ma wiadomości.
help-do = Użyj numeru telefonu lub adresu z własnych zasobów, nie z tej wiadomości. Nigdy nie pytaj o hasło ani kod.
