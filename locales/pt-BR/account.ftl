account-title = Conta
account-shell = Carregando a página

opening-title = Um momento
opening-lead = Estamos verificando se você já entrou.

sign-in-title = Entrar
sign-in-lead = Use sua conta do trabalho.
sign-in-password = Senha
sign-in-go = Entrar
sign-in-busy = Entrando
sign-in-forgot = Esqueci minha senha
sign-in-wrong = Esse nome e essa senha não abrem nenhuma conta.
sign-in-wrong-do = Confira os dois, inclusive as maiúsculas. Depois de dez tentativas erradas há uma pausa, e cada pausa é mais longa.
sign-in-no-password = Falta a senha.
sign-in-no-password-do = Digite-a ou escolha uma nova se você a esqueceu.
sign-in-over = Você precisa entrar de novo.
sign-in-over-do = O tempo acabou ou a sessão foi encerrada em outro lugar.
sign-in-out = Você saiu.
sign-in-out-do = Em um computador compartilhado, feche também o navegador.

sign-in-ticket = Este link já foi usado ou é antigo demais.
sign-in-ticket-do = Volte para de onde você veio e obtenha um novo, ou entre aqui.

second-title = Mais uma prova
second-lead = Sua senha está certa. Escolha como provar que é você.
second-recovery = Um dos que você imprimiu ou guardou
second-recovery-lead = Digite um dos códigos que você guardou.

expired-title = Escolha uma nova senha
expired-lead = A que você digitou está certa, mas expirou. Escolha outra; depois disso você terá entrado.

home-title = Você entrou
home-lead = Como { $name }, conta { $account }.
home-until = Se você não fizer nada, sua sessão termina às { $time }.
home-info = Formas de provar que é você
home-info-hint = O que devolve seu acesso se você esquecer a senha
home-info-busy = Abrindo
home-password = Senha
home-password-hint = Alterar a que você sabe
home-frozen = As redefinições da sua conta estão bloqueadas
home-frozen-do = Alguém que lê seus e-mails disse que algo não partiu dele. Até que isso termine, ninguém pode redefinir sua senha nem alterar como você prova que é você. Está tudo bem? Então remova o bloqueio: você prova de duas formas que é você.
home-frozen-desk = Alguém que lê seus e-mails disse que algo não partiu dele. Até que isso termine, ninguém pode redefinir sua senha nem alterar como você prova que é você. O suporte pode remover o bloqueio.
home-frozen-go = Remover o bloqueio
home-out = Sair
home-out-busy = Saindo
home-everywhere-title = Um dispositivo foi perdido ou não é seu?
home-everywhere-lead = Isso encerra todas as sessões da sua conta, em todos os dispositivos.
home-everywhere = Sair em todo lugar
stay-lead = Sua sessão termina às { $time }.
stay-lead-sign-in = A entrada termina às { $time }. Depois disso, começa de novo.
stay-go = Continuar conectado

registered-title = É só isso
registered-lead = Você pode voltar para de onde veio.
registered-lead-here = Agora você pode recuperar o acesso por conta própria. Feche esta página ou saia.
registered-go = Voltar
registered-leave = Voltar sem isso

change-title = Alterar a senha
change-lead = Para { $account }. A sessão é encerrada em todos os outros dispositivos.
change-old = A senha que você tem agora
change-old-empty = Falta a senha que você tem agora.
change-old-empty-do = Digite-a primeiro. Se você a esqueceu, saia e escolha “Esqueci minha senha”.
change-old-wrong = Essa não é a senha que você tem agora.
change-old-wrong-do = Confira as maiúsculas. Depois de dez tentativas erradas há uma pausa.

interrupt-title = Faltam informações
interrupt-lead = Sua organização quer ter certeza de que você consegue recuperar o acesso se um dia esquecer a senha. Leva cerca de dois minutos.
interrupt-title-review = Estes dados ainda são seus?
interrupt-lead-review = Há algum tempo você nos disse como confirmar que é você. Confira, para que ainda funcione quando você precisar.
interrupt-go = Avançar
interrupt-busy = Um momento
interrupt-skip = Agora não
interrupt-skip-hint = Perguntaremos de novo na próxima vez que você entrar.
interrupt-skip-left = { $count ->
    [0] Esta é a última vez que você pode adiar.
    [one] Você pode adiar desta vez e mais uma.
   *[other] Você pode adiar desta vez e mais { $count } vezes.
}
missing-title = Não perca o acesso à sua conta
missing-lead = { $count ->
    [one] Configure mais um destes métodos. Assim você se vira sozinho se esquecer a senha.
   *[other] Configure { $count } destes métodos. Assim você se vira sozinho se esquecer a senha.
}
missing-have = Configurado
missing-do = Configurar agora
missing-after = Disponível depois de configurar um método mais forte
missing-nothing = Nada pode ser configurado aqui
missing-nothing-do = Sua organização não oferece nada para sua conta no momento. Fale com o suporte.
missing-ready = É tudo o que é preciso
missing-ready-do = Agora você pode recuperar o acesso por conta própria.
missing-go = Continuar
review-title = Está tudo certo?
review-lead = Estes métodos devolvem seu acesso se você esquecer a senha.
review-go = Sim, está tudo certo
review-busy = Salvando

