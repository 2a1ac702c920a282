mail-by = { $organisation }, bu iletiyi { $origin } adresindeki parola sıfırlama için gönderir. Yanıtları kimse okumaz.
mail-support = Destek numarası: { $support }
desk-title = Kime sormalı
desk-nobody = İş yerinizde bilgisayarlarla ilgilenen kişiye sorun.
desk-phone = Telefon: { $phone }
desk-mail = E-posta: { $mail }
desk-page = Sayfa: { $page }
moment = { $day } { $month ->
    [1] Ocak
    [2] Şubat
    [3] Mart
    [4] Nisan
    [5] Mayıs
    [6] Haziran
    [7] Temmuz
    [8] Ağustos
    [9] Eylül
    [10] Ekim
    [11] Kasım
   *[12] Aralık
} { $year }, { $time } UTC

code-subject = { $organisation } için kodunuz
code-title = { $organisation } için kodunuz
code-lead = Kodu istediğiniz sayfaya yazın.
code-minutes = { $minutes ->
    [one] 1 dakika geçerlidir. Bu sıfırlamanın yalnızca en yeni kodu çalışır.
   *[other] { $minutes } dakika geçerlidir. Bu sıfırlamanın yalnızca en yeni kodu çalışır.
}
code-which = Destek numarası { $support } olan sıfırlamaya aittir. Sayfa aynı numarayı gösterir.
sign-in-minutes = { $minutes ->
    [one] 1 dakika ve bir kez geçerlidir. Bu oturum açmanın yalnızca en yeni kodu çalışır.
   *[other] { $minutes } dakika ve bir kez geçerlidir. Bu oturum açmanın yalnızca en yeni kodu çalışır.
}
sign-in-which = Parolanızla yapılan bir oturum açmayı tamamlar. Destek numarası: { $support }.
sign-in-not-you = Oturum açmıyor musunuz? O hâlde biri parolanızı biliyor. Bu kodu kimseye vermeyin, parolanızı şimdi değiştirin ve destek ekibine bildirin.
register-minutes = { $minutes ->
    [one] 1 dakika ve bir kez geçerlidir.
   *[other] { $minutes } dakika ve bir kez geçerlidir.
}
register-which = Bu adresi bir hesabın güvenlik bilgilerine ekler. Destek numarası: { $support }.
register-not-you = Bu adresi siz eklemiyor musunuz? O hâlde biri yanlışlıkla yazdı. Bu kod olmadan hiçbir şey eklenmez; kodu kimseye vermeyin.
proof-minutes = { $minutes ->
    [one] 1 dakika ve bir kez geçerlidir. Yalnızca en yeni kod çalışır.
   *[other] { $minutes } dakika ve bir kez geçerlidir. Yalnızca en yeni kod çalışır.
}
proof-which = Hesabınızın güvenlik bilgilerini oturum açmış birine açar. Destek numarası: { $support }.
proof-not-you = Siz değil misiniz? O hâlde biri hesabınızla oturum açmış. Bu kodu kimseye vermeyin, parolanızı şimdi değiştirin ve destek ekibine bildirin.
code-keep = Kodu yalnızca { $origin } adresinde yazın. Telefonla veya e-postayla asla istemeyiz.
code-not-you = Kodu siz istemediniz mi? Biri adresinizi yanlışlıkla veya bilerek yazdı. Bu kod olmadan ilerleyemez; kodu kimseye vermeyin. Başkaları gelirse destek ekibine bildirin.

cannot-subject = { $organisation } hesabınız burada sıfırlanamaz
cannot-title = Hesabınız burada sıfırlanamaz
cannot-lead = Biri, büyük olasılıkla siz, hesabınızın parolasını { $origin } adresinde sıfırlamak istiyor. Hiçbir şey değiştirilmedi.
cannot-tenant-off = { $organisation } sıfırlamayı kapattı.
cannot-no-writeback = Parolanız, buradan yenisini alamayan bir dizinde tutuluyor.
cannot-not-enabled = Sıfırlama hesabınız için kapalı.
cannot-not-licensed = Hesabınız bildiği parolayı değiştirebilir ama sıfırlayamaz.
cannot-not-in-scope = Sıfırlama hesabınız için henüz açık değil.
cannot-too-few = Hesabınızın kim olduğunuzu kanıtlayan kayıtlı yolları çok az.
cannot-federated = Başka bir hizmetle oturum açıyorsunuz; parola orada değiştirilir.
cannot-disabled = Hesabınız bir yönetici tarafından kapatıldı.
cannot-do = Destek ekibi siz olduğunuzdan emin olup yardımcı olabilir.
cannot-not-you = Siz değil miydiniz? O hâlde yapılacak bir şey yok.

