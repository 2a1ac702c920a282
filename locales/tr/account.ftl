account-title = Hesap
account-shell = Sayfa yükleniyor

opening-title = Bir dakika
opening-lead = Oturum açıp açmadığınıza bakıyoruz.

sign-in-title = Oturum açın
sign-in-lead = İş hesabınızı kullanın.
sign-in-password = Parola
sign-in-go = Oturum aç
sign-in-busy = Oturum açılıyor
sign-in-forgot = Parolamı unuttum
sign-in-wrong = Bu ad ve parola hiçbir hesabı açmıyor.
sign-in-wrong-do = İkisini de denetleyin, büyük harfleri de. On yanlış denemeden sonra ara verilir ve her ara daha uzundur.
sign-in-no-password = Parola eksik.
sign-in-no-password-do = Yazın veya unuttuysanız yenisini seçin.
sign-in-over = Yeniden oturum açmanız gerekiyor.
sign-in-over-do = Süre doldu veya oturum başka bir yerde kapatıldı.
sign-in-out = Oturumunuz kapatıldı.
sign-in-out-do = Ortak bir bilgisayarda tarayıcıyı da kapatın.

sign-in-ticket = Bu bağlantı kullanılmış veya çok eski.
sign-in-ticket-do = Yenisi için geldiğiniz yere dönün ya da burada oturum açın.

second-title = Bir kanıt daha
second-lead = Parolanız doğru. Siz olduğunuzu nasıl kanıtlayacağınızı seçin.
second-recovery = Yazdırdığınız veya sakladığınız kodlardan biri
second-recovery-lead = Sakladığınız kodlardan birini yazın.

expired-title = Yeni bir parola seçin
expired-lead = Yazdığınız doğru ama süresi dolmuş. Başka bir tane seçin; ardından oturumunuz açılır.

home-title = Oturumunuz açık
home-lead = { $name } olarak, hesap { $account }.
home-until = Bir şey yapmazsanız oturumunuzun kapanacağı saat: { $time }.
home-info = Siz olduğunuzu kanıtlama yolları
home-info-hint = Parolanızı unutursanız erişiminizi geri verenler
home-info-busy = Açılıyor
home-password = Parola
home-password-hint = Bildiğiniz parolayı değiştirin
home-frozen = Hesabınızın sıfırlanması donduruldu
home-frozen-do = E-postanızı okuyan biri, bir işlemi kendisinin yapmadığını söyledi. Bu sona erene kadar kimse parolanızı sıfırlayamaz veya siz olduğunuzu kanıtlama yollarını değiştiremez. Her şey yolunda mı? O hâlde kaldırın: siz olduğunuzu iki yolla kanıtlarsınız.
home-frozen-desk = E-postanızı okuyan biri, bir işlemi kendisinin yapmadığını söyledi. Bu sona erene kadar kimse parolanızı sıfırlayamaz veya siz olduğunuzu kanıtlama yollarını değiştiremez. Destek ekibi bunu kaldırabilir.
home-frozen-go = Dondurmayı kaldır
home-out = Oturumu kapat
home-out-busy = Oturum kapatılıyor
home-everywhere-title = Bir cihaz kayıp mı veya sizin değil mi?
home-everywhere-lead = Bu, hesabınızın tüm cihazlardaki tüm oturumlarını sonlandırır.
home-everywhere = Her yerde oturumu kapat
stay-lead = Oturumunuzun kapanacağı saat: { $time }.
stay-lead-sign-in = Oturum açmanın biteceği saat: { $time }. Sonra yeniden başlar.
stay-go = Oturumu açık tut

registered-title = Hepsi bu kadar
registered-lead = Geldiğiniz yere dönebilirsiniz.
registered-lead-here = Artık erişiminizi kendiniz geri alabilirsiniz. Bu sayfayı kapatın veya oturumu kapatın.
registered-go = Geri dön
registered-leave = Bunu yapmadan geri dön

