mail-by = { $organisation } envoie ce message pour la réinitialisation de ses mots de passe sur { $origin }. Personne ne lit les réponses.
mail-support = Numéro d’assistance : { $support }
desk-title = À qui vous adresser
desk-nobody = Adressez-vous à la personne qui s’occupe de l’informatique chez vous.
desk-phone = Téléphone : { $phone }
desk-mail = E-mail : { $mail }
desk-page = Page : { $page }
moment = { $day } { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }, { $time } UTC

code-subject = Votre code pour { $organisation }
code-title = Votre code pour { $organisation }
code-lead = Saisissez-le sur la page où vous l’avez demandé.
code-minutes = { $minutes ->
    [one] Il est valable { $minutes } minute. Seul le code le plus récent de cette réinitialisation fonctionne.
   *[other] Il est valable { $minutes } minutes. Seul le code le plus récent de cette réinitialisation fonctionne.
}
code-which = Il appartient à la réinitialisation qui porte le numéro d’assistance { $support }. La page affiche le même.
sign-in-minutes = { $minutes ->
    [one] Il est valable { $minutes } minute, et une seule fois. Seul le code le plus récent de cette connexion fonctionne.
   *[other] Il est valable { $minutes } minutes, et une seule fois. Seul le code le plus récent de cette connexion fonctionne.
}
sign-in-which = Il termine une connexion avec votre mot de passe. Numéro d’assistance : { $support }.
sign-in-not-you = Vous n’êtes pas en train de vous connecter ? Alors quelqu’un connaît votre mot de passe. Ne donnez ce code à personne, changez votre mot de passe maintenant et prévenez le support.
register-minutes = { $minutes ->
    [one] Il est valable { $minutes } minute, et une seule fois.
   *[other] Il est valable { $minutes } minutes, et une seule fois.
}
register-which = Il ajoute cette adresse aux informations de sécurité d’un compte. Numéro d’assistance : { $support }.
register-not-you = Vous n’ajoutez pas cette adresse ? Alors quelqu’un l’a saisie par erreur. Rien n’est ajouté sans ce code ; ne le donnez donc à personne.
proof-minutes = { $minutes ->
    [one] Il est valable { $minutes } minute, et une seule fois. Seul le code le plus récent fonctionne.
   *[other] Il est valable { $minutes } minutes, et une seule fois. Seul le code le plus récent fonctionne.
}
proof-which = Il ouvre les informations de sécurité de votre compte à quelqu’un qui est connecté. Numéro d’assistance : { $support }.
proof-not-you = Ce n’est pas vous ? Alors quelqu’un est connecté avec votre compte. Ne donnez ce code à personne, changez votre mot de passe maintenant et prévenez le support.
code-keep = Saisissez-le uniquement sur { $origin }. Nous ne le demandons jamais par téléphone ni par e-mail.
code-not-you = Vous ne l’avez pas demandé ? Quelqu’un a saisi votre adresse, par erreur ou non. Cette personne ne peut pas continuer sans ce code ; ne le donnez donc à personne. Si vous en recevez d’autres, prévenez le support.

cannot-subject = Votre compte chez { $organisation } ne peut pas être réinitialisé ici
cannot-title = Votre compte ne peut pas être réinitialisé ici
cannot-lead = Quelqu’un, probablement vous, veut réinitialiser le mot de passe de votre compte sur { $origin }. Rien n’a été modifié.
cannot-tenant-off = { $organisation } a désactivé les réinitialisations.
cannot-no-writeback = Votre mot de passe est conservé dans un annuaire qui ne peut pas en recevoir un nouveau d’ici.
cannot-not-enabled = Les réinitialisations sont désactivées pour votre compte.
cannot-not-licensed = Votre compte peut changer un mot de passe connu, mais pas en réinitialiser un.
cannot-not-in-scope = Les réinitialisations ne sont pas encore ouvertes pour votre compte.
cannot-too-few = Votre compte a trop peu de méthodes enregistrées pour prouver votre identité.
cannot-federated = Vous vous connectez avec un autre service ; le mot de passe s’y modifie.
cannot-disabled = Votre compte a été désactivé par un administrateur.
cannot-do = Le support peut s’assurer que c’est bien vous, et vous aider.
cannot-not-you = Ce n’était pas vous ? Alors il n’y a rien à faire.

