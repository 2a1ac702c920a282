mail-by = { $organisation } envía este mensaje para el restablecimiento de contraseñas en { $origin }. Nadie lee las respuestas.
mail-support = Número de soporte: { $support }
desk-title = A quién consultar
desk-nobody = Consulte a quien se encargue de los ordenadores en su trabajo.
desk-phone = Teléfono: { $phone }
desk-mail = Correo: { $mail }
desk-page = Página: { $page }
moment = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }, { $time } UTC

code-subject = Su código para { $organisation }
code-title = Su código para { $organisation }
code-lead = Escríbalo en la página en la que lo pidió.
code-minutes = { $minutes ->
    [one] Es válido durante 1 minuto. Solo sirve el código más reciente de este restablecimiento.
   *[other] Es válido durante { $minutes } minutos. Solo sirve el código más reciente de este restablecimiento.
}
code-which = Pertenece al restablecimiento con el número de soporte { $support }. La página muestra el mismo.
sign-in-minutes = { $minutes ->
    [one] Es válido durante 1 minuto y una sola vez. Solo sirve el código más reciente de este inicio de sesión.
   *[other] Es válido durante { $minutes } minutos y una sola vez. Solo sirve el código más reciente de este inicio de sesión.
}
sign-in-which = Completa un inicio de sesión con su contraseña. Número de soporte: { $support }.
sign-in-not-you = ¿No está iniciando sesión? Entonces alguien conoce su contraseña. No dé este código a nadie, cambie su contraseña ahora y avise al servicio de asistencia.
register-minutes = { $minutes ->
    [one] Es válido durante 1 minuto y una sola vez.
   *[other] Es válido durante { $minutes } minutos y una sola vez.
}
register-which = Añade esta dirección a la información de seguridad de una cuenta. Número de soporte: { $support }.
register-not-you = ¿No está añadiendo esta dirección? Entonces alguien la escribió por error. Sin este código no se añade nada, así que no lo dé a nadie.
proof-minutes = { $minutes ->
    [one] Es válido durante 1 minuto y una sola vez. Solo sirve el código más reciente.
   *[other] Es válido durante { $minutes } minutos y una sola vez. Solo sirve el código más reciente.
}
proof-which = Abre la información de seguridad de su cuenta a alguien que ha iniciado sesión. Número de soporte: { $support }.
proof-not-you = ¿No es usted? Entonces alguien ha iniciado sesión con su cuenta. No dé este código a nadie, cambie su contraseña ahora y avise al servicio de asistencia.
code-keep = Escríbalo solo en { $origin }. Nunca lo pedimos por teléfono ni por correo.
code-not-you = ¿No lo ha pedido? Alguien escribió su dirección, por error o no. No puede continuar sin este código, así que no lo dé a nadie. Si llegan más, avise al servicio de asistencia.

cannot-subject = Su cuenta en { $organisation } no se puede restablecer aquí
cannot-title = Su cuenta no se puede restablecer aquí
cannot-lead = Alguien, probablemente usted, quiere restablecer la contraseña de su cuenta en { $origin }. No se ha cambiado nada.
cannot-tenant-off = { $organisation } ha desactivado el restablecimiento.
cannot-no-writeback = Su contraseña está en un directorio que no puede recibir una nueva desde aquí.
cannot-not-enabled = El restablecimiento está desactivado para su cuenta.
cannot-not-licensed = Su cuenta puede cambiar una contraseña que conoce, pero no restablecerla.
cannot-not-in-scope = El restablecimiento aún no está abierto para su cuenta.
cannot-too-few = Su cuenta tiene muy pocos métodos registrados para demostrar quién es usted.
cannot-federated = Usted inicia sesión con otro servicio; la contraseña se cambia allí.
cannot-disabled = Un administrador ha desactivado su cuenta.
cannot-do = El servicio de asistencia puede comprobar que es usted y ayudarle.
cannot-not-you = ¿No ha sido usted? Entonces no tiene que hacer nada.

reset-subject = Se ha cambiado su contraseña para { $organisation }
reset-title = Se ha cambiado su contraseña
reset-lead = Se cambió el { $at }, mediante un restablecimiento en { $origin }. La contraseña nueva es válida en todas partes y se ha cerrado la sesión en todos los dispositivos.
reset-you = ¿Ha sido usted? Entonces no tiene que hacer nada. Los teléfonos y programas de correo que guardaron la contraseña antigua necesitarán pronto la nueva.
reset-not-you = ¿No ha sido usted? Entonces puede que alguien esté usando su cuenta. Avise de inmediato al servicio de asistencia y establezca una contraseña nueva en { $origin }.

