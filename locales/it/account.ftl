account-title = Account
account-shell = Caricamento della pagina

opening-title = Un momento
opening-lead = Verifichiamo se ha già eseguito l’accesso.

sign-in-title = Accedi
sign-in-lead = Usi il suo account di lavoro.
sign-in-password = Password
sign-in-go = Accedi
sign-in-busy = Accesso in corso
sign-in-forgot = Ho dimenticato la password
sign-in-wrong = Questo nome e questa password non aprono alcun account.
sign-in-wrong-do = Controlli entrambi, anche le maiuscole. Dopo dieci tentativi errati c’è una pausa, e ogni pausa è più lunga.
sign-in-no-password = Manca la password.
sign-in-no-password-do = La inserisca, o ne scelga una nuova se l’ha dimenticata.
sign-in-over = Deve accedere di nuovo.
sign-in-over-do = Il tempo è scaduto o la sessione è stata chiusa altrove.
sign-in-out = Ha eseguito la disconnessione.
sign-in-out-do = Su un computer condiviso, chiuda anche il browser.

sign-in-ticket = Questo link è già stato usato o è troppo vecchio.
sign-in-ticket-do = Torni da dove è venuto per averne uno nuovo, oppure acceda qui.

second-title = Ancora una prova
second-lead = La password è giusta. Scelga come dimostrare che è lei.
second-recovery = Uno di quelli che ha stampato o conservato
second-recovery-lead = Inserisca uno dei codici che ha salvato.

expired-title = Scelga una nuova password
expired-lead = Quella che ha inserito è giusta, ma è scaduta. Ne scelga un’altra; poi avrà eseguito l’accesso.

home-title = Ha eseguito l’accesso
home-lead = Come { $name }, account { $account }.
home-until = Se non fa nulla, verrà disconnesso alle { $time }.
home-info = Modi per dimostrare che è lei
home-info-hint = Ciò che le ridà l’accesso se dimentica la password
home-info-busy = Apertura in corso
home-password = Password
home-password-hint = Cambiare quella che conosce
home-frozen = Le reimpostazioni del suo account sono bloccate
home-frozen-do = Qualcuno che legge la sua posta ha detto di non aver fatto una certa operazione. Finché dura, nessuno può reimpostare la password o modificare come dimostra la sua identità. È tutto a posto? Allora rimuova il blocco: dimostri in due modi che è lei.
home-frozen-desk = Qualcuno che legge la sua posta ha detto di non aver fatto una certa operazione. Finché dura, nessuno può reimpostare la password o modificare come dimostra la sua identità. L’assistenza può rimuovere il blocco.
home-frozen-go = Rimuovi il blocco
home-out = Disconnetti
home-out-busy = Disconnessione in corso
home-everywhere-title = Un dispositivo è perso o non è suo?
home-everywhere-lead = Questo chiude tutte le sessioni del suo account, su tutti i dispositivi.
home-everywhere = Disconnetti ovunque
stay-lead = Verrà disconnesso alle { $time }.
stay-lead-sign-in = L’accesso termina alle { $time }. Poi ricomincia da capo.
stay-go = Resta connesso

registered-title = È tutto
registered-lead = Può tornare da dove è venuto.
registered-lead-here = Ora può recuperare l’accesso da solo. Chiuda questa pagina o si disconnetta.
registered-go = Torna indietro
registered-leave = Torna indietro senza farlo

change-title = Cambia la password
change-lead = Per { $account }. Tutti gli altri dispositivi vengono disconnessi.
change-old = La password attuale
change-old-empty = Manca la password attuale.
change-old-empty-do = La inserisca prima. Se l’ha dimenticata, si disconnetta e scelga “Ho dimenticato la password”.
change-old-wrong = Questa non è la password attuale.
change-old-wrong-do = Controlli le maiuscole. Dopo dieci tentativi errati c’è una pausa.

interrupt-title = Servono altre informazioni
interrupt-lead = La sua organizzazione vuole essere certa che possa recuperare l’accesso se un giorno dimenticasse la password. Servono circa due minuti.
interrupt-title-review = Sono ancora suoi?
interrupt-lead-review = Tempo fa ci ha detto come assicurarci che sia lei. Li ricontrolli, così funzioneranno quando le serviranno.
interrupt-go = Avanti
interrupt-busy = Un momento
interrupt-skip = Non ora
interrupt-skip-hint = Glielo chiederemo di nuovo al prossimo accesso.
interrupt-skip-left = { $count ->
    [0] È l’ultima volta che può rimandare.
    [one] Può rimandare questa volta e un’altra ancora.
   *[other] Può rimandare questa volta e altre { $count }.
}
missing-title = Non perda l’accesso al suo account
missing-lead = { $count ->
    [one] Configuri ancora uno di questi. Così potrà cavarsela da solo se dimentica la password.
   *[other] Configuri { $count } di questi. Così potrà cavarsela da solo se dimentica la password.
}
missing-have = Configurato
missing-do = Configura ora
missing-after = Disponibile dopo aver configurato un metodo più forte
missing-nothing = Qui non si può configurare nulla
missing-nothing-do = Al momento la sua organizzazione non offre nulla per il suo account. Si rivolga all’assistenza.
missing-ready = È tutto ciò che serve
missing-ready-do = Ora può recuperare l’accesso da solo.
missing-go = Continua
review-title = È tutto giusto?
review-lead = Questi le ridanno l’accesso se dimentica la password.
review-go = Sì, è tutto giusto
review-busy = Salvataggio in corso