reset-subject = Votre mot de passe pour { $organisation } a été modifié
reset-title = Votre mot de passe a été modifié
reset-lead = Il a été modifié le { $at }, par une réinitialisation sur { $origin }. Le nouveau mot de passe est valable partout, et tous les appareils ont été déconnectés.
reset-you = C’était vous ? Alors il n’y a rien à faire. Les téléphones et logiciels de messagerie qui ont enregistré l’ancien mot de passe auront bientôt besoin du nouveau.
reset-not-you = Ce n’était pas vous ? Alors quelqu’un utilise peut-être votre compte. Prévenez immédiatement le support et définissez un nouveau mot de passe sur { $origin }.

changed-subject = Vous avez changé votre mot de passe pour { $organisation }
changed-title = Vous avez changé votre mot de passe
changed-lead = Il a été changé le { $at }, par quelqu’un qui connaissait l’ancien, sur { $origin }. Tous les autres appareils ont été déconnectés.
changed-you = C’était vous ? Alors il n’y a rien à faire. Les téléphones et logiciels de messagerie qui ont enregistré l’ancien mot de passe auront bientôt besoin du nouveau.
changed-not-you = Ce n’était pas vous ? Alors quelqu’un utilise votre compte. Prévenez immédiatement le support et définissez un nouveau mot de passe sur { $origin }.

added-subject = Une nouvelle façon de prouver votre identité chez { $organisation }
added-title = Une nouvelle façon de prouver votre identité
added-lead = { $method ->
    [authenticator] Une application d’authentification a été ajoutée à votre compte le { $at }. Elle peut servir à vous connecter et à réinitialiser votre mot de passe.
    [mail] Une adresse e-mail a été ajoutée à votre compte le { $at }. Les codes qui y sont envoyés peuvent servir à vous connecter et à réinitialiser votre mot de passe.
    [sms] Un téléphone mobile a été ajouté à votre compte le { $at }. Les codes qui y sont envoyés peuvent servir à vous connecter et à réinitialiser votre mot de passe.
    [questions] Des réponses à des questions de sécurité ont été enregistrées pour votre compte le { $at }. Avec une autre preuve, elles peuvent servir à réinitialiser votre mot de passe.
    [recovery] Des codes de récupération ont été créés pour votre compte le { $at }. Toute personne qui en possède un peut s’en servir pour se connecter ou pour réinitialiser votre mot de passe.
   *[other] Une façon de prouver votre identité a été ajoutée à votre compte le { $at }.
}
removed-subject = Une façon de moins de prouver votre identité chez { $organisation }
removed-title = Une façon de moins de prouver votre identité
removed-lead = { $method ->
    [authenticator] Une application d’authentification a été retirée de votre compte le { $at }. Ses codes ne sont plus valables.
    [mail] Une adresse e-mail a été retirée de votre compte le { $at }. Aucun code n’y est plus envoyé.
    [sms] Un téléphone mobile a été retiré de votre compte le { $at }. Aucun code n’y est plus envoyé.
    [questions] Les réponses à vos questions de sécurité ont été retirées de votre compte le { $at }.
    [recovery] Les codes de récupération de votre compte ont été retirés le { $at }. Plus aucun n’est valable.
   *[other] Une façon de prouver votre identité a été retirée de votre compte le { $at }.
}
replaced-subject = Une autre façon de prouver votre identité chez { $organisation }
replaced-title = Une autre façon de prouver votre identité
replaced-lead = { $method ->
    [mail] Une adresse e-mail de votre compte a été confirmée, ou en a remplacé une autre, le { $at }. Les codes y sont envoyés désormais.
    [sms] Un téléphone mobile de votre compte a été confirmé, ou en a remplacé un autre, le { $at }. Les codes y sont envoyés désormais.
    [questions] Les réponses à vos questions de sécurité ont été remplacées le { $at }. Les anciennes ne sont plus valables.
    [recovery] De nouveaux codes de récupération ont été créés pour votre compte le { $at }. Plus aucun des anciens n’est valable.
   *[other] Une façon de prouver votre identité en a remplacé une autre le { $at }.
}
info-you = C’était vous ? Alors il n’y a rien à faire.
info-not-you = Ce n’était pas vous ? Alors quelqu’un utilise votre compte. Prévenez immédiatement le support et définissez un nouveau mot de passe sur { $origin }.

