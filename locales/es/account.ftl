account-title = Cuenta
account-shell = Cargando la página

opening-title = Un momento
opening-lead = Estamos comprobando si ha iniciado sesión.

sign-in-title = Iniciar sesión
sign-in-lead = Use su cuenta del trabajo.
sign-in-password = Contraseña
sign-in-go = Iniciar sesión
sign-in-busy = Iniciando sesión
sign-in-forgot = He olvidado mi contraseña
sign-in-wrong = Ese nombre y esa contraseña no abren ninguna cuenta.
sign-in-wrong-do = Revise los dos, también las mayúsculas. Después de diez intentos fallidos hay una pausa, y cada pausa es más larga.
sign-in-no-password = Falta la contraseña.
sign-in-no-password-do = Escríbala, o elija una nueva si la ha olvidado.
sign-in-over = Tiene que iniciar sesión de nuevo.
sign-in-over-do = El tiempo se agotó o la sesión se cerró en otro lugar.
sign-in-out = Ha cerrado la sesión.
sign-in-out-do = En un ordenador compartido, cierre también el navegador.

sign-in-ticket = Este enlace ya se ha usado o es demasiado antiguo.
sign-in-ticket-do = Vuelva al lugar de donde venía para obtener uno nuevo, o inicie sesión aquí.

second-title = Una prueba más
second-lead = Su contraseña es correcta. Elija cómo demostrar que es usted.
second-recovery = Uno de los que imprimió o guardó
second-recovery-lead = Escriba uno de los códigos que guardó.

expired-title = Elija una contraseña nueva
expired-lead = La que ha escrito es correcta, pero ha caducado. Elija otra; después habrá iniciado sesión.

home-title = Ha iniciado sesión
home-lead = Como { $name }, cuenta { $account }.
home-until = Si no hace nada, la sesión se cerrará a las { $time }.
home-info = Formas de demostrar que es usted
home-info-hint = Lo que le devuelve el acceso si olvida la contraseña
home-info-busy = Abriendo
home-password = Contraseña
home-password-hint = Cambiar la que conoce
home-frozen = El restablecimiento de su cuenta está bloqueado
home-frozen-do = Alguien que lee su correo ha dicho que algo no fue cosa suya. Hasta que eso termine, nadie puede restablecer su contraseña ni cambiar cómo demuestra quién es. ¿Está todo bien? Entonces levante el bloqueo: demuestre de dos formas que es usted.
home-frozen-desk = Alguien que lee su correo ha dicho que algo no fue cosa suya. Hasta que eso termine, nadie puede restablecer su contraseña ni cambiar cómo demuestra quién es. El servicio de asistencia puede levantar el bloqueo.
home-frozen-go = Levantar el bloqueo
home-out = Cerrar sesión
home-out-busy = Cerrando sesión
home-everywhere-title = ¿Ha perdido un dispositivo o no es suyo?
home-everywhere-lead = Esto cierra todas las sesiones de su cuenta, en todos los dispositivos.
home-everywhere = Cerrar sesión en todas partes
stay-lead = La sesión se cerrará a las { $time }.
stay-lead-sign-in = El inicio de sesión termina a las { $time }. Después empieza de nuevo.
stay-go = Mantener la sesión

registered-title = Eso es todo
registered-lead = Puede volver al lugar de donde venía.
registered-lead-here = Ahora puede recuperar el acceso por su cuenta. Cierre esta página o cierre la sesión.
registered-go = Volver
registered-leave = Volver sin hacerlo

change-title = Cambiar la contraseña
change-lead = Para { $account }. Se cerrará la sesión en todos los demás dispositivos.
change-old = La contraseña que tiene ahora
change-old-empty = Falta la contraseña que tiene ahora.
change-old-empty-do = Escríbala primero. Si la ha olvidado, cierre la sesión y elija «He olvidado mi contraseña».
change-old-wrong = Esa no es la contraseña que tiene ahora.
change-old-wrong-do = Revise las mayúsculas. Después de diez intentos fallidos hay una pausa.

interrupt-title = Falta información
interrupt-lead = Su organización quiere estar segura de que podrá recuperar el acceso si alguna vez olvida la contraseña. Lleva unos dos minutos.
interrupt-title-review = ¿Siguen siendo suyos estos datos?
interrupt-lead-review = Hace un tiempo nos indicó cómo comprobar que es usted. Revíselo, para que siga sirviendo cuando lo necesite.
interrupt-go = Siguiente
interrupt-busy = Un momento
interrupt-skip = Ahora no
interrupt-skip-hint = Se le preguntará de nuevo la próxima vez que inicie sesión.
interrupt-skip-left = { $count ->
    [0] Es la última vez que puede aplazarlo.
    [one] Puede aplazarlo esta vez y una más.
   *[other] Puede aplazarlo esta vez y { $count } más.
}
missing-title = No pierda el acceso a su cuenta
missing-lead = { $count ->
    [one] Configure uno más de estos métodos. Así podrá arreglárselas si olvida la contraseña.
   *[other] Configure { $count } de estos métodos. Así podrá arreglárselas si olvida la contraseña.
}
missing-have = Configurado
missing-do = Configurar ahora
missing-after = Disponible cuando haya configurado un método más fuerte
missing-nothing = Aquí no se puede configurar nada
missing-nothing-do = Su organización no ofrece nada para su cuenta en este momento. Consulte al servicio de asistencia.
missing-ready = Eso es todo lo necesario
missing-ready-do = Ahora puede recuperar el acceso por su cuenta.
missing-go = Continuar
review-title = ¿Es todo correcto?
review-lead = Esto le devuelve el acceso si olvida la contraseña.
review-go = Sí, todo es correcto
review-busy = Guardando