changed-subject = Ha cambiado su contraseña para { $organisation }
changed-title = Ha cambiado su contraseña
changed-lead = La cambió el { $at } alguien que conocía la antigua, en { $origin }. Se ha cerrado la sesión en todos los demás dispositivos.
changed-you = ¿Ha sido usted? Entonces no tiene que hacer nada. Los teléfonos y programas de correo que guardaron la contraseña antigua necesitarán pronto la nueva.
changed-not-you = ¿No ha sido usted? Entonces alguien está usando su cuenta. Avise de inmediato al servicio de asistencia y establezca una contraseña nueva en { $origin }.

added-subject = Una nueva forma de demostrar quién es usted en { $organisation }
added-title = Una nueva forma de demostrar quién es usted
added-lead = { $method ->
    [authenticator] Se añadió una aplicación de autenticación a su cuenta el { $at }. Puede servir para iniciar sesión y para restablecer su contraseña.
    [mail] Se añadió una dirección de correo a su cuenta el { $at }. Los códigos enviados allí pueden servir para iniciar sesión y para restablecer su contraseña.
    [sms] Se añadió un teléfono móvil a su cuenta el { $at }. Los códigos enviados a él pueden servir para iniciar sesión y para restablecer su contraseña.
    [questions] Se registraron respuestas a preguntas de seguridad para su cuenta el { $at }. Junto con otra prueba pueden servir para restablecer su contraseña.
    [recovery] Se crearon códigos de recuperación para su cuenta el { $at }. Quien tenga uno puede usarlo para iniciar sesión o para restablecer su contraseña.
   *[other] Se añadió una forma de demostrar quién es usted a su cuenta el { $at }.
}
removed-subject = Una forma menos de demostrar quién es usted en { $organisation }
removed-title = Una forma menos de demostrar quién es usted
removed-lead = { $method ->
    [authenticator] Se quitó una aplicación de autenticación de su cuenta el { $at }. Sus códigos ya no son válidos.
    [mail] Se quitó una dirección de correo de su cuenta el { $at }. Ya no se envían códigos allí.
    [sms] Se quitó un teléfono móvil de su cuenta el { $at }. Ya no se envían códigos a él.
    [questions] Se quitaron de su cuenta las respuestas a sus preguntas de seguridad el { $at }.
    [recovery] Se quitaron los códigos de recuperación de su cuenta el { $at }. Ya no sirve ninguno.
   *[other] Se quitó una forma de demostrar quién es usted de su cuenta el { $at }.
}
replaced-subject = Otra forma de demostrar quién es usted en { $organisation }
replaced-title = Otra forma de demostrar quién es usted
replaced-lead = { $method ->
    [mail] Una dirección de correo de su cuenta se confirmó, o sustituyó a otra, el { $at }. Los códigos se envían allí desde ahora.
    [sms] Un teléfono móvil de su cuenta se confirmó, o sustituyó a otro, el { $at }. Los códigos se envían a él desde ahora.
    [questions] Las respuestas a sus preguntas de seguridad se sustituyeron el { $at }. Las anteriores ya no sirven.
    [recovery] Se crearon códigos de recuperación nuevos para su cuenta el { $at }. Ya no sirve ninguno de los anteriores.
   *[other] Una forma de demostrar quién es usted sustituyó a otra el { $at }.
}
info-you = ¿Ha sido usted? Entonces no tiene que hacer nada.
info-not-you = ¿No ha sido usted? Entonces alguien está usando su cuenta. Avise de inmediato al servicio de asistencia y establezca una contraseña nueva en { $origin }.

saved-subject = Se ha usado un código de recuperación en { $organisation }
saved-title = Se ha usado uno de sus códigos de recuperación
saved-lead = El { $at } se usó uno de los códigos de recuperación que guardó para demostrar quién es usted. Códigos restantes: { $left }.
saved-you = ¿Ha sido usted? Tache ese código: cada uno sirve una vez. Cree otros nuevos en su información de seguridad antes de que se agoten.

pass-subject = Un pase de recuperación para su cuenta en { $organisation }
pass-title = El servicio de asistencia ha dado un pase de recuperación para su cuenta
pass-lead = El { $at }, un administrador de { $organisation } dio o confirmó un pase de recuperación, con el que se puede establecer una contraseña nueva para su cuenta en { $origin }. Sirve una vez, durante una hora.
pass-you = ¿Lo ha pedido usted? Entonces no tiene que hacer nada. No dé el pase a nadie.
pass-not-you = ¿No lo ha pedido? Avise de inmediato al servicio de asistencia. Si puede iniciar sesión, cambie su contraseña: eso anula el pase.
pass-used-subject = Se ha usado un pase de recuperación en { $organisation }
pass-used-title = Se ha usado el pase de recuperación de su cuenta
pass-used-lead = El { $at } se usó el pase que el servicio de asistencia dio para su cuenta, para demostrar quién es usted, en { $origin }. No vuelve a servir.
pass-used-you = ¿Ha sido usted? Entonces no tiene que hacer nada. Cuando haya iniciado sesión, registre nuevas formas de demostrar quién es.