reset-subject = { $organisation } parolanız değiştirildi
reset-title = Parolanız değiştirildi
reset-lead = Şu zamanda { $origin } adresindeki bir sıfırlamayla değiştirildi: { $at }. Yeni parola her yerde geçerli ve tüm cihazlarda oturum kapatıldı.
reset-you = Siz miydiniz? O hâlde yapılacak bir şey yok. Eski parolayı kaydeden telefonlar ve posta programları yakında yenisini isteyecek.
reset-not-you = Siz değil miydiniz? O hâlde biri hesabınızı kullanıyor olabilir. Hemen destek ekibine bildirin ve { $origin } adresinde yeni bir parola belirleyin.

changed-subject = { $organisation } parolanızı değiştirdiniz
changed-title = Parolanızı değiştirdiniz
changed-lead = Şu zamanda { $origin } adresinde, eskisini bilen biri tarafından değiştirildi: { $at }. Diğer tüm cihazlarda oturum kapatıldı.
changed-you = Siz miydiniz? O hâlde yapılacak bir şey yok. Eski parolayı kaydeden telefonlar ve posta programları yakında yenisini isteyecek.
changed-not-you = Siz değil miydiniz? O hâlde biri hesabınızı kullanıyor. Hemen destek ekibine bildirin ve { $origin } adresinde yeni bir parola belirleyin.

added-subject = { $organisation } için kim olduğunuzu kanıtlamanın yeni bir yolu
added-title = Kim olduğunuzu kanıtlamanın yeni bir yolu
added-lead = { $method ->
    [authenticator] Hesabınıza bir kimlik doğrulayıcı uygulaması eklendi ({ $at }). Oturum açmaya ve parolanızı sıfırlamaya yardımcı olabilir.
    [mail] Hesabınıza bir e-posta adresi eklendi ({ $at }). Oraya gönderilen kodlar oturum açmaya ve parolanızı sıfırlamaya yardımcı olabilir.
    [sms] Hesabınıza bir cep telefonu eklendi ({ $at }). Ona gönderilen kodlar oturum açmaya ve parolanızı sıfırlamaya yardımcı olabilir.
    [questions] Hesabınız için güvenlik sorularının yanıtları kaydedildi ({ $at }). Başka bir kanıtla birlikte parolanızı sıfırlamaya yardımcı olabilirler.
    [recovery] Hesabınız için kurtarma kodları oluşturuldu ({ $at }). Bunlardan birine sahip olan, oturum açmak veya parolanızı sıfırlamak için kullanabilir.
   *[other] Hesabınıza kim olduğunuzu kanıtlamanın bir yolu eklendi ({ $at }).
}
removed-subject = { $organisation } için kim olduğunuzu kanıtlamanın bir yolu eksildi
removed-title = Kim olduğunuzu kanıtlamanın bir yolu eksildi
removed-lead = { $method ->
    [authenticator] Hesabınızdan bir kimlik doğrulayıcı uygulaması kaldırıldı ({ $at }). Kodları artık geçerli değil.
    [mail] Hesabınızdan bir e-posta adresi kaldırıldı ({ $at }). Kodlar artık oraya gitmez.
    [sms] Hesabınızdan bir cep telefonu kaldırıldı ({ $at }). Kodlar artık ona gitmez.
    [questions] Güvenlik sorularınızın yanıtları hesabınızdan kaldırıldı ({ $at }).
    [recovery] Hesabınızın kurtarma kodları kaldırıldı ({ $at }). Hiçbiri artık çalışmaz.
   *[other] Hesabınızdan kim olduğunuzu kanıtlamanın bir yolu kaldırıldı ({ $at }).
}
replaced-subject = { $organisation } için kim olduğunuzu kanıtlamanın başka bir yolu
replaced-title = Kim olduğunuzu kanıtlamanın başka bir yolu
replaced-lead = { $method ->
    [mail] Hesabınızın bir e-posta adresi onaylandı veya bir başkasının yerini aldı ({ $at }). Kodlar bundan sonra oraya gider.
    [sms] Hesabınızın bir cep telefonu onaylandı veya bir başkasının yerini aldı ({ $at }). Kodlar bundan sonra ona gider.
    [questions] Güvenlik sorularınızın yanıtları değiştirildi ({ $at }). Eskileri artık çalışmaz.
    [recovery] Hesabınız için yeni kurtarma kodları oluşturuldu ({ $at }). Eskilerin hiçbiri artık çalışmaz.
   *[other] Kim olduğunuzu kanıtlamanın bir yolu bir başkasının yerini aldı ({ $at }).
}
info-you = Siz miydiniz? O hâlde yapılacak bir şey yok.
info-not-you = Siz değil miydiniz? O hâlde biri hesabınızı kullanıyor. Hemen destek ekibine bildirin ve { $origin } adresinde yeni bir parola belirleyin.

