mail-by = { $organisation } envia esta mensagem para a redefinição de senhas em { $origin }. Ninguém lê as respostas.
mail-support = Número de suporte: { $support }
desk-title = Com quem falar
desk-nobody = Fale com quem cuida dos computadores no seu trabalho.
desk-phone = Telefone: { $phone }
desk-mail = E-mail: { $mail }
desk-page = Página: { $page }
moment = { $day } de { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
} de { $year }, { $time } UTC

code-subject = Seu código para { $organisation }
code-title = Seu código para { $organisation }
code-lead = Digite-o na página em que você o pediu.
code-minutes = { $minutes ->
    [one] Vale por { $minutes } minuto. Só o código mais recente desta redefinição funciona.
   *[other] Vale por { $minutes } minutos. Só o código mais recente desta redefinição funciona.
}
code-which = Ele pertence à redefinição com o número de suporte { $support }. A página mostra o mesmo.
sign-in-minutes = { $minutes ->
    [one] Vale por { $minutes } minuto e uma única vez. Só o código mais recente desta entrada funciona.
   *[other] Vale por { $minutes } minutos e uma única vez. Só o código mais recente desta entrada funciona.
}
sign-in-which = Ele conclui uma entrada com a sua senha. Número de suporte: { $support }.
sign-in-not-you = Você não está entrando? Então alguém sabe sua senha. Não dê este código a ninguém, altere sua senha agora e avise o suporte.
register-minutes = { $minutes ->
    [one] Vale por { $minutes } minuto e uma única vez.
   *[other] Vale por { $minutes } minutos e uma única vez.
}
register-which = Ele adiciona este endereço às informações de segurança de uma conta. Número de suporte: { $support }.
register-not-you = Você não está adicionando este endereço? Então alguém o digitou por engano. Nada é adicionado sem este código, portanto não o dê a ninguém.
proof-minutes = { $minutes ->
    [one] Vale por { $minutes } minuto e uma única vez. Só o código mais recente funciona.
   *[other] Vale por { $minutes } minutos e uma única vez. Só o código mais recente funciona.
}
proof-which = Ele abre as informações de segurança da sua conta para alguém que já entrou. Número de suporte: { $support }.
proof-not-you = Não é você? Então alguém entrou com a sua conta. Não dê este código a ninguém, altere sua senha agora e avise o suporte.
code-keep = Digite-o somente em { $origin }. Nunca o pedimos por telefone nem por e-mail.
code-not-you = Você não o pediu? Alguém digitou seu endereço, por engano ou não. Essa pessoa não pode continuar sem este código, portanto não o dê a ninguém. Se chegarem outros, avise o suporte.

cannot-subject = A senha da sua conta em { $organisation } não pode ser redefinida aqui
cannot-title = A senha da sua conta não pode ser redefinida aqui
cannot-lead = Alguém, provavelmente você, quer redefinir a senha da sua conta em { $origin }. Nada foi alterado.
cannot-tenant-off = { $organisation } desativou as redefinições.
cannot-no-writeback = Sua senha fica em um diretório que não pode receber uma nova daqui.
cannot-not-enabled = As redefinições estão desativadas para sua conta.
cannot-not-licensed = Sua conta pode alterar uma senha que conhece, mas não redefini-la.
cannot-not-in-scope = As redefinições ainda não estão abertas para sua conta.
cannot-too-few = Sua conta tem poucos métodos cadastrados para provar quem é você.
cannot-federated = Você entra com outro serviço; a senha é alterada lá.
cannot-disabled = Sua conta foi desativada por um administrador.
cannot-do = O suporte pode confirmar que é você e ajudar.
cannot-not-you = Não foi você? Então não há nada a fazer.

reset-subject = Sua senha para { $organisation } foi alterada
reset-title = Sua senha foi alterada
reset-lead = Ela foi alterada em { $at }, por uma redefinição em { $origin }. A nova senha vale em todo lugar, e a sessão foi encerrada em todos os dispositivos.
reset-you = Foi você? Então não há nada a fazer. Celulares e programas de e-mail que salvaram a senha antiga logo vão precisar da nova.
reset-not-you = Não foi você? Então talvez alguém esteja usando sua conta. Avise o suporte imediatamente e defina uma nova senha em { $origin }.