change-title = Parolanızı değiştirin
change-lead = { $account } için. Diğer tüm cihazlarda oturum kapatılır.
change-old = Şu anki parolanız
change-old-empty = Şu anki parola eksik.
change-old-empty-do = Önce onu yazın. Unuttuysanız oturumu kapatıp “Parolamı unuttum” seçeneğini seçin.
change-old-wrong = Bu, şu anki parolanız değil.
change-old-wrong-do = Büyük harfleri denetleyin. On yanlış denemeden sonra ara verilir.

interrupt-title = Daha fazla bilgi gerekiyor
interrupt-lead = Kuruluşunuz, bir gün parolanızı unutursanız erişiminizi geri alabileceğinizden emin olmak istiyor. Yaklaşık iki dakika sürer.
interrupt-title-review = Bunlar hâlâ sizin mi?
interrupt-lead-review = Bir süre önce siz olduğunuzdan nasıl emin olacağımızı söylemiştiniz. Gerektiğinde çalışması için gözden geçirin.
interrupt-go = İleri
interrupt-busy = Bir dakika
interrupt-skip = Şimdi değil
interrupt-skip-hint = Bir sonraki oturum açışınızda yeniden sorulacak.
interrupt-skip-left = { $count ->
    [0] Bu, erteleyebileceğiniz son sefer.
    [one] Bu sefer ve bir kez daha erteleyebilirsiniz.
   *[other] Bu sefer ve { $count } kez daha erteleyebilirsiniz.
}
missing-title = Hesabınıza erişimi kaybetmeyin
missing-lead = { $count ->
    [one] Bunlardan birini daha ayarlayın. Böylece parolanızı unutursanız kendinize yardım edebilirsiniz.
   *[other] Bunlardan { $count } tanesini ayarlayın. Böylece parolanızı unutursanız kendinize yardım edebilirsiniz.
}
missing-have = Ayarlandı
missing-do = Şimdi ayarla
missing-after = Daha güçlü bir yol ayarlanınca açılır
missing-nothing = Burada ayarlanabilecek bir şey yok
missing-nothing-do = Kuruluşunuz şu anda hesabınız için bir şey sunmuyor. Destek ekibine sorun.
missing-ready = Gereken her şey bu kadar
missing-ready-do = Artık erişiminizi kendiniz geri alabilirsiniz.
missing-go = Devam
review-title = Hepsi doğru mu?
review-lead = Parolanızı unutursanız erişiminizi bunlar geri verir.
review-go = Evet, hepsi doğru
review-busy = Kaydediliyor

info-title = Siz olduğunuzu kanıtlama yolları
info-lead = { $count ->
    [one] Parolanızı unutursanız bunlardan biri erişiminizi geri verir.
   *[other] Parolanızı unutursanız bunlardan { $count } tanesi erişiminizi geri verir.
}
info-none = Henüz bir şey ayarlanmadı.
info-ready = Hazırsınız
info-ready-do = { $count ->
    [one] Bir kanıt gerekli ve sizde var.
   *[other] { $count } farklı kanıt gerekli ve sizde var.
}
info-short = Bir şey eksik
info-short-do = { $count ->
    [one] Erişimi geri almak için bir kanıt gerekli. Bir yol ekleyin.
   *[other] Erişimi geri almak için { $count } farklı kanıt gerekli. Başka bir yol ekleyin.
}
info-frozen = Şu zamana kadar bekletiliyor: { $time }
info-frozen-do = Parolanız kısa süre önce sıfırlandı. Hesabınızın güvenliği için, sıfırlamada kullanılmayan bir yolla siz olduğunuzu kanıtlamadıkça o zamana kadar burada hiçbir şey değiştirilemez.
info-frozen-go = Şimdi kanıtla
info-codes = { $count ->
    [one] { $of } koddan { $count } tanesi kaldı
   *[other] { $of } koddan { $count } tanesi kaldı
}
info-questions = { $count ->
    [one] 1 soru
   *[other] { $count } soru
}
info-added = Eklendi: { $date }
info-confirmed = Onaylandı: { $date }
info-used = Son kullanım: { $date }
info-first = İlk bu istenir
info-unverified = Onaylanmadı: yöneticiniz ekledi
info-add = Yol ekle
info-order = İlk isteneni değiştir
act-change = Değiştir
act-confirm = Onayla
act-name = Yeniden adlandır
act-remove = Sil
act-draw = Yeni kodlar oluştur
act-answer = Başka sorular seç
done-added = { $name }: ayarlandı
done-removed = { $name }: silindi
done-preferred = { $name }: artık ilk bu istenecek
done-told = Kayıtlı tüm adreslerinize bildirdik.
done-named = { $name }: yeniden adlandırıldı
done-named-do = Böylece diğerlerinden ayırt edebilirsiniz.
done-reviewed = Teşekkürler, her şey kaydedildi
done-reviewed-do = Şimdilik yeniden bakmanız gerekmez.
done-password = Parolanız değiştirildi
done-password-do = Artık her yerde geçerli. Diğer cihazlarda oturum kapatıldı.
done-lifted = Hesabınızın sıfırlanması yeniden açık
done-late = Bu artık onaylanamaz
done-late-do = Orada olup olmadığına bakın; yoksa yeniden başlayın.
done-frozen = Hâlâ bekletiliyor
done-frozen-do = O yol sıfırlamada kullanılmıştı. Başka biriyle kanıtlayın veya bekleyin.
held = Bu henüz yapılamaz.
held-do = Yeniden açılacağı zaman: { $time }.
wrong-do = Yeniden deneyin. İşe yaramazsa destek ekibine sorun.

