mail-by = { $organisation } invia questo messaggio per la reimpostazione delle password su { $origin }. Nessuno legge le risposte.
mail-support = Numero di assistenza: { $support }
desk-title = A chi rivolgersi
desk-nobody = Si rivolga a chi si occupa dei computer dove lavora.
desk-phone = Telefono: { $phone }
desk-mail = Email: { $mail }
desk-page = Pagina: { $page }
moment = { $day } { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
} { $year }, { $time } UTC

code-subject = Il suo codice per { $organisation }
code-title = Il suo codice per { $organisation }
code-lead = Lo inserisca nella pagina in cui lo ha richiesto.
code-minutes = { $minutes ->
    [one] È valido per 1 minuto. Funziona solo il codice più recente di questa reimpostazione.
   *[other] È valido per { $minutes } minuti. Funziona solo il codice più recente di questa reimpostazione.
}
code-which = Appartiene alla reimpostazione con il numero di assistenza { $support }. La pagina mostra lo stesso.
sign-in-minutes = { $minutes ->
    [one] È valido per 1 minuto e una sola volta. Funziona solo il codice più recente di questo accesso.
   *[other] È valido per { $minutes } minuti e una sola volta. Funziona solo il codice più recente di questo accesso.
}
sign-in-which = Completa un accesso con la sua password. Numero di assistenza: { $support }.
sign-in-not-you = Non sta accedendo? Allora qualcuno conosce la sua password. Non dia questo codice a nessuno, cambi subito la password e avvisi l’assistenza.
register-minutes = { $minutes ->
    [one] È valido per 1 minuto e una sola volta.
   *[other] È valido per { $minutes } minuti e una sola volta.
}
register-which = Aggiunge questo indirizzo alle informazioni di sicurezza di un account. Numero di assistenza: { $support }.
register-not-you = Non sta aggiungendo questo indirizzo? Allora qualcuno lo ha inserito per errore. Senza questo codice non viene aggiunto nulla, quindi non lo dia a nessuno.
proof-minutes = { $minutes ->
    [one] È valido per 1 minuto e una sola volta. Funziona solo il codice più recente.
   *[other] È valido per { $minutes } minuti e una sola volta. Funziona solo il codice più recente.
}
proof-which = Apre le informazioni di sicurezza del suo account a qualcuno che ha eseguito l’accesso. Numero di assistenza: { $support }.
proof-not-you = Non è lei? Allora qualcuno ha eseguito l’accesso con il suo account. Non dia questo codice a nessuno, cambi subito la password e avvisi l’assistenza.
code-keep = Lo inserisca solo su { $origin }. Non lo chiediamo mai per telefono o via email.
code-not-you = Non lo ha richiesto? Qualcuno ha inserito il suo indirizzo, per errore o no. Senza questo codice non può andare avanti, quindi non lo dia a nessuno. Se ne arrivano altri, avvisi l’assistenza.

cannot-subject = Il suo account presso { $organisation } non può essere reimpostato qui
cannot-title = Il suo account non può essere reimpostato qui
cannot-lead = Qualcuno, probabilmente lei, vuole reimpostare la password del suo account su { $origin }. Non è stato modificato nulla.
cannot-tenant-off = { $organisation } ha disattivato la reimpostazione.
cannot-no-writeback = La sua password è in una directory che da qui non può riceverne una nuova.
cannot-not-enabled = La reimpostazione è disattivata per il suo account.
cannot-not-licensed = Il suo account può cambiare una password che conosce, ma non reimpostarla.
cannot-not-in-scope = La reimpostazione non è ancora aperta per il suo account.
cannot-too-few = Il suo account ha troppo pochi metodi registrati per dimostrare la sua identità.
cannot-federated = Lei accede con un altro servizio; la password si cambia lì.
cannot-disabled = Il suo account è stato disattivato da un amministratore.
cannot-do = L’assistenza può assicurarsi che sia lei e aiutarla.
cannot-not-you = Non è stato lei? Allora non deve fare nulla.

reset-subject = La sua password per { $organisation } è stata modificata
reset-title = La sua password è stata modificata
reset-lead = È stata modificata il { $at }, con una reimpostazione su { $origin }. La nuova password vale ovunque e tutti i dispositivi sono stati disconnessi.
reset-you = È stato lei? Allora non deve fare nulla. I telefoni e i programmi di posta che hanno salvato la vecchia password avranno presto bisogno di quella nuova.
reset-not-you = Non è stato lei? Allora qualcuno potrebbe usare il suo account. Avvisi subito l’assistenza e imposti una nuova password su { $origin }.