changed-subject = Você alterou sua senha para { $organisation }
changed-title = Você alterou sua senha
changed-lead = Ela foi alterada em { $at }, por alguém que sabia a antiga, em { $origin }. A sessão foi encerrada em todos os outros dispositivos.
changed-you = Foi você? Então não há nada a fazer. Celulares e programas de e-mail que salvaram a senha antiga logo vão precisar da nova.
changed-not-you = Não foi você? Então alguém está usando sua conta. Avise o suporte imediatamente e defina uma nova senha em { $origin }.

added-subject = Uma nova forma de provar quem é você em { $organisation }
added-title = Uma nova forma de provar quem é você
added-lead = { $method ->
    [authenticator] Um aplicativo autenticador foi adicionado à sua conta em { $at }. Ele pode ajudar a entrar e a redefinir sua senha.
    [mail] Um endereço de e-mail foi adicionado à sua conta em { $at }. Códigos enviados a ele podem ajudar a entrar e a redefinir sua senha.
    [sms] Um celular foi adicionado à sua conta em { $at }. Códigos enviados a ele podem ajudar a entrar e a redefinir sua senha.
    [questions] Respostas a perguntas de segurança foram cadastradas para sua conta em { $at }. Junto com outra prova, elas podem ajudar a redefinir sua senha.
    [recovery] Códigos de recuperação foram criados para sua conta em { $at }. Quem tiver um deles pode usá-lo para entrar ou para redefinir sua senha.
   *[other] Uma forma de provar quem é você foi adicionada à sua conta em { $at }.
}
removed-subject = Uma forma a menos de provar quem é você em { $organisation }
removed-title = Uma forma a menos de provar quem é você
removed-lead = { $method ->
    [authenticator] Um aplicativo autenticador foi removido da sua conta em { $at }. Os códigos dele não valem mais.
    [mail] Um endereço de e-mail foi removido da sua conta em { $at }. Códigos não são mais enviados a ele.
    [sms] Um celular foi removido da sua conta em { $at }. Códigos não são mais enviados a ele.
    [questions] As respostas às suas perguntas de segurança foram removidas da sua conta em { $at }.
    [recovery] Os códigos de recuperação da sua conta foram removidos em { $at }. Nenhum deles vale mais.
   *[other] Uma forma de provar quem é você foi removida da sua conta em { $at }.
}
replaced-subject = Outra forma de provar quem é você em { $organisation }
replaced-title = Outra forma de provar quem é você
replaced-lead = { $method ->
    [mail] Um endereço de e-mail da sua conta foi confirmado, ou tomou o lugar de outro, em { $at }. Os códigos vão para ele a partir de agora.
    [sms] Um celular da sua conta foi confirmado, ou tomou o lugar de outro, em { $at }. Os códigos vão para ele a partir de agora.
    [questions] As respostas às suas perguntas de segurança foram substituídas em { $at }. As antigas não valem mais.
    [recovery] Novos códigos de recuperação foram criados para sua conta em { $at }. Nenhum dos antigos vale mais.
   *[other] Uma forma de provar quem é você tomou o lugar de outra em { $at }.
}
info-you = Foi você? Então não há nada a fazer.
info-not-you = Não foi você? Então alguém está usando sua conta. Avise o suporte imediatamente e defina uma nova senha em { $origin }.

saved-subject = Um código de recuperação foi usado em { $organisation }
saved-title = Um dos seus códigos de recuperação foi usado
saved-lead = Em { $at }, um dos códigos de recuperação que você guardou foi usado para provar quem é você. Códigos restantes: { $left }.
saved-you = Foi você? Risque esse código: cada um vale uma vez. Crie novos nas suas informações de segurança antes que acabem.

pass-subject = Um passe de recuperação para sua conta em { $organisation }
pass-title = O suporte deu um passe de recuperação para sua conta
pass-lead = Em { $at }, um administrador de { $organisation } deu ou confirmou um passe de recuperação, com o qual se pode definir uma nova senha para sua conta em { $origin }. Ele vale uma vez, por uma hora.
pass-you = Foi você que pediu? Então não há nada a fazer. Não dê o passe a ninguém.
pass-not-you = Não foi você que pediu? Avise o suporte imediatamente. Se você conseguir entrar, altere sua senha: isso anula o passe.
pass-used-subject = Um passe de recuperação foi usado em { $organisation }
pass-used-title = O passe de recuperação da sua conta foi usado
pass-used-lead = Em { $at }, o passe que o suporte deu para sua conta foi usado para provar quem é você, em { $origin }. Ele não funciona de novo.
pass-used-you = Foi você? Então não há nada a fazer. Depois de entrar, cadastre novas formas de provar quem é você.

