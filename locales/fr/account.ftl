account-title = Compte
account-shell = Chargement de la page

opening-title = Un instant
opening-lead = Nous vérifions si vous êtes connecté.

sign-in-title = Se connecter
sign-in-lead = Utilisez votre compte professionnel.
sign-in-password = Mot de passe
sign-in-go = Se connecter
sign-in-busy = Connexion
sign-in-forgot = J’ai oublié mon mot de passe
sign-in-wrong = Ce nom et ce mot de passe n’ouvrent aucun compte.
sign-in-wrong-do = Vérifiez les deux, majuscules comprises. Après dix erreurs il y a une pause, et chaque pause est plus longue.
sign-in-no-password = Le mot de passe manque.
sign-in-no-password-do = Saisissez-le, ou choisissez-en un nouveau si vous l’avez oublié.
sign-in-over = Vous devez vous reconnecter.
sign-in-over-do = Le délai a expiré, ou la session a été fermée ailleurs.
sign-in-out = Vous êtes déconnecté.
sign-in-out-do = Sur un ordinateur partagé, fermez aussi le navigateur.

sign-in-ticket = Ce lien a déjà servi ou est trop ancien.
sign-in-ticket-do = Retournez d’où vous venez pour en obtenir un nouveau, ou connectez-vous ici.

second-title = Encore une preuve
second-lead = Votre mot de passe est juste. Choisissez comment prouver que c’est bien vous.
second-recovery = L’un de ceux que vous avez imprimés ou conservés
second-recovery-lead = Saisissez l’un des codes que vous avez conservés.

expired-title = Choisissez un nouveau mot de passe
expired-lead = Celui que vous avez saisi est juste, mais il a expiré. Choisissez-en un autre ; vous serez ensuite connecté.

home-title = Vous êtes connecté
home-lead = En tant que { $name }, compte { $account }.
home-until = Sans action de votre part, vous serez déconnecté à { $time }.
home-info = Prouver votre identité
home-info-hint = Ce qui vous rend l’accès si vous oubliez votre mot de passe
home-info-busy = Ouverture
home-password = Mot de passe
home-password-hint = Changer celui que vous connaissez
home-frozen = Les réinitialisations de votre compte sont bloquées
home-frozen-do = Quelqu’un qui lit votre courrier a dit qu’une action ne venait pas de lui. Tant que cela dure, personne ne peut réinitialiser votre mot de passe ni modifier vos façons de prouver votre identité. Tout va bien ? Alors levez le blocage : vous prouvez de deux façons que c’est bien vous.
home-frozen-desk = Quelqu’un qui lit votre courrier a dit qu’une action ne venait pas de lui. Tant que cela dure, personne ne peut réinitialiser votre mot de passe ni modifier vos façons de prouver votre identité. Le support peut lever le blocage.
home-frozen-go = Lever le blocage
home-out = Se déconnecter
home-out-busy = Déconnexion
home-everywhere-title = Un appareil est perdu ou n’est pas le vôtre ?
home-everywhere-lead = Cela met fin à toutes les sessions de votre compte, sur tous les appareils.
home-everywhere = Se déconnecter partout
stay-lead = Vous serez déconnecté à { $time }.
stay-lead-sign-in = La connexion expire à { $time }. Ensuite, elle recommence depuis le début.
stay-go = Rester connecté

registered-title = C’est tout
registered-lead = Vous pouvez retourner d’où vous venez.
registered-lead-here = Vous pouvez maintenant retrouver votre accès vous-même. Fermez cette page ou déconnectez-vous.
registered-go = Retourner
registered-leave = Retourner sans le faire

change-title = Changer de mot de passe
change-lead = Pour { $account }. Tous les autres appareils seront déconnectés.
change-old = Votre mot de passe actuel
change-old-empty = Le mot de passe actuel manque.
change-old-empty-do = Saisissez-le d’abord. Si vous l’avez oublié, déconnectez-vous et choisissez « J’ai oublié mon mot de passe ».
change-old-wrong = Ce n’est pas votre mot de passe actuel.
change-old-wrong-do = Vérifiez les majuscules. Après dix erreurs il y a une pause.

interrupt-title = Des informations manquent
interrupt-lead = Votre organisation veut être sûre que vous pourrez retrouver votre accès si vous oubliez un jour votre mot de passe. Cela prend environ deux minutes.
interrupt-title-review = Sont-elles toujours à vous ?
interrupt-lead-review = Il y a quelque temps, vous nous avez indiqué comment vérifier que c’est bien vous. Relisez ces informations, pour qu’elles fonctionnent encore le jour où vous en aurez besoin.
interrupt-go = Suivant
interrupt-busy = Un instant
interrupt-skip = Pas maintenant
interrupt-skip-hint = La question vous sera reposée à votre prochaine connexion.
interrupt-skip-left = { $count ->
    [0] C’est la dernière fois que vous pouvez reporter.
    [one] Vous pouvez reporter cette fois et encore une fois.
   *[other] Vous pouvez reporter cette fois et encore { $count } fois.
}
missing-title = Ne perdez pas l’accès à votre compte
missing-lead = { $count ->
    [one] Configurez encore l’une de ces méthodes. Vous pourrez alors vous aider vous-même si vous oubliez votre mot de passe.
   *[other] Configurez { $count } de ces méthodes. Vous pourrez alors vous aider vous-même si vous oubliez votre mot de passe.
}
missing-have = Configuré
missing-do = Configurer maintenant
missing-after = Possible une fois une méthode plus forte configurée
missing-nothing = Rien ne peut être configuré ici
missing-nothing-do = Votre organisation n’offre rien pour votre compte pour le moment. Adressez-vous au support.
missing-ready = C’est tout ce qu’il faut
missing-ready-do = Vous pouvez maintenant retrouver votre accès vous-même.
missing-go = Continuer
review-title = Tout est-il correct ?
review-lead = Ces méthodes vous rendent l’accès si vous oubliez votre mot de passe.
review-go = Oui, tout est correct
review-busy = Enregistrement