info-title = Modi per dimostrare che è lei
info-lead = { $count ->
    [one] Se dimentica la password, uno di questi le ridà l’accesso.
   *[other] Se dimentica la password, { $count } di questi le ridanno l’accesso.
}
info-none = Non è ancora configurato nulla.
info-ready = Tutto pronto
info-ready-do = { $count ->
    [one] Serve una prova, e lei ce l’ha.
   *[other] Servono { $count } prove diverse, e lei le ha.
}
info-short = Manca qualcosa
info-short-do = { $count ->
    [one] Serve una prova per recuperare l’accesso. Aggiunga un metodo.
   *[other] Servono { $count } prove diverse per recuperare l’accesso. Aggiunga un altro metodo.
}
info-frozen = Bloccato fino a: { $time }
info-frozen-do = La password è stata reimpostata da poco. Per proteggere il suo account, fino ad allora qui non si può modificare nulla, a meno che non dimostri che è lei con un metodo che la reimpostazione non ha usato.
info-frozen-go = Dimostralo ora
info-codes = { $count ->
    [one] Resta 1 codice su { $of }
   *[other] Restano { $count } codici su { $of }
}
info-questions = { $count ->
    [one] 1 domanda
   *[other] { $count } domande
}
info-added = Aggiunto il { $date }
info-confirmed = Confermato il { $date }
info-used = Ultimo uso il { $date }
info-first = Chiesto per primo
info-unverified = Non confermato: aggiunto dall’amministratore
info-add = Aggiungi un metodo
info-order = Cambia ciò che viene chiesto per primo
act-change = Modifica
act-confirm = Conferma
act-name = Rinomina
act-remove = Elimina
act-draw = Crea nuovi codici
act-answer = Scegli altre domande
done-added = { $name }: configurato
done-removed = { $name }: eliminato
done-preferred = { $name }: d’ora in poi chiesto per primo
done-told = Abbiamo avvisato tutti i suoi indirizzi registrati.
done-named = { $name }: rinominato
done-named-do = Così può distinguerlo dagli altri.
done-reviewed = Grazie, è tutto annotato
done-reviewed-do = Per ora non deve ricontrollarlo.
done-password = La password è stata modificata
done-password-do = Vale da adesso, ovunque. Gli altri dispositivi sono disconnessi.
done-lifted = Le reimpostazioni del suo account sono di nuovo possibili
done-late = Non può più essere confermato
done-late-do = Guardi se c’è; altrimenti ricominci.
done-frozen = È ancora bloccato
done-frozen-do = Quel metodo faceva parte della reimpostazione. Lo dimostri con un altro, o aspetti.
held = Non si può ancora fare.
held-do = Sarà di nuovo possibile: { $time }.
wrong-do = Riprovi. Se non serve, si rivolga all’assistenza.

kinds-title = Che cosa vuole aggiungere?
kinds-lead = Il primo è il più sicuro.
kinds-mail = Un codice a un suo indirizzo personale
kinds-recovery = Dieci codici da stampare o conservare
kinds-questions = Risposte che ricorderà ancora tra un anno
kinds-different = Configura un altro metodo
address-title = Quale indirizzo email?
address-title-change = Quale indirizzo email al suo posto?
address-lead = Uno che può leggere quando non ha accesso: uno personale, non quello di lavoro. Le inviamo lì un codice.
address-label = Indirizzo email
address-empty = Manca l’indirizzo.
address-empty-do = Lo inserisca per intero.
address-refused = Questo indirizzo non può essere usato qui.
address-refused-do = Ne usi uno personale. Gli indirizzi della sua organizzazione, o uno già configurato, non aiutano quando non ha accesso.
authenticator-title = Aggiunga un’app di autenticazione
authenticator-lead = Va bene qualsiasi app che generi codici di 6 cifre.
authenticator-scan = 1. Scansioni questo con l’app
authenticator-scan-alt = Codice QR con la chiave per la sua app
authenticator-here = L’app è su questo dispositivo? La apra
authenticator-cannot = Non riesce a scansionarlo?
authenticator-cannot-do = Inserisca questa chiave nell’app. Tipo: basato sull’ora, 6 cifre.
authenticator-key = Chiave per la sua app
authenticator-code = 2. Inserisca il codice che mostra
authenticator-code-hint = Così sappiamo che funziona prima che le serva.
authenticator-name = 3. Le dia un nome, se vuole
authenticator-name-hint = “Telefono di lavoro”, per esempio, per distinguere le sue app.
confirm-go = Verifica e salva
confirm-busy = Verifica in corso
confirm-again = Un altro indirizzo
confirm-sent = Abbiamo inviato { $digits } cifre a { $to }. Le inserisca qui, così sappiamo che è suo.