unproved-subject = Um endereço de e-mail que você nunca confirmou foi usado em { $organisation }
unproved-title = Um endereço de e-mail que você nunca confirmou foi usado
unproved-lead = Em { $at }, alguém provou quem é, em { $origin }, com um endereço de e-mail que { $organisation } havia preenchido para sua conta e que você nunca confirmou.
unproved-you = Foi você? Então confirme esse endereço nas suas informações de segurança ou remova-o se não for seu.
unproved-not-you = Não foi você? Então alguém está redefinindo sua senha. Avise o suporte imediatamente.

unlocked-subject = Sua conta em { $organisation } foi desbloqueada
unlocked-title = Sua conta foi desbloqueada
unlocked-lead = Ela foi desbloqueada em { $at }, por uma redefinição em { $origin }. Sua senha é a mesma de antes.
unlocked-you = Foi você? Então não há nada a fazer. Muitas vezes é um celular que ainda tenta uma senha antiga; digite a atual nele.
unlocked-not-you = Não foi você? Então alguém conseguiu se passar por você. Avise o suporte imediatamente e defina uma nova senha em { $origin }.

wrong-subject = Códigos errados para sua conta em { $organisation }
wrong-title = Alguém deu respostas erradas para sua conta
wrong-lead = Em { $at }, houve vários códigos ou respostas errados em uma redefinição da sua senha. Nada foi alterado.
wrong-you = Foi você? Continue, com o código mais recente. Os anteriores não valem mais.
wrong-not-you = Não foi você? Alguém sabe seu nome de usuário e está tentando adivinhar. Essa pessoa não conseguiu entrar. Não dê nenhum código a ninguém e avise o suporte se isso continuar.

locked-subject = As redefinições da sua conta em { $organisation } estão em pausa
locked-title = Precisamos fazer uma pausa
locked-lead = Houve respostas erradas demais em redefinições da sua senha. Para proteger sua conta, ela não pode ser redefinida antes de { $until }.
locked-you = Você ainda pode entrar com sua senha. Se precisar de uma nova antes disso, fale com o suporte.
locked-not-you = Não foi você? Alguém está tentando adivinhar. Essa pessoa não conseguiu entrar. Avise o suporte.

disabled-subject = Uma forma de redefinir sua senha em { $organisation } foi desativada
disabled-title = Uma forma de redefinir sua senha foi desativada
disabled-lead = { $method ->
    [mail] Houve muitíssimos códigos de e-mail errados. Para proteger sua conta, códigos por e-mail não valem mais para redefinições.
    [sms] Houve muitíssimos códigos de mensagens de texto errados. Para proteger sua conta, códigos por mensagem de texto não valem mais para redefinições.
    [voice] Houve muitíssimos códigos de chamadas errados. Para proteger sua conta, chamadas para seu celular não valem mais para redefinições.
    [office] Houve muitíssimos códigos de chamadas errados. Para proteger sua conta, chamadas para seu telefone do escritório não valem mais para redefinições.
    [authenticator] Houve muitíssimos códigos errados de um aplicativo autenticador. Para proteger sua conta, seu aplicativo não vale mais para redefinições. Ele ainda funciona quando você entra.
    [push] Houve muitíssimos números errados em um celular. Para proteger sua conta, aprovar no celular não vale mais para redefinições.
    [questions] Houve muitíssimas respostas erradas às suas perguntas de segurança. Para proteger sua conta, elas não valem mais para redefinições.
   *[other] Houve muitíssimas respostas erradas. Para proteger sua conta, uma das suas formas de provar quem é você não vale mais para redefinições.
}
disabled-you = Entre e confirme-a nas suas informações de segurança, ou fale com o suporte; então ela volta a valer.
disabled-not-you = Não foi você? Alguém está tentando adivinhar, e já faz algum tempo. Essa pessoa não conseguiu entrar. Avise o suporte.