saved-subject = Un code de récupération a été utilisé chez { $organisation }
saved-title = L’un de vos codes de récupération a été utilisé
saved-lead = Le { $at }, l’un des codes de récupération que vous avez conservés a servi à prouver votre identité. Codes restants : { $left }.
saved-you = C’était vous ? Rayez ce code : chacun ne sert qu’une fois. Créez-en de nouveaux dans vos informations de sécurité avant d’en manquer.

pass-subject = Un passe de récupération pour votre compte chez { $organisation }
pass-title = Le support a remis un passe de récupération pour votre compte
pass-lead = Le { $at }, un administrateur de { $organisation } a remis ou confirmé un passe de récupération, qui permet de définir un nouveau mot de passe pour votre compte sur { $origin }. Il est valable une fois, pendant une heure.
pass-you = Vous l’avez demandé ? Alors il n’y a rien à faire. Ne donnez le passe à personne.
pass-not-you = Vous ne l’avez pas demandé ? Prévenez immédiatement le support. Si vous pouvez vous connecter, changez votre mot de passe : cela met fin au passe.
pass-used-subject = Un passe de récupération a été utilisé chez { $organisation }
pass-used-title = Le passe de récupération de votre compte a été utilisé
pass-used-lead = Le { $at }, le passe remis par le support pour votre compte a servi à prouver votre identité sur { $origin }. Il ne fonctionne plus.
pass-used-you = C’était vous ? Alors il n’y a rien à faire. Une fois connecté, enregistrez de nouvelles façons de prouver votre identité.

unproved-subject = Une adresse e-mail que vous n’avez jamais confirmée a été utilisée chez { $organisation }
unproved-title = Une adresse e-mail que vous n’avez jamais confirmée a été utilisée
unproved-lead = Le { $at }, quelqu’un a prouvé son identité sur { $origin } avec une adresse e-mail que { $organisation } avait saisie pour votre compte et que vous n’avez jamais confirmée.
unproved-you = C’était vous ? Alors confirmez cette adresse dans vos informations de sécurité, ou supprimez-la si ce n’est pas la vôtre.
unproved-not-you = Ce n’était pas vous ? Alors quelqu’un est en train de réinitialiser votre mot de passe. Prévenez immédiatement le support.

unlocked-subject = Votre compte chez { $organisation } a été déverrouillé
unlocked-title = Votre compte a été déverrouillé
unlocked-lead = Il a été déverrouillé le { $at }, par une réinitialisation sur { $origin }. Votre mot de passe est le même qu’avant.
unlocked-you = C’était vous ? Alors il n’y a rien à faire. C’est souvent un téléphone qui essaie encore un ancien mot de passe ; saisissez-y le mot de passe actuel.
unlocked-not-you = Ce n’était pas vous ? Alors quelqu’un a pu se faire passer pour vous. Prévenez immédiatement le support et définissez un nouveau mot de passe sur { $origin }.

wrong-subject = Codes incorrects pour votre compte chez { $organisation }
wrong-title = Quelqu’un a donné de mauvaises réponses pour votre compte
wrong-lead = Le { $at }, plusieurs codes ou réponses incorrects ont été donnés lors d’une réinitialisation de votre mot de passe. Rien n’a été modifié.
wrong-you = C’était vous ? Continuez, avec le code le plus récent. Les codes précédents ne sont plus valables.
wrong-not-you = Ce n’était pas vous ? Quelqu’un connaît votre nom d’utilisateur et tente de deviner. Cette personne n’a pas réussi à entrer. Ne donnez de code à personne, et prévenez le support si cela continue.