kinds-title = Ne eklemek istiyorsunuz?
kinds-lead = İlki en güvenlisi.
kinds-mail = Kişisel adresinize bir kod
kinds-recovery = Yazdırmak veya saklamak için on kod
kinds-questions = Bir yıl sonra da bileceğiniz yanıtlar
kinds-different = Farklı bir yol ayarla
address-title = Hangi e-posta adresi?
address-title-change = Yerine hangi e-posta adresi?
address-lead = Erişiminiz yokken okuyabileceğiniz bir adres: kişisel bir adres, iş adresiniz değil. Oraya bir kod göndeririz.
address-label = E-posta adresi
address-empty = Adres eksik.
address-empty-do = Tamamını yazın.
address-refused = Bu adres burada kullanılamaz.
address-refused-do = Kişisel bir adres kullanın. Kuruluşunuzun adresleri ve zaten ayarlanmış bir adres, erişiminiz yokken işe yaramaz.
authenticator-title = Kimlik doğrulayıcı uygulaması ekleyin
authenticator-lead = 6 rakamlı kod üreten her uygulama olur.
authenticator-scan = 1. Bunu uygulamayla tarayın
authenticator-scan-alt = Uygulamanız için anahtarı içeren QR kodu
authenticator-here = Uygulama bu cihazda mı? Açın
authenticator-cannot = Tarayamıyor musunuz?
authenticator-cannot-do = Bu anahtarı uygulamaya yazın. Tür: zamana dayalı, 6 rakam.
authenticator-key = Uygulamanız için anahtar
authenticator-code = 2. Gösterdiği kodu yazın
authenticator-code-hint = Böylece siz ona gerek duymadan çalıştığını biliriz.
authenticator-name = 3. Dilerseniz ona bir ad verin
authenticator-name-hint = Örneğin “İş telefonu”; uygulamalarınızı ayırt edebilmeniz için.
confirm-go = Denetle ve kaydet
confirm-busy = Denetleniyor
confirm-again = Başka bir adres
confirm-sent = { $to } adresine { $digits } rakam gönderdik. Adresin sizin olduğunu bilmemiz için buraya yazın.

new-passkey-title = Geçiş anahtarı oluşturun
new-passkey-lead = Cihazınız onu oluşturur ve saklar. Bundan sonra oradaki parmak iziniz, yüzünüz veya PIN’iniz siz olduğunuzu kanıtlar.
new-passkey-name = Dilerseniz ona bir ad verin
new-passkey-name-hint = Örneğin “Dizüstü”; geçiş anahtarlarınızı ayırt edebilmeniz için.
new-passkey-go = Geçiş anahtarı oluştur
new-passkey-none = Geçiş anahtarı oluşturulmadı.
new-passkey-none-do = İptal edildi, çok uzun sürdü veya bu cihaz saklayamıyor. Bir kez daha deneyin ya da farklı bir yol ayarlayın.
new-passkey-known = Bu cihazda hesabınız için zaten bir geçiş anahtarı var.
new-passkey-known-do = Onu kullanın veya başka bir cihazda oluşturun.