changed-subject = Ha cambiato la sua password per { $organisation }
changed-title = Ha cambiato la sua password
changed-lead = È stata cambiata il { $at }, da qualcuno che conosceva quella vecchia, su { $origin }. Tutti gli altri dispositivi sono stati disconnessi.
changed-you = È stato lei? Allora non deve fare nulla. I telefoni e i programmi di posta che hanno salvato la vecchia password avranno presto bisogno di quella nuova.
changed-not-you = Non è stato lei? Allora qualcuno sta usando il suo account. Avvisi subito l’assistenza e imposti una nuova password su { $origin }.

added-subject = Un nuovo modo per dimostrare la sua identità presso { $organisation }
added-title = Un nuovo modo per dimostrare la sua identità
added-lead = { $method ->
    [authenticator] Il { $at } è stata aggiunta al suo account un’app di autenticazione. Può servire per accedere e per reimpostare la password.
    [mail] Il { $at } è stato aggiunto al suo account un indirizzo email. I codici inviati lì possono servire per accedere e per reimpostare la password.
    [sms] Il { $at } è stato aggiunto al suo account un telefono cellulare. I codici inviati lì possono servire per accedere e per reimpostare la password.
    [questions] Il { $at } sono state registrate per il suo account le risposte a domande di sicurezza. Insieme a un’altra prova possono servire per reimpostare la password.
    [recovery] Il { $at } sono stati creati codici di recupero per il suo account. Chiunque ne abbia uno può usarlo per accedere o per reimpostare la password.
   *[other] Il { $at } è stato aggiunto al suo account un modo per dimostrare la sua identità.
}
removed-subject = Un modo in meno per dimostrare la sua identità presso { $organisation }
removed-title = Un modo in meno per dimostrare la sua identità
removed-lead = { $method ->
    [authenticator] Il { $at } è stata rimossa dal suo account un’app di autenticazione. I suoi codici non sono più validi.
    [mail] Il { $at } è stato rimosso dal suo account un indirizzo email. Lì non vengono più inviati codici.
    [sms] Il { $at } è stato rimosso dal suo account un telefono cellulare. Lì non vengono più inviati codici.
    [questions] Il { $at } sono state rimosse dal suo account le risposte alle domande di sicurezza.
    [recovery] Il { $at } sono stati rimossi i codici di recupero del suo account. Nessuno di essi è più valido.
   *[other] Il { $at } è stato rimosso dal suo account un modo per dimostrare la sua identità.
}
replaced-subject = Un altro modo per dimostrare la sua identità presso { $organisation }
replaced-title = Un altro modo per dimostrare la sua identità
replaced-lead = { $method ->
    [mail] Il { $at } un indirizzo email del suo account è stato confermato o ha preso il posto di un altro. D’ora in poi i codici vanno lì.
    [sms] Il { $at } un telefono cellulare del suo account è stato confermato o ha preso il posto di un altro. D’ora in poi i codici vanno lì.
    [questions] Il { $at } le risposte alle sue domande di sicurezza sono state sostituite. Quelle vecchie non sono più valide.
    [recovery] Il { $at } sono stati creati nuovi codici di recupero per il suo account. Nessuno di quelli precedenti è più valido.
   *[other] Il { $at } un modo per dimostrare la sua identità ha preso il posto di un altro.
}
info-you = È stato lei? Allora non deve fare nulla.
info-not-you = Non è stato lei? Allora qualcuno sta usando il suo account. Avvisi subito l’assistenza e imposti una nuova password su { $origin }.

saved-subject = È stato usato un codice di recupero presso { $organisation }
saved-title = È stato usato uno dei suoi codici di recupero
saved-lead = Il { $at } uno dei codici di recupero che ha salvato è stato usato per dimostrare la sua identità. Codici rimasti: { $left }.
saved-you = È stato lei? Cancelli quel codice: ciascuno vale una volta. Ne crei di nuovi nelle informazioni di sicurezza prima che finiscano.

pass-subject = Un pass di recupero per il suo account presso { $organisation }
pass-title = L’assistenza ha rilasciato un pass di recupero per il suo account
pass-lead = Il { $at } un amministratore di { $organisation } ha rilasciato o confermato un pass di recupero, con cui si può impostare una nuova password per il suo account su { $origin }. Vale una volta, per un’ora.
pass-you = Lo ha chiesto lei? Allora non deve fare nulla. Non dia il pass a nessuno.
pass-not-you = Non lo ha chiesto? Avvisi subito l’assistenza. Se può accedere, cambi la password: così il pass non vale più.
pass-used-subject = È stato usato un pass di recupero presso { $organisation }
pass-used-title = È stato usato il pass di recupero del suo account
pass-used-lead = Il { $at } il pass rilasciato dall’assistenza per il suo account è stato usato per dimostrare la sua identità, su { $origin }. Non funziona più.
pass-used-you = È stato lei? Allora non deve fare nulla. Dopo l’accesso, registri nuovi modi per dimostrare la sua identità.