info-title = Formas de demostrar que es usted
info-lead = { $count ->
    [one] Si olvida la contraseña, una de estas le devuelve el acceso.
   *[other] Si olvida la contraseña, { $count } de estas le devuelven el acceso.
}
info-none = Todavía no hay nada configurado.
info-ready = Todo listo
info-ready-do = { $count ->
    [one] Hace falta una prueba, y la tiene.
   *[other] Hacen falta { $count } pruebas distintas, y las tiene.
}
info-short = Falta algo
info-short-do = { $count ->
    [one] Hace falta una prueba para recuperar el acceso. Añada un método.
   *[other] Hacen falta { $count } pruebas distintas para recuperar el acceso. Añada otro método.
}
info-frozen = Retenido hasta: { $time }
info-frozen-do = Su contraseña se restableció hace poco. Para proteger su cuenta, hasta entonces no se puede cambiar nada aquí, salvo que demuestre que es usted con un método que el restablecimiento no usó.
info-frozen-go = Demostrarlo ahora
info-codes = { $count ->
    [one] Queda 1 código de { $of }
   *[other] Quedan { $count } códigos de { $of }
}
info-questions = { $count ->
    [one] 1 pregunta
   *[other] { $count } preguntas
}
info-added = Añadido el { $date }
info-confirmed = Confirmado el { $date }
info-used = Usado por última vez el { $date }
info-first = Se pide primero
info-unverified = Sin confirmar: lo añadió su administrador
info-add = Añadir un método
info-order = Cambiar lo que se pide primero
act-change = Cambiar
act-confirm = Confirmar
act-name = Cambiar el nombre
act-remove = Eliminar
act-draw = Crear códigos nuevos
act-answer = Elegir otras preguntas
done-added = { $name }: configurado
done-removed = { $name }: eliminado
done-preferred = { $name }: se pedirá primero desde ahora
done-told = Hemos avisado a todas sus direcciones registradas.
done-named = { $name }: nombre cambiado
done-named-do = Así podrá distinguirlo de los demás.
done-reviewed = Gracias, todo queda anotado
done-reviewed-do = No necesita volver a revisarlo por ahora.
done-password = Su contraseña se ha cambiado
done-password-do = Es válida desde ahora en todas partes. Se ha cerrado la sesión en los demás dispositivos.
done-lifted = El restablecimiento de su cuenta vuelve a ser posible
done-late = Esto ya no se puede confirmar
done-late-do = Mire si está; si no, empiece de nuevo.
done-frozen = Sigue retenido
done-frozen-do = Ese método formó parte del restablecimiento. Demuéstrelo con otro, o espere.
held = Esto aún no se puede hacer.
held-do = Se podrá de nuevo: { $time }.
wrong-do = Vuelva a intentarlo. Si no sirve, consulte al servicio de asistencia.

kinds-title = ¿Qué quiere añadir?
kinds-lead = La primera opción es la más segura.
kinds-mail = Un código a una dirección personal suya
kinds-recovery = Diez códigos para imprimir o guardar
kinds-questions = Respuestas que aún sabrá dentro de un año
kinds-different = Configurar otro método
address-title = ¿Qué dirección de correo?
address-title-change = ¿Qué dirección de correo en su lugar?
address-lead = Una que pueda leer cuando no tenga acceso: una personal, no la del trabajo. Enviaremos un código allí.
address-label = Dirección de correo
address-empty = Falta la dirección.
address-empty-do = Escríbala completa.
address-refused = Esa dirección no se puede usar aquí.
address-refused-do = Use una personal. Las direcciones de su organización, o una ya configurada, no ayudan cuando no tiene acceso.
authenticator-title = Añada una aplicación de autenticación
authenticator-lead = Sirve cualquier aplicación que genere códigos de 6 dígitos.
authenticator-scan = 1. Escanee esto con la aplicación
authenticator-scan-alt = Código QR con la clave para su aplicación
authenticator-here = ¿La aplicación está en este dispositivo? Ábrala
authenticator-cannot = ¿No puede escanearlo?
authenticator-cannot-do = Escriba esta clave en la aplicación. Tipo: basado en la hora, 6 dígitos.
authenticator-key = Clave para su aplicación
authenticator-code = 2. Escriba el código que muestra
authenticator-code-hint = Así sabemos que funciona antes de que lo necesite.
authenticator-name = 3. Póngale un nombre, si quiere
authenticator-name-hint = «Teléfono del trabajo», por ejemplo, para distinguir sus aplicaciones.
confirm-go = Comprobar y guardar
confirm-busy = Comprobando
confirm-again = Otra dirección
confirm-sent = Hemos enviado { $digits } dígitos a { $to }. Escríbalos aquí para que sepamos que es suya.