saved-subject = { $organisation } için bir kurtarma kodu kullanıldı
saved-title = Kurtarma kodlarınızdan biri kullanıldı
saved-lead = Sakladığınız kurtarma kodlarından biri kim olduğunuzu kanıtlamak için kullanıldı ({ $at }). Kalan kod sayısı: { $left }.
saved-you = Siz miydiniz? O kodun üstünü çizin: her biri bir kez geçerlidir. Bitmeden güvenlik bilgilerinizde yenilerini oluşturun.

pass-subject = { $organisation } hesabınız için bir kurtarma geçiş kodu
pass-title = Destek ekibi hesabınız için bir kurtarma geçiş kodu verdi
pass-lead = { $organisation } yöneticilerinden biri, { $origin } adresinde hesabınız için yeni parola belirlemeye yarayan bir kurtarma geçiş kodu verdi veya onayladı ({ $at }). Bir kez ve bir saat geçerlidir.
pass-you = Siz mi istediniz? O hâlde yapılacak bir şey yok. Geçiş kodunu kimseye vermeyin.
pass-not-you = Siz istemediniz mi? Hemen destek ekibine bildirin. Oturum açabiliyorsanız parolanızı değiştirin: bu, geçiş kodunu sonlandırır.
pass-used-subject = { $organisation } için bir kurtarma geçiş kodu kullanıldı
pass-used-title = Hesabınızın kurtarma geçiş kodu kullanıldı
pass-used-lead = Destek ekibinin hesabınız için verdiği geçiş kodu, { $origin } adresinde kim olduğunuzu kanıtlamak için kullanıldı ({ $at }). Yeniden çalışmaz.
pass-used-you = Siz miydiniz? O hâlde yapılacak bir şey yok. Oturum açtıktan sonra kim olduğunuzu kanıtlamanın yeni yollarını kaydedin.

unproved-subject = { $organisation } için hiç onaylamadığınız bir e-posta adresi kullanıldı
unproved-title = Hiç onaylamadığınız bir e-posta adresi kullanıldı
unproved-lead = Biri, { $origin } adresinde, { $organisation } tarafından hesabınız için yazılan ve sizin hiç onaylamadığınız bir e-posta adresiyle kim olduğunu kanıtladı ({ $at }).
unproved-you = Siz miydiniz? O hâlde o adresi güvenlik bilgilerinizde onaylayın veya sizin değilse kaldırın.
unproved-not-you = Siz değil miydiniz? O hâlde biri parolanızı sıfırlıyor. Hemen destek ekibine bildirin.

unlocked-subject = { $organisation } hesabınızın kilidi açıldı
unlocked-title = Hesabınızın kilidi açıldı
unlocked-lead = Şu zamanda { $origin } adresindeki bir sıfırlamayla açıldı: { $at }. Parolanız öncekiyle aynı.
unlocked-you = Siz miydiniz? O hâlde yapılacak bir şey yok. Çoğu zaman bir telefon hâlâ eski bir parolayı dener; oraya şu anki parolayı yazın.
unlocked-not-you = Siz değil miydiniz? O hâlde biri siz olduğunu kanıtlayabildi. Hemen destek ekibine bildirin ve { $origin } adresinde yeni bir parola belirleyin.