info-title = Prouver votre identité
info-lead = { $count ->
    [one] Si vous oubliez votre mot de passe, l’une de ces méthodes vous rend l’accès.
   *[other] Si vous oubliez votre mot de passe, { $count } de ces méthodes vous rendent l’accès.
}
info-none = Rien n’est encore configuré.
info-ready = Tout est prêt
info-ready-do = { $count ->
    [one] Une preuve est nécessaire, et vous l’avez.
   *[other] { $count } preuves différentes sont nécessaires, et vous les avez.
}
info-short = Il manque quelque chose
info-short-do = { $count ->
    [one] Une preuve est nécessaire pour retrouver l’accès. Ajoutez une méthode.
   *[other] { $count } preuves différentes sont nécessaires pour retrouver l’accès. Ajoutez une autre méthode.
}
info-frozen = Bloqué jusqu’à { $time }
info-frozen-do = Votre mot de passe a été réinitialisé il y a peu. Pour protéger votre compte, rien ne peut être modifié ici d’ici là, sauf si vous prouvez que c’est bien vous par une méthode que la réinitialisation n’a pas utilisée.
info-frozen-go = Le prouver maintenant
info-codes = { $count ->
    [one] Il reste { $count } code sur { $of }
   *[other] Il reste { $count } codes sur { $of }
}
info-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
info-added = Ajouté le { $date }
info-confirmed = Confirmé le { $date }
info-used = Dernière utilisation le { $date }
info-first = Demandé en premier
info-unverified = Non confirmé : ajouté par votre administrateur
info-add = Ajouter une méthode
info-order = Changer ce qui est demandé en premier
act-change = Modifier
act-confirm = Confirmer
act-name = Renommer
act-remove = Supprimer
act-draw = Créer de nouveaux codes
act-answer = Choisir d’autres questions
done-added = { $name } : configuré
done-removed = { $name } : supprimé
done-preferred = { $name } : demandé en premier désormais
done-told = Nous avons prévenu toutes vos adresses enregistrées.
done-named = { $name } : renommé
done-named-do = Pour le distinguer de vos autres.
done-reviewed = Merci, tout est noté
done-reviewed-do = Vous n’avez plus à vous en occuper pour le moment.
done-password = Votre mot de passe est modifié
done-password-do = Il est valable dès maintenant, partout. Les autres appareils sont déconnectés.
done-lifted = Les réinitialisations de votre compte sont de nouveau possibles
done-late = Cela ne peut plus être confirmé
done-late-do = Regardez si c’est là ; sinon, recommencez.
done-frozen = C’est toujours bloqué
done-frozen-do = Cette méthode a servi à la réinitialisation. Prouvez-le par une autre, ou attendez.
held = Ce n’est pas encore possible.
held-do = Ce sera de nouveau possible à { $time }.
wrong-do = Réessayez. Si cela ne suffit pas, adressez-vous au support.

kinds-title = Que voulez-vous ajouter ?
kinds-lead = La première est la plus sûre.
kinds-mail = Un code à une adresse personnelle
kinds-recovery = Dix codes à imprimer ou à conserver
kinds-questions = Des réponses que vous saurez encore dans un an
kinds-different = Configurer une autre méthode
address-title = Quelle adresse e-mail ?
address-title-change = Quelle adresse e-mail à la place ?
address-lead = Une adresse que vous pouvez lire quand votre accès est bloqué : une adresse personnelle, pas celle du travail. Nous y envoyons un code.
address-label = Adresse e-mail
address-empty = L’adresse manque.
address-empty-do = Saisissez-la en entier.
address-refused = Cette adresse ne peut pas être utilisée ici.
address-refused-do = Utilisez une adresse personnelle. Les adresses de votre organisation, ou une adresse déjà configurée, n’aident pas quand votre accès est bloqué.
authenticator-title = Ajoutez une application d’authentification
authenticator-lead = Toute application qui produit des codes à 6 chiffres convient.
authenticator-scan = 1. Scannez ceci avec l’application
authenticator-scan-alt = Code QR contenant la clé pour votre application
authenticator-here = L’application est sur cet appareil ? Ouvrez-la
authenticator-cannot = Impossible de scanner ?
authenticator-cannot-do = Saisissez cette clé dans l’application. Type : basé sur l’heure, 6 chiffres.
authenticator-key = Clé pour votre application
authenticator-code = 2. Saisissez le code affiché
authenticator-code-hint = Pour être sûrs que cela fonctionne avant que vous n’en ayez besoin.
authenticator-name = 3. Donnez-lui un nom, si vous le souhaitez
authenticator-name-hint = « Téléphone professionnel », par exemple, pour distinguer vos applications.
confirm-go = Vérifier et enregistrer
confirm-busy = Vérification
confirm-again = Une autre adresse
confirm-sent = Nous avons envoyé { $digits } chiffres à { $to }. Saisissez-les ici, pour que nous sachions qu’elle est à vous.