unproved-subject = È stato usato presso { $organisation } un indirizzo email che non ha mai confermato
unproved-title = È stato usato un indirizzo email che non ha mai confermato
unproved-lead = Il { $at } qualcuno ha dimostrato la propria identità, su { $origin }, con un indirizzo email che { $organisation } aveva inserito per il suo account e che lei non ha mai confermato.
unproved-you = È stato lei? Allora confermi quell’indirizzo nelle informazioni di sicurezza, o lo rimuova se non è suo.
unproved-not-you = Non è stato lei? Allora qualcuno sta reimpostando la sua password. Avvisi subito l’assistenza.

unlocked-subject = Il suo account presso { $organisation } è stato sbloccato
unlocked-title = Il suo account è stato sbloccato
unlocked-lead = È stato sbloccato il { $at }, con una reimpostazione su { $origin }. La password è la stessa di prima.
unlocked-you = È stato lei? Allora non deve fare nulla. Spesso è un telefono che prova ancora una vecchia password; inserisca lì quella attuale.
unlocked-not-you = Non è stato lei? Allora qualcuno è riuscito a farsi passare per lei. Avvisi subito l’assistenza e imposti una nuova password su { $origin }.

wrong-subject = Codici errati per il suo account presso { $organisation }
wrong-title = Qualcuno ha dato risposte errate per il suo account
wrong-lead = Il { $at } ci sono stati più codici o risposte errati durante una reimpostazione della sua password. Non è stato modificato nulla.
wrong-you = È stato lei? Continui, con il codice più recente. Quelli precedenti non sono più validi.
wrong-not-you = Non è stato lei? Qualcuno conosce il suo nome utente e tira a indovinare. Non è riuscito a entrare. Non dia codici a nessuno e avvisi l’assistenza se continua.

locked-subject = La reimpostazione del suo account presso { $organisation } è in pausa
locked-title = Qui dobbiamo fare una pausa
locked-lead = Ci sono state troppe risposte errate nel reimpostare la sua password. Per proteggere il suo account, non è possibile reimpostarlo prima del { $until }.
locked-you = Può comunque accedere con la sua password. Se gliene serve una nuova prima, si rivolga all’assistenza.
locked-not-you = Non è stato lei? Qualcuno tira a indovinare. Non è riuscito a entrare. Avvisi l’assistenza.

disabled-subject = Un modo per reimpostare la password presso { $organisation } è stato disattivato
disabled-title = Un modo per reimpostare la password è stato disattivato
disabled-lead = { $method ->
    [mail] Ci sono stati moltissimi codici errati ricevuti via email. Per proteggere il suo account, i codici via email non valgono più per la reimpostazione.
    [sms] Ci sono stati moltissimi codici errati ricevuti via SMS. Per proteggere il suo account, i codici via SMS non valgono più per la reimpostazione.
    [voice] Ci sono stati moltissimi codici errati ricevuti per telefono. Per proteggere il suo account, le chiamate al cellulare non valgono più per la reimpostazione.
    [office] Ci sono stati moltissimi codici errati ricevuti per telefono. Per proteggere il suo account, le chiamate al telefono dell’ufficio non valgono più per la reimpostazione.
    [authenticator] Ci sono stati moltissimi codici errati di un’app di autenticazione. Per proteggere il suo account, l’app non vale più per la reimpostazione. Funziona ancora quando accede.
    [push] Ci sono stati moltissimi numeri errati su un telefono. Per proteggere il suo account, l’approvazione sul telefono non vale più per la reimpostazione.
    [questions] Ci sono state moltissime risposte errate alle domande di sicurezza. Per proteggere il suo account, non valgono più per la reimpostazione.
   *[other] Ci sono state moltissime risposte errate. Per proteggere il suo account, uno dei suoi modi per dimostrare la sua identità non vale più per la reimpostazione.
}
disabled-you = Acceda e lo confermi nelle informazioni di sicurezza, o si rivolga all’assistenza; poi funzionerà di nuovo.
disabled-not-you = Non è stato lei? Qualcuno tira a indovinare, e da un po’ di tempo. Non è riuscito a entrare. Avvisi l’assistenza.