locked-subject = Les réinitialisations de votre compte chez { $organisation } sont en pause
locked-title = Nous devons faire une pause
locked-lead = Il y a eu trop de mauvaises réponses lors de réinitialisations de votre mot de passe. Pour protéger votre compte, il ne peut pas être réinitialisé avant le { $until }.
locked-you = Vous pouvez toujours vous connecter avec votre mot de passe. S’il vous en faut un nouveau plus tôt, adressez-vous au support.
locked-not-you = Ce n’était pas vous ? Quelqu’un tente de deviner. Cette personne n’a pas réussi à entrer. Prévenez le support.

disabled-subject = Une façon de réinitialiser votre mot de passe chez { $organisation } est désactivée
disabled-title = Une façon de réinitialiser votre mot de passe est désactivée
disabled-lead = { $method ->
    [mail] Il y a eu un très grand nombre de codes incorrects reçus par e-mail. Pour protéger votre compte, les codes par e-mail ne servent plus aux réinitialisations.
    [sms] Il y a eu un très grand nombre de codes incorrects reçus par SMS. Pour protéger votre compte, les codes par SMS ne servent plus aux réinitialisations.
    [voice] Il y a eu un très grand nombre de codes incorrects reçus par appel. Pour protéger votre compte, les appels vers votre mobile ne servent plus aux réinitialisations.
    [office] Il y a eu un très grand nombre de codes incorrects reçus par appel. Pour protéger votre compte, les appels vers votre téléphone de bureau ne servent plus aux réinitialisations.
    [authenticator] Il y a eu un très grand nombre de codes incorrects d’une application d’authentification. Pour protéger votre compte, votre application ne sert plus aux réinitialisations. Elle fonctionne toujours pour vous connecter.
    [push] Il y a eu un très grand nombre de nombres incorrects sur un téléphone. Pour protéger votre compte, l’approbation sur votre téléphone ne sert plus aux réinitialisations.
    [questions] Il y a eu un très grand nombre de mauvaises réponses à vos questions de sécurité. Pour protéger votre compte, elles ne servent plus aux réinitialisations.
   *[other] Il y a eu un très grand nombre de mauvaises réponses. Pour protéger votre compte, l’une de vos façons de prouver votre identité ne sert plus aux réinitialisations.
}
disabled-you = Connectez-vous et confirmez-la dans vos informations de sécurité, ou adressez-vous au support ; elle servira de nouveau.
disabled-not-you = Ce n’était pas vous ? Quelqu’un tente de deviner, depuis un moment déjà. Cette personne n’a pas réussi à entrer. Prévenez le support.

by-admin-subject = Vos informations de connexion chez { $organisation } ont été modifiées par un administrateur
by-admin-title = Un administrateur a modifié votre façon de prouver votre identité
by-admin-lead = Le { $at }, un administrateur de { $organisation } a ajouté ou retiré l’une des façons dont vous réinitialisez votre mot de passe sur { $origin }. Votre mot de passe est le même qu’avant.
by-admin-you = Vous l’avez demandé ? Alors il n’y a rien à faire. À votre prochaine connexion, regardez vos informations de sécurité et confirmez ce qui s’y trouve.
by-admin-not-you = Vous ne l’avez pas demandé, et personne ne vous en a parlé ? Prévenez immédiatement le support.

details-subject = Votre compte chez { $organisation } a été modifié par un administrateur
details-title = Un administrateur a modifié votre compte
details-lead = Le { $at }, un administrateur de { $organisation } a modifié les noms avec lesquels vous vous connectez et réinitialisez votre mot de passe sur { $origin }, ou l’adresse à laquelle votre organisation vous écrit. Votre mot de passe est le même qu’avant.
details-you = Vous l’avez demandé, ou vous avez un nouveau nom ou une nouvelle adresse ? Alors il n’y a rien à faire.
details-not-you = Vous n’en savez rien ? Prévenez immédiatement le support.