new-passkey-title = Créez une clé d’accès
new-passkey-lead = Votre appareil la crée et la conserve. Dès lors, votre empreinte, votre visage ou un code PIN y prouve que c’est bien vous.
new-passkey-name = Donnez-lui un nom, si vous le souhaitez
new-passkey-name-hint = « Portable », par exemple, pour distinguer vos clés d’accès.
new-passkey-go = Créer la clé d’accès
new-passkey-none = Aucune clé d’accès n’a été créée.
new-passkey-none-do = L’opération a été annulée, a pris trop de temps, ou cet appareil ne peut pas en conserver. Réessayez ou configurez une autre méthode.
new-passkey-known = Cet appareil a déjà une clé d’accès pour votre compte.
new-passkey-known-do = Utilisez celle-ci, ou créez-en une sur un autre appareil.

draw-title = Obtenez des codes à conserver
draw-lead = Dix codes, chacun valable une fois. Gardez-les là où vous les trouverez sans votre téléphone : sur papier ou dans un gestionnaire de mots de passe. Ils ne sont affichés qu’une fois.
draw-older = Vos codes actuels ne seront plus valables
draw-older-do = Les nouveaux les remplacent tous d’un coup.
draw-go = Créer les codes
draw-busy = Création
codes-title = Vos codes
codes-lead = Imprimez-les, conservez-les ou notez-les maintenant. Personne ne pourra vous les montrer à nouveau.
codes-of = Codes de { $account } pour { $organisation }, créés le { $date }. Chacun est valable une fois.
codes-list = Codes à conserver
codes-print = Imprimer
codes-save = Enregistrer dans un fichier
codes-kept = Je les ai conservés

choose-title = Choisissez vos questions
choose-lead = Choisissez { $count } questions et donnez des réponses que d’autres ne peuvent pas trouver. Elles ne servent qu’avec une autre preuve.
choose-older = Elles remplacent les questions que vous avez
choose-older-do = Les réponses données auparavant ne comptent plus.
choose-question = Question { $number }
choose-none = Choisissez une question
choose-answer = Réponse { $number }
choose-hint = De 3 à 40 caractères. Majuscules et espaces n’ont pas d’importance.
choose-go = Enregistrer les réponses
choose-busy = Enregistrement
fault-no-question = Aucune question n’est choisie.
fault-no-question-do = Choisissez-en une dans la liste.
fault-twice = Cette question est choisie deux fois.
fault-twice-do = Choisissez-en une autre.
fault-gone = Cette question n’est plus proposée.
fault-short = Cette réponse est trop courte.
fault-short-do = Donnez au moins 3 caractères.
fault-long = Cette réponse est trop longue.
fault-long-do = Donnez au plus 40 caractères.
fault-part = Cette réponse figure dans la question.
fault-part-do = Donnez-en une que la question ne révèle pas.
fault-same = C’est aussi la réponse à une autre question.
fault-same-do = Donnez à chaque question sa propre réponse.

name-title = Comment faut-il l’appeler ?
name-label = Nom
name-go = Enregistrer le nom

remove-title = Supprimer cette méthode ?
remove-lead = { $name } ne vous rendra plus l’accès.
remove-lead-of = { $name }, { $hint }, ne vous rendra plus l’accès.
remove-short = Vous ne pourrez alors plus réinitialiser vous-même votre mot de passe
remove-short-do = { $count ->
    [one] Une preuve est nécessaire, et c’est la seule. Ajoutez d’abord une autre méthode.
   *[other] { $count } preuves différentes sont nécessaires. Ajoutez d’abord une autre méthode.
}
remove-go = Supprimer
remove-busy = Suppression
remove-keep = Conserver

order-title = Que faut-il demander en premier ?
order-lead = Vous pouvez toujours en choisir une autre à chaque fois.
order-now = Demandé en premier actuellement
order-choose = Demander ceci en premier

proof-title = Montrez d’abord que c’est bien vous
proof-lead = Vous vous êtes connecté il y a un moment. Avant de montrer ou de modifier quoi que ce soit ici, prouvez-le encore une fois.
proof-lead-thaw = Utilisez une méthode que la réinitialisation n’a pas utilisée ; les modifications seront alors possibles tout de suite.
proof-go = Continuer
proof-busy = Vérification
proof-asking = Un instant.
proof-password-wrong = Ce n’est pas votre mot de passe.
proof-password-wrong-do = Vérifiez les majuscules. Après dix erreurs il y a une pause.