new-passkey-title = Crei una passkey
new-passkey-lead = Il dispositivo la crea e la conserva. Da quel momento l’impronta, il volto o un PIN su di esso dimostra che è lei.
new-passkey-name = Le dia un nome, se vuole
new-passkey-name-hint = “Portatile”, per esempio, per distinguere le sue passkey.
new-passkey-go = Crea la passkey
new-passkey-none = Non è stata creata nessuna passkey.
new-passkey-none-do = L’operazione è stata annullata, ha richiesto troppo tempo o questo dispositivo non può conservarne una. Riprovi o configuri un altro metodo.
new-passkey-known = Questo dispositivo ha già una passkey per il suo account.
new-passkey-known-do = Usi quella, o ne crei una su un altro dispositivo.

draw-title = Ottenga dei codici da conservare
draw-lead = Dieci codici, e ciascuno vale una volta. Li tenga dove può trovarli senza il telefono: su carta o in un gestore di password. Vengono mostrati una volta sola.
draw-older = I codici che ha smettono di funzionare
draw-older-do = Quelli nuovi li sostituiscono tutti insieme.
draw-go = Crea i codici
draw-busy = Creazione in corso
codes-title = I suoi codici
codes-lead = Li stampi, li salvi o li annoti ora. Nessuno potrà mostrarglieli di nuovo.
codes-of = Codici di { $account } per { $organisation }, creati il { $date }. Ciascuno vale una volta.
codes-list = Codici da conservare
codes-print = Stampa
codes-save = Salva come file
codes-kept = Li ho conservati

choose-title = Scelga le sue domande
choose-lead = Scelga { $count } domande e dia risposte che altri non possano scoprire. Servono solo insieme a un’altra prova.
choose-older = Sostituiscono le domande che ha
choose-older-do = Le risposte date in precedenza non contano più.
choose-question = Domanda { $number }
choose-none = Scelga una domanda
choose-answer = Risposta { $number }
choose-hint = Da 3 a 40 caratteri. Maiuscole e spazi non fanno differenza.
choose-go = Salva le risposte
choose-busy = Salvataggio in corso
fault-no-question = Non è stata scelta nessuna domanda.
fault-no-question-do = Ne scelga una dall’elenco.
fault-twice = Questa domanda è stata scelta due volte.
fault-twice-do = Ne scelga un’altra.
fault-gone = Questa domanda non è più disponibile.
fault-short = Questa risposta è troppo corta.
fault-short-do = Inserisca almeno 3 caratteri.
fault-long = Questa risposta è troppo lunga.
fault-long-do = Inserisca al massimo 40 caratteri.
fault-part = Questa risposta fa parte della domanda.
fault-part-do = Ne dia una che la domanda non riveli.
fault-same = È anche la risposta a un’altra domanda.
fault-same-do = Dia a ogni domanda una risposta propria.

name-title = Come deve chiamarsi?
name-label = Nome
name-go = Salva il nome

remove-title = Eliminare questo metodo?
remove-lead = { $name } non le ridarà più l’accesso.
remove-lead-of = { $name }, { $hint }, non le ridarà più l’accesso.
remove-short = Poi non potrà reimpostare la password da solo
remove-short-do = { $count ->
    [one] Serve una prova, e questa è l’unica. Aggiunga prima un altro metodo.
   *[other] Servono { $count } prove diverse. Aggiunga prima un altro metodo.
}
remove-go = Elimina
remove-busy = Eliminazione in corso
remove-keep = Mantieni

order-title = Che cosa va chiesto per primo?
order-lead = Potrà comunque sceglierne un altro ogni volta.
order-now = Ora chiesto per primo
order-choose = Chiedi questo per primo

proof-title = Prima dimostri che è lei
proof-lead = Ha eseguito l’accesso da un po’. Prima di mostrare o modificare qualcosa qui, lo dimostri ancora una volta.
proof-lead-thaw = Usi un metodo che la reimpostazione non ha usato; così potrà modificare subito.
proof-go = Continua
proof-busy = Verifica in corso
proof-asking = Un momento.
proof-password-wrong = Questa non è la sua password.
proof-password-wrong-do = Controlli le maiuscole. Dopo dieci tentativi errati c’è una pausa.