wrong-subject = { $organisation } hesabınız için yanlış kodlar
wrong-title = Biri hesabınız için yanlış yanıtlar verdi
wrong-lead = Parolanızın sıfırlanması sırasında birkaç yanlış kod veya yanıt verildi ({ $at }). Hiçbir şey değiştirilmedi.
wrong-you = Siz miydiniz? En yeni kodla devam edin. Önceki kodlar artık geçerli değil.
wrong-not-you = Siz değil miydiniz? Biri kullanıcı adınızı biliyor ve tahmin ediyor. Giremedi. Kimseye kod vermeyin ve devam ederse destek ekibine bildirin.

locked-subject = { $organisation } hesabınızın sıfırlanması duraklatıldı
locked-title = Burada ara vermemiz gerekiyor
locked-lead = Parolanızın sıfırlanması sırasında çok fazla yanlış yanıt verildi. Hesabınızın güvenliği için şu zamandan önce sıfırlanamaz: { $until }.
locked-you = Parolanızla hâlâ oturum açabilirsiniz. Daha erken yenisine gerek duyarsanız destek ekibine sorun.
locked-not-you = Siz değil miydiniz? Biri tahmin ediyor. Giremedi. Destek ekibine bildirin.

disabled-subject = { $organisation } parolanızı sıfırlamanın bir yolu kapatıldı
disabled-title = Parolanızı sıfırlamanın bir yolu kapatıldı
disabled-lead = { $method ->
    [mail] E-postalardan çok fazla yanlış kod girildi. Hesabınızın güvenliği için e-posta kodları artık sıfırlamada geçerli değil.
    [sms] SMS’lerden çok fazla yanlış kod girildi. Hesabınızın güvenliği için SMS kodları artık sıfırlamada geçerli değil.
    [voice] Aramalardan çok fazla yanlış kod girildi. Hesabınızın güvenliği için cep telefonunuza yapılan aramalar artık sıfırlamada geçerli değil.
    [office] Aramalardan çok fazla yanlış kod girildi. Hesabınızın güvenliği için ofis telefonunuza yapılan aramalar artık sıfırlamada geçerli değil.
    [authenticator] Kimlik doğrulayıcı uygulamasından çok fazla yanlış kod girildi. Hesabınızın güvenliği için uygulamanız artık sıfırlamada geçerli değil. Oturum açarken hâlâ çalışır.
    [push] Bir telefonda çok fazla yanlış sayı girildi. Hesabınızın güvenliği için telefonda onaylama artık sıfırlamada geçerli değil.
    [questions] Güvenlik sorularınıza çok fazla yanlış yanıt verildi. Hesabınızın güvenliği için artık sıfırlamada geçerli değiller.
   *[other] Çok fazla yanlış yanıt verildi. Hesabınızın güvenliği için kim olduğunuzu kanıtlama yollarınızdan biri artık sıfırlamada geçerli değil.
}
disabled-you = Oturum açıp güvenlik bilgilerinizde onaylayın veya destek ekibine sorun; o zaman yeniden çalışır.
disabled-not-you = Siz değil miydiniz? Biri bir süredir tahmin ediyor. Giremedi. Destek ekibine bildirin.

by-admin-subject = { $organisation } oturum açma bilgileriniz bir yönetici tarafından değiştirildi
by-admin-title = Bir yönetici kim olduğunuzu kanıtlama yolunuzu değiştirdi
by-admin-lead = { $organisation } yöneticilerinden biri, { $origin } adresinde parolanızı sıfırladığınız yollardan birini ekledi veya kaldırdı ({ $at }). Parolanız öncekiyle aynı.
by-admin-you = Siz mi istediniz? O hâlde yapılacak bir şey yok. Bir sonraki oturum açışınızda güvenlik bilgilerinize bakın ve oradakileri onaylayın.
by-admin-not-you = Siz istemediniz ve kimse size söylemedi mi? Hemen destek ekibine bildirin.

details-subject = { $organisation } hesabınız bir yönetici tarafından değiştirildi
details-title = Bir yönetici hesabınızı değiştirdi
details-lead = { $organisation } yöneticilerinden biri, oturum açtığınız ve { $origin } adresinde parolanızı sıfırladığınız adları ya da kuruluşunuzun size yazdığı adresi değiştirdi ({ $at }). Parolanız öncekiyle aynı.
details-you = Siz mi istediniz ya da yeni bir adınız veya adresiniz mi var? O hâlde yapılacak bir şey yok.
details-not-you = Bundan haberiniz yok mu? Hemen destek ekibine bildirin.