info-title = Formas de provar que é você
info-lead = { $count ->
    [one] Se você esquecer a senha, uma destas devolve seu acesso.
   *[other] Se você esquecer a senha, { $count } destas devolvem seu acesso.
}
info-none = Nada foi configurado ainda.
info-ready = Tudo pronto
info-ready-do = { $count ->
    [one] É necessária uma prova, e você a tem.
   *[other] São necessárias { $count } provas diferentes, e você as tem.
}
info-short = Falta alguma coisa
info-short-do = { $count ->
    [one] É necessária uma prova para recuperar o acesso. Adicione um método.
   *[other] São necessárias { $count } provas diferentes para recuperar o acesso. Adicione outro método.
}
info-frozen = Retido até { $time }
info-frozen-do = Sua senha foi redefinida há pouco. Para proteger sua conta, até lá nada pode ser alterado aqui, a menos que você prove que é você por um método que a redefinição não usou.
info-frozen-go = Provar agora
info-codes = { $count ->
    [one] Resta { $count } código de { $of }
   *[other] Restam { $count } códigos de { $of }
}
info-questions = { $count ->
    [one] { $count } pergunta
   *[other] { $count } perguntas
}
info-added = Adicionado em { $date }
info-confirmed = Confirmado em { $date }
info-used = Usado pela última vez em { $date }
info-first = Pedido primeiro
info-unverified = Não confirmado: adicionado pelo administrador
info-add = Adicionar um método
info-order = Alterar o que é pedido primeiro
act-change = Alterar
act-confirm = Confirmar
act-name = Renomear
act-remove = Excluir
act-draw = Criar novos códigos
act-answer = Escolher outras perguntas
done-added = { $name }: configurado
done-removed = { $name }: excluído
done-preferred = { $name }: pedido primeiro de agora em diante
done-told = Avisamos todos os seus endereços cadastrados.
done-named = { $name }: renomeado
done-named-do = Assim você o diferencia dos outros.
done-reviewed = Obrigado, está tudo anotado
done-reviewed-do = Você não precisa conferir de novo por enquanto.
done-password = Sua senha foi alterada
done-password-do = Ela vale a partir de agora, em todo lugar. A sessão foi encerrada nos outros dispositivos.
done-lifted = As redefinições da sua conta voltaram a funcionar
done-late = Isto não pode mais ser confirmado
done-late-do = Veja se está lá; se não, comece de novo.
done-frozen = Ainda está retido
done-frozen-do = Esse método fez parte da redefinição. Prove por outro, ou espere.
held = Isto ainda não pode ser feito.
held-do = Será liberado em: { $time }.
wrong-do = Tente de novo. Se não adiantar, fale com o suporte.

kinds-title = O que você quer adicionar?
kinds-lead = O primeiro é o mais seguro.
kinds-mail = Um código para um endereço pessoal seu
kinds-recovery = Dez códigos para imprimir ou guardar
kinds-questions = Respostas que você ainda saberá daqui a um ano
kinds-different = Configurar outro método
address-title = Qual endereço de e-mail?
address-title-change = Qual endereço de e-mail no lugar?
address-lead = Um que você possa ler quando estiver sem acesso: um pessoal, não o do trabalho. Enviamos um código para ele.
address-label = Endereço de e-mail
address-empty = Falta o endereço.
address-empty-do = Digite-o inteiro.
address-refused = Esse endereço não pode ser usado aqui.
address-refused-do = Use um pessoal. Endereços da sua organização, ou um já configurado, não ajudam quando você está sem acesso.
authenticator-title = Adicione um aplicativo autenticador
authenticator-lead = Serve qualquer aplicativo que gere códigos de 6 dígitos.
authenticator-scan = 1. Escaneie isto com o aplicativo
authenticator-scan-alt = Código QR com a chave para seu aplicativo
authenticator-here = O aplicativo está neste dispositivo? Abra-o
authenticator-cannot = Não consegue escanear?
authenticator-cannot-do = Digite esta chave no aplicativo. Tipo: baseado em hora, 6 dígitos.
authenticator-key = Chave para seu aplicativo
authenticator-code = 2. Digite o código que ele mostra
authenticator-code-hint = Assim sabemos que funciona antes de você precisar.
authenticator-name = 3. Dê um nome a ele, se quiser
authenticator-name-hint = “Celular do trabalho”, por exemplo, para diferenciar seus aplicativos.
confirm-go = Verificar e salvar
confirm-busy = Verificando
confirm-again = Outro endereço
confirm-sent = Enviamos { $digits } dígitos para { $to }. Digite-os aqui, para sabermos que o endereço é seu.