not-me-lead = Vous pouvez aussi y mettre fin vous-même, sans vous connecter. Le lien mène à une page qui vous demande d’abord votre accord ; il est valable 30 jours. Il bloque les réinitialisations de votre compte et vos façons de prouver votre identité, déconnecte tous les appareils et prévient les administrateurs.
not-me-link = Ce n’était pas moi

frozen-subject = Les réinitialisations de votre compte chez { $organisation } sont bloquées
frozen-title = Les réinitialisations de votre compte sont bloquées
frozen-lead = Le { $at }, quelqu’un qui lit votre courrier a dit sur { $origin } qu’une action ne venait pas de lui. Personne ne peut plus réinitialiser le mot de passe de votre compte ni modifier vos façons de prouver votre identité, et tous les appareils ont été déconnectés. Les administrateurs ont été prévenus.
frozen-you = C’était vous ? Si quelqu’un connaît peut-être votre mot de passe, changez-le. Quand tout est en ordre, connectez-vous et levez le blocage avec deux preuves, ou faites-le lever par le support.
frozen-not-you = Ce n’était pas vous ? Alors quelqu’un d’autre lit votre courrier. Prévenez immédiatement le support.

thawed-subject = Les réinitialisations de votre compte chez { $organisation } sont de nouveau possibles
thawed-title = Les réinitialisations de votre compte sont de nouveau possibles
thawed-lead = Le { $at }, le blocage de votre compte a été levé, par un administrateur ou par quelqu’un qui s’est connecté sur { $origin } et a donné deux preuves. Son mot de passe peut de nouveau être réinitialisé.
thawed-you = C’était vous, ou le support vous a prévenu ? Alors il n’y a rien à faire.
thawed-not-you = Ce n’était pas vous, et personne ne vous a prévenu ? Prévenez immédiatement le support.

not-me-for-subject = Quelqu’un chez { $organisation } dit que ce n’était pas lui
not-me-for-title = Quelqu’un dit que ce n’était pas lui
not-me-for-lead = Le { $at }, la personne qui lit le courrier de { $account } a dit qu’une action sur ce compte ne venait pas d’elle. Ses réinitialisations sont bloquées sur { $origin }, et plus personne n’est connecté avec ce compte. Le numéro d’assistance est celui de ce qui lui avait été signalé.
not-me-for-do = Interrogez { $account } en personne ou par téléphone, et cherchez le numéro d’assistance dans le journal d’audit. Vérifiez ensemble le mot de passe et les méthodes, et levez le blocage quand tout est de nouveau entre ses mains.

admin-subject = Un administrateur de { $organisation } a un nouveau mot de passe
admin-title = Un administrateur a un nouveau mot de passe
admin-lead = Le mot de passe de { $account } a été modifié le { $at }, par une réinitialisation sur { $origin }.
admin-do = Demandez à { $account }, en personne ou par téléphone, si le changement vient bien de là. Sinon, désactivez le compte et cherchez le numéro d’assistance dans le journal d’audit.

pass-for-subject = Un administrateur de { $organisation } a remis un passe de récupération
pass-for-title = Un passe de récupération a été remis
pass-for-lead = Le { $at }, un administrateur a remis ou confirmé un passe de récupération pour { $account }. Toute personne qui le détient peut prouver sur { $origin } qu’elle est { $account }.
pass-for-do = Vous ne connaissez personne qui ait tout perdu ? Désactivez le compte et cherchez le numéro d’assistance dans le journal d’audit : il indique qui a remis le passe.

help-subject = Demande d’aide pour une réinitialisation de mot de passe chez { $organisation }
help-title = Quelqu’un demande de l’aide pour une réinitialisation de mot de passe
help-lead = La personne qui réinitialise le mot de passe de { $account } a donné au moins une preuve, et s’adresse à vous le { $at }.
help-message = Son message :
help-silent = Elle n’a pas laissé de message.
help-do = Utilisez un numéro de téléphone ou une adresse de vos propres dossiers, jamais ceux de ce message. Ne demandez jamais de mot de passe ni de code.