draw-title = Saklamak için kodlar alın
draw-lead = On kod, her biri bir kez çalışır. Telefonunuz olmadan bulacağınız bir yerde saklayın: kâğıtta veya parola yöneticisinde. Yalnızca bir kez gösterilirler.
draw-older = Elinizdeki kodlar çalışmaz olur
draw-older-do = Yenileri hepsinin yerini birden alır.
draw-go = Kodları oluştur
draw-busy = Oluşturuluyor
codes-title = Kodlarınız
codes-lead = Şimdi yazdırın, saklayın veya not alın. Kimse onları size yeniden gösteremez.
codes-of = { $organisation } için { $account } kodları, oluşturulma: { $date }. Her biri bir kez çalışır.
codes-list = Saklanacak kodlar
codes-print = Yazdır
codes-save = Dosya olarak kaydet
codes-kept = Sakladım

choose-title = Sorularınızı seçin
choose-lead = { $count } soru seçin ve başkalarının bulamayacağı yanıtlar verin. Yalnızca başka bir kanıtla birlikte işe yararlar.
choose-older = Mevcut sorularınızın yerini alır
choose-older-do = Daha önce verdiğiniz yanıtlar artık sayılmaz.
choose-question = Soru { $number }
choose-none = Bir soru seçin
choose-answer = Yanıt { $number }
choose-hint = 3 ile 40 karakter arası. Büyük harfler ve boşluklar önemli değil.
choose-go = Yanıtları kaydet
choose-busy = Kaydediliyor
fault-no-question = Soru seçilmedi.
fault-no-question-do = Listeden birini seçin.
fault-twice = Bu soru iki kez seçildi.
fault-twice-do = Başka bir tane seçin.
fault-gone = Bu soru artık sunulmuyor.
fault-short = Bu yanıt çok kısa.
fault-short-do = En az 3 karakter verin.
fault-long = Bu yanıt çok uzun.
fault-long-do = En çok 40 karakter verin.
fault-part = Bu yanıt sorunun içinde geçiyor.
fault-part-do = Sorunun ele vermediği bir yanıt verin.
fault-same = Bu, başka bir sorunun da yanıtı.
fault-same-do = Her soruya kendi yanıtını verin.

name-title = Adı ne olsun?
name-label = Ad
name-go = Adı kaydet

remove-title = Bu yol silinsin mi?
remove-lead = { $name } artık erişiminizi geri vermez.
remove-lead-of = { $name }, { $hint }, artık erişiminizi geri vermez.
remove-short = O zaman parolanızı kendiniz sıfırlayamazsınız
remove-short-do = { $count ->
    [one] Bir kanıt gerekli ve tek olan bu. Önce başka bir yol ekleyin.
   *[other] { $count } farklı kanıt gerekli. Önce başka bir yol ekleyin.
}
remove-go = Sil
remove-busy = Siliniyor
remove-keep = Sakla

order-title = İlk ne istensin?
order-lead = Her seferinde yine başka birini seçebilirsiniz.
order-now = Şu anda ilk bu isteniyor
order-choose = İlk bunu iste

proof-title = Önce siz olduğunuzu gösterin
proof-lead = Bir süre önce oturum açtınız. Burada bir şey gösterilmeden veya değiştirilmeden önce bir kez daha kanıtlayın.
proof-lead-thaw = Sıfırlamada kullanılmayan bir yol kullanın; böylece hemen değişiklik yapılabilir.
proof-go = Devam
proof-busy = Denetleniyor
proof-asking = Bir dakika.
proof-password-wrong = Bu sizin parolanız değil.
proof-password-wrong-do = Büyük harfleri denetleyin. On yanlış denemeden sonra ara verilir.