by-admin-subject = Suas informações de entrada em { $organisation } foram alteradas por um administrador
by-admin-title = Um administrador alterou como você prova quem é
by-admin-lead = Em { $at }, um administrador de { $organisation } adicionou ou removeu uma das formas com que você redefine sua senha em { $origin }. Sua senha é a mesma de antes.
by-admin-you = Foi você que pediu? Então não há nada a fazer. Na próxima vez que entrar, veja suas informações de segurança e confirme o que está lá.
by-admin-not-you = Você não pediu e ninguém avisou você? Avise o suporte imediatamente.

details-subject = Sua conta em { $organisation } foi alterada por um administrador
details-title = Um administrador alterou sua conta
details-lead = Em { $at }, um administrador de { $organisation } alterou os nomes com que você entra e redefine sua senha em { $origin }, ou o endereço para o qual sua organização escreve. Sua senha é a mesma de antes.
details-you = Foi você que pediu, ou você tem um novo nome ou endereço? Então não há nada a fazer.
details-not-you = Você não sabe de nada? Avise o suporte imediatamente.

not-me-lead = Você também pode interromper isso por conta própria, sem entrar. O link leva a uma página que primeiro pergunta a você e vale por 30 dias. Ele bloqueia as redefinições da sua conta e as formas de provar quem é você, encerra a sessão em todos os dispositivos e avisa os administradores.
not-me-link = Não fui eu

frozen-subject = As redefinições da sua conta em { $organisation } estão bloqueadas
frozen-title = As redefinições da sua conta estão bloqueadas
frozen-lead = Em { $at }, alguém que lê seus e-mails disse em { $origin } que algo não partiu dele. Agora ninguém pode redefinir a senha da sua conta nem alterar como você prova quem é, e a sessão foi encerrada em todos os dispositivos. Os administradores foram avisados.
frozen-you = Foi você? Se alguém puder saber sua senha, altere-a. Quando tudo estiver bem, entre e remova o bloqueio com duas provas, ou peça ao suporte que o remova.
frozen-not-you = Não foi você? Então outra pessoa lê seus e-mails. Avise o suporte imediatamente.

thawed-subject = As redefinições da sua conta em { $organisation } voltaram a funcionar
thawed-title = As redefinições da sua conta voltaram a funcionar
thawed-lead = Em { $at }, o bloqueio da sua conta foi removido, por um administrador ou por alguém que entrou em { $origin } e deu duas provas. A senha dela pode ser redefinida de novo.
thawed-you = Foi você, ou o suporte avisou você? Então não há nada a fazer.
thawed-not-you = Não foi você e ninguém avisou você? Avise o suporte imediatamente.

not-me-for-subject = Alguém em { $organisation } diz que não foi ele
not-me-for-title = Alguém diz que não foi ele
not-me-for-lead = Em { $at }, quem lê os e-mails de { $account } disse que algo que aconteceu com esta conta não partiu dele. As redefinições dela estão bloqueadas em { $origin }, e ninguém está conectado com ela. O número de suporte é o do que foi comunicado a essa pessoa.
not-me-for-do = Pergunte a { $account }, pessoalmente ou por telefone, e procure o número de suporte no registro de auditoria. Revejam juntos a senha e os métodos, e remova o bloqueio quando tudo estiver de novo sob controle.

admin-subject = Um administrador de { $organisation } tem uma nova senha
admin-title = Um administrador tem uma nova senha
admin-lead = A senha de { $account } foi alterada em { $at }, por uma redefinição em { $origin }.
admin-do = Pergunte a { $account }, pessoalmente ou por telefone, se a alteração foi intencional. Se não, desative a conta e procure o número de suporte no registro de auditoria.

pass-for-subject = Um administrador de { $organisation } deu um passe de recuperação
pass-for-title = Um passe de recuperação foi dado
pass-for-lead = Em { $at }, um administrador deu ou confirmou um passe de recuperação para { $account }. Quem o tiver pode provar em { $origin } que é { $account }.
pass-for-do = Você não sabe de ninguém que tenha perdido tudo? Desative a conta e procure o número de suporte no registro de auditoria: ele indica quem deu o passe.

help-subject = Pedido de ajuda com uma redefinição de senha em { $organisation }
help-title = Alguém pede ajuda com uma redefinição de senha
help-lead = Quem está redefinindo a senha de { $account } deu pelo menos uma prova e recorre a você em { $at }.
help-message = A mensagem:
help-silent = Não há mensagem.
help-do = Use um telefone ou endereço dos seus próprios registros, não desta mensagem. Nunca peça uma senha ou um código.