by-admin-subject = Un amministratore ha modificato le sue informazioni di accesso presso { $organisation }
by-admin-title = Un amministratore ha modificato come dimostra la sua identità
by-admin-lead = Il { $at } un amministratore di { $organisation } ha aggiunto o rimosso uno dei modi con cui reimposta la password su { $origin }. La password è la stessa di prima.
by-admin-you = Lo ha chiesto lei? Allora non deve fare nulla. Al prossimo accesso guardi le informazioni di sicurezza e confermi ciò che c’è.
by-admin-not-you = Non lo ha chiesto e nessuno gliel’ha detto? Avvisi subito l’assistenza.

details-subject = Un amministratore ha modificato il suo account presso { $organisation }
details-title = Un amministratore ha modificato il suo account
details-lead = Il { $at } un amministratore di { $organisation } ha modificato i nomi con cui accede e reimposta la password su { $origin }, o l’indirizzo a cui le scrive la sua organizzazione. La password è la stessa di prima.
details-you = Lo ha chiesto lei, o ha un nuovo nome o indirizzo? Allora non deve fare nulla.
details-not-you = Non ne sa nulla? Avvisi subito l’assistenza.

not-me-lead = Può anche fermare tutto da solo, senza accedere. Il link porta a una pagina che prima le chiede conferma ed è valido per 30 giorni. Blocca le reimpostazioni del suo account e i modi per dimostrare la sua identità, disconnette tutti i dispositivi e avvisa gli amministratori.
not-me-link = Non sono stato io

frozen-subject = Le reimpostazioni del suo account presso { $organisation } sono bloccate
frozen-title = Le reimpostazioni del suo account sono bloccate
frozen-lead = Il { $at } qualcuno che legge la sua posta ha detto su { $origin } di non aver fatto una certa operazione. Ora nessuno può reimpostare la password del suo account o modificare come dimostra la sua identità, e tutti i dispositivi sono stati disconnessi. Gli amministratori sono stati avvisati.
frozen-you = È stato lei? Se qualcuno potrebbe conoscere la sua password, la cambi. Quando tutto è a posto, acceda e rimuova il blocco con due prove, o lo faccia rimuovere dall’assistenza.
frozen-not-you = Non è stato lei? Allora qualcun altro legge la sua posta. Avvisi subito l’assistenza.

thawed-subject = Le reimpostazioni del suo account presso { $organisation } sono di nuovo possibili
thawed-title = Le reimpostazioni del suo account sono di nuovo possibili
thawed-lead = Il { $at } è stato rimosso il blocco del suo account, da un amministratore o da qualcuno che ha eseguito l’accesso su { $origin } e ha fornito due prove. La password può di nuovo essere reimpostata.
thawed-you = È stato lei, o l’ha avvisata l’assistenza? Allora non deve fare nulla.
thawed-not-you = Non è stato lei e nessuno l’ha avvisata? Avvisi subito l’assistenza.

not-me-for-subject = Qualcuno presso { $organisation } dice di non essere stato lui
not-me-for-title = Qualcuno dice di non essere stato lui
not-me-for-lead = Il { $at } chi legge la posta di { $account } ha detto di non aver fatto qualcosa che è successo a questo account. Le sue reimpostazioni sono bloccate su { $origin } e nessuno è connesso con esso. Il numero di assistenza è quello di ciò che gli era stato comunicato.
not-me-for-do = Chieda a { $account } di persona o per telefono e cerchi il numero di assistenza nel registro di controllo. Controllate insieme la password e i metodi, e rimuova il blocco quando tutto è di nuovo suo.

admin-subject = Un amministratore di { $organisation } ha una nuova password
admin-title = Un amministratore ha una nuova password
admin-lead = La password di { $account } è stata modificata il { $at }, con una reimpostazione su { $origin }.
admin-do = Chieda a { $account }, di persona o per telefono, se la modifica era voluta. In caso contrario, disattivi l’account e cerchi il numero di assistenza nel registro di controllo.

pass-for-subject = Un amministratore di { $organisation } ha rilasciato un pass di recupero
pass-for-title = È stato rilasciato un pass di recupero
pass-for-lead = Il { $at } un amministratore ha rilasciato o confermato un pass di recupero per { $account }. Chi lo possiede può dimostrare su { $origin } di essere { $account }.
pass-for-do = Non sa di nessuno che abbia perso tutto? Disattivi l’account e cerchi il numero di assistenza nel registro di controllo: indica chi ha rilasciato il pass.

help-subject = Richiesta di aiuto per una reimpostazione di password presso { $organisation }
help-title = Qualcuno chiede aiuto per una reimpostazione di password
help-lead = Chi sta reimpostando la password di { $account } ha fornito almeno una prova e si rivolge a lei il { $at }.
help-message = Scrive:
help-silent = Non ha scritto alcun messaggio.
help-do = Usi un numero di telefono o un indirizzo dei suoi archivi, non di questo messaggio. Non chieda mai una password o un codice.