new-passkey-title = Crie uma chave de acesso
new-passkey-lead = Seu dispositivo a cria e a guarda. A partir daí, sua impressão digital, seu rosto ou um PIN nele prova que é você.
new-passkey-name = Dê um nome a ela, se quiser
new-passkey-name-hint = “Notebook”, por exemplo, para diferenciar suas chaves de acesso.
new-passkey-go = Criar a chave de acesso
new-passkey-none = Nenhuma chave de acesso foi criada.
new-passkey-none-do = Foi cancelado, demorou demais ou este dispositivo não pode guardar uma. Tente mais uma vez ou configure outro método.
new-passkey-known = Este dispositivo já tem uma chave de acesso para sua conta.
new-passkey-known-do = Use essa ou crie uma em outro dispositivo.

draw-title = Obtenha códigos para guardar
draw-lead = Dez códigos, e cada um vale uma vez. Guarde-os onde você os encontre sem o celular: no papel ou em um gerenciador de senhas. Eles são mostrados só uma vez.
draw-older = Os códigos que você tem deixam de valer
draw-older-do = Os novos substituem todos de uma vez.
draw-go = Criar os códigos
draw-busy = Criando
codes-title = Seus códigos
codes-lead = Imprima, salve ou anote agora. Ninguém poderá mostrá-los a você de novo.
codes-of = Códigos de { $account } para { $organisation }, criados em { $date }. Cada um vale uma vez.
codes-list = Códigos para guardar
codes-print = Imprimir
codes-save = Salvar como arquivo
codes-kept = Já os guardei

choose-title = Escolha suas perguntas
choose-lead = Escolha { $count } perguntas e dê respostas que os outros não possam descobrir. Elas só ajudam junto com outra prova.
choose-older = Elas substituem as perguntas que você tem
choose-older-do = As respostas que você deu antes não contam mais.
choose-question = Pergunta { $number }
choose-none = Escolha uma pergunta
choose-answer = Resposta { $number }
choose-hint = De 3 a 40 caracteres. Maiúsculas e espaços não fazem diferença.
choose-go = Salvar as respostas
choose-busy = Salvando
fault-no-question = Nenhuma pergunta foi escolhida.
fault-no-question-do = Escolha uma da lista.
fault-twice = Esta pergunta foi escolhida duas vezes.
fault-twice-do = Escolha outra.
fault-gone = Esta pergunta não é mais oferecida.
fault-short = Esta resposta é curta demais.
fault-short-do = Digite pelo menos 3 caracteres.
fault-long = Esta resposta é longa demais.
fault-long-do = Digite no máximo 40 caracteres.
fault-part = Esta resposta faz parte da própria pergunta.
fault-part-do = Dê uma que a pergunta não revele.
fault-same = Esta também é a resposta de outra pergunta.
fault-same-do = Dê a cada pergunta uma resposta própria.

name-title = Como deve se chamar?
name-label = Nome
name-go = Salvar o nome

remove-title = Excluir este método?
remove-lead = { $name } não vai mais devolver seu acesso.
remove-lead-of = { $name }, { $hint }, não vai mais devolver seu acesso.
remove-short = Assim você não poderá redefinir a senha por conta própria
remove-short-do = { $count ->
    [one] É necessária uma prova, e esta é a única. Adicione outro método primeiro.
   *[other] São necessárias { $count } provas diferentes. Adicione outro método primeiro.
}
remove-go = Excluir
remove-busy = Excluindo
remove-keep = Manter

order-title = O que deve ser pedido primeiro?
order-lead = Você ainda pode escolher outro a cada vez.
order-now = Pedido primeiro agora
order-choose = Pedir este primeiro

proof-title = Primeiro, mostre que é você
proof-lead = Você entrou há algum tempo. Antes que algo seja mostrado ou alterado aqui, prove mais uma vez.
proof-lead-thaw = Use um método que a redefinição não usou; assim as alterações ficam liberadas na hora.
proof-go = Continuar
proof-busy = Verificando
proof-asking = Um momento.
proof-password-wrong = Essa não é sua senha.
proof-password-wrong-do = Confira as maiúsculas. Depois de dez tentativas erradas há uma pausa.