unproved-subject = Se ha usado en { $organisation } una dirección de correo que nunca confirmó
unproved-title = Se ha usado una dirección de correo que nunca confirmó
unproved-lead = El { $at }, alguien demostró quién es, en { $origin }, con una dirección de correo que { $organisation } había anotado para su cuenta y que usted nunca confirmó.
unproved-you = ¿Ha sido usted? Entonces confirme esa dirección en su información de seguridad, o quítela si no es suya.
unproved-not-you = ¿No ha sido usted? Entonces alguien está restableciendo su contraseña. Avise de inmediato al servicio de asistencia.

unlocked-subject = Se ha desbloqueado su cuenta en { $organisation }
unlocked-title = Se ha desbloqueado su cuenta
unlocked-lead = Se desbloqueó el { $at }, mediante un restablecimiento en { $origin }. Su contraseña es la misma de antes.
unlocked-you = ¿Ha sido usted? Entonces no tiene que hacer nada. A menudo es un teléfono que sigue probando una contraseña antigua; escriba allí la actual.
unlocked-not-you = ¿No ha sido usted? Entonces alguien pudo hacerse pasar por usted. Avise de inmediato al servicio de asistencia y establezca una contraseña nueva en { $origin }.

wrong-subject = Códigos incorrectos para su cuenta en { $organisation }
wrong-title = Alguien ha dado respuestas incorrectas para su cuenta
wrong-lead = El { $at } hubo varios códigos o respuestas incorrectos en un restablecimiento de su contraseña. No se ha cambiado nada.
wrong-you = ¿Ha sido usted? Continúe, con el código más reciente. Los anteriores ya no son válidos.
wrong-not-you = ¿No ha sido usted? Alguien conoce su nombre de usuario y está probando suerte. No ha conseguido entrar. No dé ningún código a nadie y avise al servicio de asistencia si continúa.

locked-subject = El restablecimiento de su cuenta en { $organisation } está en pausa
locked-title = Tenemos que hacer una pausa
locked-lead = Hubo demasiadas respuestas incorrectas al restablecer su contraseña. Para proteger su cuenta, no se puede restablecer antes del { $until }.
locked-you = Aún puede iniciar sesión con su contraseña. Si necesita una nueva antes, consulte al servicio de asistencia.
locked-not-you = ¿No ha sido usted? Alguien está probando suerte. No ha conseguido entrar. Avise al servicio de asistencia.

disabled-subject = Se ha desactivado una forma de restablecer su contraseña en { $organisation }
disabled-title = Se ha desactivado una forma de restablecer su contraseña
disabled-lead = { $method ->
    [mail] Hubo muchísimos códigos de correo incorrectos. Para proteger su cuenta, los códigos por correo ya no sirven para restablecerla.
    [sms] Hubo muchísimos códigos de mensajes de texto incorrectos. Para proteger su cuenta, los códigos por mensaje de texto ya no sirven para restablecerla.
    [voice] Hubo muchísimos códigos de llamadas incorrectos. Para proteger su cuenta, las llamadas a su móvil ya no sirven para restablecerla.
    [office] Hubo muchísimos códigos de llamadas incorrectos. Para proteger su cuenta, las llamadas al teléfono de su oficina ya no sirven para restablecerla.
    [authenticator] Hubo muchísimos códigos incorrectos de una aplicación de autenticación. Para proteger su cuenta, su aplicación ya no sirve para restablecerla. Sigue sirviendo para iniciar sesión.
    [push] Hubo muchísimos números incorrectos en un teléfono. Para proteger su cuenta, aprobar en su teléfono ya no sirve para restablecerla.
    [questions] Hubo muchísimas respuestas incorrectas a sus preguntas de seguridad. Para proteger su cuenta, ya no sirven para restablecerla.
   *[other] Hubo muchísimas respuestas incorrectas. Para proteger su cuenta, una de sus formas de demostrar quién es ya no sirve para restablecerla.
}
disabled-you = Inicie sesión y confírmela en su información de seguridad, o consulte al servicio de asistencia; entonces volverá a servir.
disabled-not-you = ¿No ha sido usted? Alguien está probando suerte desde hace tiempo. No ha conseguido entrar. Avise al servicio de asistencia.