new-passkey-title = Cree una llave de acceso
new-passkey-lead = Su dispositivo la crea y la guarda. Desde entonces, su huella, su cara o un PIN en él demuestra que es usted.
new-passkey-name = Póngale un nombre, si quiere
new-passkey-name-hint = «Portátil», por ejemplo, para distinguir sus llaves de acceso.
new-passkey-go = Crear la llave de acceso
new-passkey-none = No se ha creado ninguna llave de acceso.
new-passkey-none-do = Se canceló, tardó demasiado o este dispositivo no puede guardarla. Inténtelo otra vez o configure otro método.
new-passkey-known = Este dispositivo ya tiene una llave de acceso para su cuenta.
new-passkey-known-do = Use esa, o cree una en otro dispositivo.

draw-title = Obtenga códigos para guardar
draw-lead = Diez códigos, y cada uno sirve una vez. Guárdelos donde los encuentre sin su teléfono: en papel o en un gestor de contraseñas. Solo se muestran una vez.
draw-older = Los códigos que tiene dejan de servir
draw-older-do = Los nuevos los sustituyen a todos a la vez.
draw-go = Crear los códigos
draw-busy = Creando
codes-title = Sus códigos
codes-lead = Imprímalos, guárdelos o anótelos ahora. Nadie puede volver a mostrárselos.
codes-of = Códigos de { $account } para { $organisation }, creados el { $date }. Cada uno sirve una vez.
codes-list = Códigos para guardar
codes-print = Imprimir
codes-save = Guardar como archivo
codes-kept = Los he guardado

choose-title = Elija sus preguntas
choose-lead = Elija { $count } preguntas y dé respuestas que otros no puedan averiguar. Solo ayudan junto con otra prueba.
choose-older = Sustituyen a las preguntas que tiene
choose-older-do = Las respuestas que dio antes ya no cuentan.
choose-question = Pregunta { $number }
choose-none = Elija una pregunta
choose-answer = Respuesta { $number }
choose-hint = De 3 a 40 caracteres. Las mayúsculas y los espacios no importan.
choose-go = Guardar las respuestas
choose-busy = Guardando
fault-no-question = No se ha elegido ninguna pregunta.
fault-no-question-do = Elija una de la lista.
fault-twice = Esta pregunta está elegida dos veces.
fault-twice-do = Elija otra.
fault-gone = Esta pregunta ya no se ofrece.
fault-short = Esta respuesta es demasiado corta.
fault-short-do = Dé al menos 3 caracteres.
fault-long = Esta respuesta es demasiado larga.
fault-long-do = Dé como máximo 40 caracteres.
fault-part = Esta respuesta está en la propia pregunta.
fault-part-do = Dé una que la pregunta no revele.
fault-same = Esta es también la respuesta a otra pregunta.
fault-same-do = Dé a cada pregunta su propia respuesta.

name-title = ¿Cómo se debe llamar?
name-label = Nombre
name-go = Guardar el nombre

remove-title = ¿Eliminar este método?
remove-lead = { $name } ya no le devolverá el acceso.
remove-lead-of = { $name }, { $hint }, ya no le devolverá el acceso.
remove-short = Entonces no podrá restablecer la contraseña por su cuenta
remove-short-do = { $count ->
    [one] Hace falta una prueba, y esta es la única. Añada primero otro método.
   *[other] Hacen falta { $count } pruebas distintas. Añada primero otro método.
}
remove-go = Eliminar
remove-busy = Eliminando
remove-keep = Conservar

order-title = ¿Qué se debe pedir primero?
order-lead = Podrá elegir otra cosa cada vez.
order-now = Ahora se pide primero
order-choose = Pedir esto primero

proof-title = Primero, demuestre que es usted
proof-lead = Inició sesión hace un rato. Antes de mostrar o cambiar nada aquí, demuéstrelo una vez más.
proof-lead-thaw = Use un método que el restablecimiento no usó; así podrá hacer cambios enseguida.
proof-go = Continuar
proof-busy = Comprobando
proof-asking = Un momento.
proof-password-wrong = Esa no es su contraseña.
proof-password-wrong-do = Revise las mayúsculas. Después de diez intentos fallidos hay una pausa.