not-me-lead = Oturum açmadan bunu kendiniz de durdurabilirsiniz. Bağlantı, önce size soran bir sayfaya götürür ve 30 gün çalışır. Hesabınızın sıfırlanmasını ve kim olduğunuzu kanıtlama yollarını dondurur, tüm cihazlarda oturumu kapatır ve yöneticilere bildirir.
not-me-link = Ben değildim

frozen-subject = { $organisation } hesabınızın sıfırlanması donduruldu
frozen-title = Hesabınızın sıfırlanması donduruldu
frozen-lead = E-postanızı okuyan biri, { $origin } adresinde bir işlemi kendisinin yapmadığını söyledi ({ $at }). Artık kimse hesabınızın parolasını sıfırlayamaz veya kim olduğunuzu kanıtlama yollarını değiştiremez ve tüm cihazlarda oturum kapatıldı. Yöneticilere bildirildi.
frozen-you = Siz miydiniz? Biri parolanızı biliyor olabilirse değiştirin. Her şey yoluna girince oturum açıp iki kanıtla dondurmayı kaldırın veya destek ekibine kaldırtın.
frozen-not-you = Siz değil miydiniz? O hâlde başka biri e-postanızı okuyor. Hemen destek ekibine bildirin.

thawed-subject = { $organisation } hesabınızın sıfırlanması yeniden açık
thawed-title = Hesabınızın sıfırlanması yeniden açık
thawed-lead = Hesabınızın dondurulması, bir yönetici veya { $origin } adresinde oturum açıp iki kanıt veren biri tarafından kaldırıldı ({ $at }). Parolası yeniden sıfırlanabilir.
thawed-you = Siz miydiniz veya destek ekibi size söyledi mi? O hâlde yapılacak bir şey yok.
thawed-not-you = Siz değildiniz ve kimse size söylemedi mi? Hemen destek ekibine bildirin.

not-me-for-subject = { $organisation } kuruluşunda biri kendisi olmadığını söylüyor
not-me-for-title = Biri kendisi olmadığını söylüyor
not-me-for-lead = { $account } hesabının e-postasını okuyan kişi, bu hesapta olan bir şeyi kendisinin yapmadığını söyledi ({ $at }). Sıfırlanması { $origin } adresinde donduruldu ve bu hesapla açık oturum yok. Destek numarası, kendisine bildirilen işleme aittir.
not-me-for-do = { $account } kullanıcısına yüz yüze veya telefonla sorun ve destek numarasını denetim kaydında arayın. Parolasına ve yollarına birlikte bakın; her şey yeniden kendisinin olunca dondurmayı kaldırın.

admin-subject = Bir { $organisation } yöneticisinin yeni parolası var
admin-title = Bir yöneticinin yeni parolası var
admin-lead = { $account } hesabının parolası { $origin } adresindeki bir sıfırlamayla değiştirildi ({ $at }).
admin-do = { $account } kullanıcısına yüz yüze veya telefonla kendisi olup olmadığını sorun. Değilse hesabı kapatın ve destek numarasını denetim kaydında arayın.

pass-for-subject = Bir { $organisation } yöneticisi kurtarma geçiş kodu verdi
pass-for-title = Kurtarma geçiş kodu verildi
pass-for-lead = Bir yönetici { $account } için kurtarma geçiş kodu verdi veya onayladı ({ $at }). Kodu taşıyan, { $origin } adresinde { $account } olduğunu kanıtlayabilir.
pass-for-do = Orada her şeyini kaybeden birini bilmiyor musunuz? Hesabı kapatın ve destek numarasını denetim kaydında arayın: geçiş kodunu kimin verdiği orada yazar.

help-subject = { $organisation } parola sıfırlaması için yardım isteniyor
help-title = Biri parola sıfırlama için yardım istiyor
help-lead = { $account } hesabının parolasını sıfırlayan kişi en az bir kanıt verdi ve size başvuruyor ({ $at }).
help-message = Yazdıkları:
help-silent = Bir ileti yazmadı.
help-do = Bu iletideki değil, kendi kayıtlarınızdaki bir telefon numarasını veya adresi kullanın. Asla parola veya kod istemeyin.