by-admin-subject = Un administrador ha cambiado su información de inicio de sesión en { $organisation }
by-admin-title = Un administrador ha cambiado cómo demuestra quién es usted
by-admin-lead = El { $at }, un administrador de { $organisation } añadió o quitó una de las formas con las que restablece su contraseña en { $origin }. Su contraseña es la misma de antes.
by-admin-you = ¿Lo ha pedido usted? Entonces no tiene que hacer nada. La próxima vez que inicie sesión, mire su información de seguridad y confirme lo que haya.
by-admin-not-you = ¿No lo ha pedido y nadie se lo ha dicho? Avise de inmediato al servicio de asistencia.

details-subject = Un administrador ha cambiado su cuenta en { $organisation }
details-title = Un administrador ha cambiado su cuenta
details-lead = El { $at }, un administrador de { $organisation } cambió los nombres con los que inicia sesión y restablece su contraseña en { $origin }, o la dirección a la que le escribe su organización. Su contraseña es la misma de antes.
details-you = ¿Lo ha pedido, o tiene un nombre o una dirección nuevos? Entonces no tiene que hacer nada.
details-not-you = ¿No sabe nada de esto? Avise de inmediato al servicio de asistencia.

not-me-lead = También puede detenerlo por su cuenta, sin iniciar sesión. El enlace lleva a una página que primero le pregunta, y es válido durante 30 días. Bloquea el restablecimiento de su cuenta y sus formas de demostrar quién es, cierra la sesión en todos los dispositivos y avisa a los administradores.
not-me-link = No he sido yo

frozen-subject = El restablecimiento de su cuenta en { $organisation } está bloqueado
frozen-title = El restablecimiento de su cuenta está bloqueado
frozen-lead = El { $at }, alguien que lee su correo dijo en { $origin } que algo no fue cosa suya. Ahora nadie puede restablecer la contraseña de su cuenta ni cambiar cómo demuestra quién es, y se ha cerrado la sesión en todos los dispositivos. Se ha avisado a los administradores.
frozen-you = ¿Ha sido usted? Si es posible que alguien conozca su contraseña, cámbiela. Cuando todo esté bien, inicie sesión y levante el bloqueo con dos pruebas, o pida que lo levante el servicio de asistencia.
frozen-not-you = ¿No ha sido usted? Entonces otra persona lee su correo. Avise de inmediato al servicio de asistencia.

thawed-subject = El restablecimiento de su cuenta en { $organisation } vuelve a ser posible
thawed-title = El restablecimiento de su cuenta vuelve a ser posible
thawed-lead = El { $at } se levantó el bloqueo de su cuenta; lo hizo un administrador o alguien que inició sesión en { $origin } y dio dos pruebas. Su contraseña puede restablecerse de nuevo.
thawed-you = ¿Ha sido usted, o se lo dijo el servicio de asistencia? Entonces no tiene que hacer nada.
thawed-not-you = ¿No ha sido usted y nadie se lo ha dicho? Avise de inmediato al servicio de asistencia.

not-me-for-subject = Alguien en { $organisation } dice que no fue cosa suya
not-me-for-title = Alguien dice que no fue cosa suya
not-me-for-lead = El { $at }, quien lee el correo de { $account } dijo que algo que ocurrió en esta cuenta no fue cosa suya. Su restablecimiento está bloqueado en { $origin } y nadie tiene la sesión iniciada con ella. El número de soporte es el de aquello de lo que se le avisó.
not-me-for-do = Pregunte a { $account } en persona o por teléfono y busque el número de soporte en el registro de auditoría. Revisen juntos su contraseña y sus métodos, y levante el bloqueo cuando todo vuelva a ser suyo.

admin-subject = Un administrador de { $organisation } tiene una contraseña nueva
admin-title = Un administrador tiene una contraseña nueva
admin-lead = La contraseña de { $account } se cambió el { $at }, mediante un restablecimiento en { $origin }.
admin-do = Pregunte a { $account }, en persona o por teléfono, si el cambio es suyo. Si no, desactive la cuenta y busque el número de soporte en el registro de auditoría.

pass-for-subject = Un administrador de { $organisation } ha dado un pase de recuperación
pass-for-title = Se ha dado un pase de recuperación
pass-for-lead = El { $at }, un administrador dio o confirmó un pase de recuperación para { $account }. Quien lo tenga puede demostrar en { $origin } que es { $account }.
pass-for-do = ¿No sabe de nadie que lo haya perdido todo? Desactive la cuenta y busque el número de soporte en el registro de auditoría: indica quién dio el pase.

help-subject = Se pide ayuda con un restablecimiento de contraseña en { $organisation }
help-title = Alguien pide ayuda con un restablecimiento de contraseña
help-lead = Quien está restableciendo la contraseña de { $account } ha dado al menos una prueba y se dirige a usted el { $at }.
help-message = Escribe:
help-silent = No escribió ningún mensaje.
help-do = Use un teléfono o una dirección de sus propios registros, no de este mensaje. No pida nunca una contraseña ni un código.
