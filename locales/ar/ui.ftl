app-title = إعادة تعيين كلمة المرور
page-title = { $step } · { $organisation }
lang-name = العربية
lang-label = اللغة
progress-label = التقدم
progress-now = الخطوة { $at } من { $of }
progress-done = اكتملت كل الخطوات
step-done = تم
step-account = حسابك
step-proof = الإثبات
step-first = الإثبات الأول
step-second = الإثبات الثاني
step-password = كلمة مرور جديدة
step-unlock = إلغاء القفل
aid-until = لديك وقت حتى { $time }
aid-contact = الاتصال بالمسؤول
aid-support = رقم الدعم
copy = نسخ
copied = تم النسخ
back = رجوع
other-way = تجربة طريقة أخرى
use-other-account = استخدام حساب آخر
sign-in = العودة إلى تسجيل الدخول
cancel = التوقف هنا

shell-step = الخطوة 1 من 4
shell-loading = جارٍ التحميل
shell-wait = لحظة واحدة، نجهّز الصفحة.
shell-late = يستغرق هذا وقتًا طويلًا. أعد تحميل الصفحة أو اسأل مكتب دعم تقنية المعلومات.
shell-unable = هذا المتصفح قديم جدًا لهذه الصفحة
shell-unable-do = استخدم متصفحًا أحدث، على هاتفك مثلًا، أو اسأل مكتب دعم تقنية المعلومات.
shell-noscript = البرامج النصية متوقفة هنا
shell-noscript-do = تحتاج هذه الصفحة إليها. اسمح بها هنا، أو استخدم متصفحًا آخر، أو اسأل مكتب دعم تقنية المعلومات.

identify-name = أي حساب
identify-title = لنُعِد إليك الوصول
identify-lead = أولًا، ما الحساب المقصود؟ يستغرق الأمر كله دقيقتين تقريبًا.
identify-label = البريد الإلكتروني للعمل أو اسم المستخدم
identify-hint = ما تكتبه عند تسجيل الدخول.
identify-go = متابعة
identify-busy = جارٍ البحث
identify-empty = ما الحساب المقصود؟
identify-empty-do = اكتب الاسم الذي تسجّل الدخول به.
identify-long = هذا أطول من أن يكون اسم مستخدم.
identify-long-do = اكتب فقط الاسم الذي تسجّل الدخول به.
check-working = نتحقق من أنك لست روبوتًا. لا ألغاز؛ تابع كالمعتاد.
check-ready = سيُثبت متصفحك أنك لست روبوتًا. لا ألغاز.
check-done = اكتمل التحقق من الروبوت
check-use-picture = استخدام صورة أو رمز منطوق بدلًا من ذلك
check-use-work = ترك المتصفح يتولى ذلك
check-picture-label = الأحرف في الصورة
check-picture-hint = { $length } من الأحرف. لا فرق بين الأحرف الكبيرة والصغيرة.
check-picture-alt = صورة فيها { $length } من الأحرف. يمكنك الاستماع إليها بدلًا من ذلك.
check-picture-empty = الأحرف ناقصة.
check-picture-empty-do = اكتب ما تراه في الصورة، أو استمع إليه.
check-hear = الاستماع إلى الأحرف
check-hear-busy = جارٍ جلب الصوت
check-sound = الأحرف المنطوقة
check-new = صورة أخرى
check-loading = جارٍ جلب الصورة
check-frame = التحقق من الروبوت من Cloudflare
replaced = يتولى متصفحك التحقق من الروبوت
replaced-do = لم يعمل تحقق Cloudflare هنا. لا يلزمك فعل شيء.
restarted = بدأنا من جديد من أجلك
restarted-do = انتهى وقت المحاولة الأخيرة. لم يتغير شيء.
dropped = بدأنا من جديد من أجلك
dropped-do = لم تعد المحاولة الأخيرة مفتوحة. لم يتغير شيء.

reason-name = ماذا حدث
reason-title = ماذا حدث؟
reason-lead = يبدأ الطريقان بالطريقة نفسها: نتأكد من أنك صاحب الحساب.
reason-forgot = نسيت كلمة المرور
reason-forgot-hint = ستختار كلمة مرور جديدة.
reason-locked = أعرفها، لكن حسابي مقفل
reason-locked-hint = نلغي قفل الحساب. تبقى كلمة المرور كما هي.
reason-unsure = لست متأكدًا؟ اختر الأول. كلمة المرور الجديدة تلغي قفل الحساب أيضًا.

methods-name = اختيار إثبات
methods-title = كيف نتحقق من أنك صاحب الحساب؟
methods-title-second = إثبات آخر
methods-lead-one = اختر ما هو في متناولك.
methods-lead-first = اختر ما هو في متناولك. يلزمك إثباتان مختلفان؛ هذا هو الأول.
methods-lead-second = اكتمل الإثبات الأول. اختر الآن إثباتًا مختلفًا.
methods-none = لم يعد لديّ أي منها
methods-empty = لا توجد طريقة أخرى متبقية لهذا الحساب
methods-empty-do = اسأل المسؤول؛ يمكنه التأكد من أنك صاحب الحساب.
method-passkey = مفتاح مرور أو مفتاح أمان
method-passkey-hint = بصمة أو وجه أو رقم سري أو مفتاح USB
method-authenticator = تطبيق المصادقة
method-authenticator-hint = 6 أرقام تتغير كل 30 ثانية
method-push = الموافقة على هاتفك
method-push-hint = كتابة رقم في التطبيق
method-mail = البريد الإلكتروني
method-mail-hint = رمز إلى عنوانك المسجّل
method-mail-to = رمز إلى { $to }
method-sms = رسالة نصية
method-sms-hint = رمز إلى رقم هاتفك المحمول المسجّل
method-sms-to = رمز إلى { $to }
method-voice = مكالمة هاتفية
method-voice-hint = نتصل برقم هاتفك المحمول المسجّل
method-voice-to = نتصل بالرقم { $to }
method-office = هاتف المكتب
method-office-hint = نتصل برقم مكتبك المسجّل
method-office-to = نتصل بالرقم { $to }
method-recovery = رمز استرداد محفوظ
method-recovery-hint = رمز طبعته أو حفظته، أو تصريح من مكتب الدعم
method-questions = أسئلة الأمان
method-questions-hint = إجابات لا يعرفها غيرك
contact-mail = عنوان بريدك الإلكتروني كاملًا
contact-mail-hint = العنوان الشخصي الذي سجّلته لهذا الغرض، كاملًا.
contact-mail-go = إرسال الرمز
contact-phone = رقم هاتفك كاملًا
contact-phone-hint = مع رمز البلد. يجب أن يكون الرقم الذي سجّلته.
contact-phone-go = إرسال الرمز
contact-busy = جارٍ الإرسال
contact-empty = العنوان أو الرقم ناقص.
contact-empty-do = اكتبه كاملًا كما سجّلته.
contact-mail-bad = هذا ليس عنوان بريد إلكتروني كاملًا.
contact-mail-bad-do = يكون على هذا الشكل: name@post.example.

code-name = إدخال الرمز
code-title-mail = أدخل الرمز من بريدك الإلكتروني
code-title-sms = أدخل الرمز من هاتفك
code-title-call = أدخل الرمز الذي قرأناه لك
code-title-app = أدخل الرمز من تطبيقك
code-title-recovery = أدخل رمزًا محفوظًا
code-sent = أرسلنا { $digits } أرقام إلى { $to }. قد يستغرق الوصول دقيقة.
code-sent-private = إذا كان هذا هو العنوان الذي سجّلته، فإن { $digits } أرقام في طريقها إلى { $to }. قد يستغرق ذلك دقيقة.
code-sent-private-phone = إذا كان هذا هو الرقم الذي سجّلته، فإن { $digits } أرقام في طريقها إلى { $to }. قد يستغرق ذلك دقيقة.
code-sent-somewhere = إذا كان العنوان هو الذي سجّلته، فإن { $digits } أرقام في طريقها. قد يستغرق ذلك دقيقة.
code-app = افتح تطبيق المصادقة واكتب الأرقام التي يعرضها لحسابك، وعددها { $digits }.
code-label = الرمز
code-hint = يمكنك لصق الرمز، بمسافات أو من دونها.
code-left = صالح لمدة { $time } دقيقة أخرى
code-over = لم يعد هذا الرمز صالحًا.
code-over-do = اطلب رمزًا جديدًا أدناه.
code-go = التحقق من الرمز
code-busy = جارٍ التحقق
code-short = يتكوّن الرمز من { $digits } أرقام.
code-short-do = اكتبها كلها.
code-again = إرسال رمز جديد
code-again-in = رمز جديد بعد { $time }
code-again-busy = جارٍ الإرسال
code-sent-again = رمز جديد في الطريق. لم تعد الرموز الأقدم صالحة.
code-nothing = لم يصل شيء؟
code-nothing-mail = ابحث أولًا في مجلد البريد غير الهام. يحل الرمز الجديد محل القديم. إذا لم يصل شيء خلال دقيقتين، فقد لا يكون العنوان هو الذي سجّلته: جرّب طريقة أخرى.
code-nothing-phone = يحل الرمز الجديد محل القديم. إذا لم يصل شيء خلال دقيقتين، فقد لا يكون الرقم هو الذي سجّلته: جرّب طريقة أخرى.
code-nothing-mail-guided = ابحث أولًا في مجلد البريد غير الهام. يحل الرمز الجديد محل القديم.
code-nothing-phone-guided = يحل الرمز الجديد محل القديم.
code-nothing-app = التطبيق ليس في متناولك؟
code-nothing-app-hint = إذا رُفض الرمز مرة بعد مرة، فتأكد من أن هاتفك يضبط وقته تلقائيًا.

recovery-lead = اكتب أحد الرموز التي حفظتها. إذا أعطاك مكتب الدعم تصريحًا، فاكتبه.
recovery-hint = الأحرف الصغيرة والشرطات الناقصة لا تهم.
recovery-nothing = ليس أي منها في متناولك؟
recovery-nothing-hint = يعمل كل رمز مرة واحدة: الرمز الذي استخدمته لا يعمل ثانية.
recovery-short = هذا ليس رمزًا كاملًا.
recovery-short-do = ابحث عن حرف ناقص، أو حرف قرأته على أنه غيره.
questions-title = أجب عن أسئلتك
questions-lead = أجب كما أجبت عندما اخترتها. الأحرف الكبيرة والمسافات لا تهم.
questions-go = التحقق من الإجابات
answer-empty = هذه الإجابة ناقصة.

passkey-title = استخدم مفتاح المرور
passkey-lead = يطلب جهازك بصمتك أو وجهك أو رقمًا سريًا. ويصلح أيضًا مفتاح مرور على هاتفك أو مفتاح أمان.
passkey-go = استخدام مفتاح المرور
passkey-busy = في انتظار جهازك
passkey-none = لم يُستخدم أي مفتاح مرور.
passkey-none-do = أُلغي الأمر، أو طال وقته، أو لا مفتاح على هذا الجهاز. حاول مرة أخرى، أو جرّب طريقة أخرى.
passkey-cannot = لا يمكن لهذا المتصفح استخدام مفاتيح المرور هنا.
passkey-cannot-do = جرّب طريقة أخرى أو متصفحًا آخر.
passkey-wrong = مفتاح المرور هذا غير مناسب.
passkey-wrong-do = استخدم مفتاحًا سجّلته لهذا الحساب.
passkey-over = استغرق ذلك وقتًا طويلًا.
passkey-over-do = اضغط على الزر مرة أخرى.

password-name = كلمة مرور جديدة
password-title = اختر كلمة مرور جديدة
password-for = للحساب { $account }
password-label = كلمة المرور الجديدة
password-show = إظهار
password-go = حفظ كلمة المرور
password-busy = جارٍ الحفظ
password-empty = اكتب كلمة مرور أولًا.
password-counts = كيف تُحسب النقاط
password-points = { $has } من { $of } نقاط
password-points-enough = { $has } نقاط، ويكفي { $of }
password-parts = أجزاء كلمة المرور، نقطة لكل جزء
password-missing = { $count ->
    [zero] لا تلزم نقاط أخرى
    [one] تلزم نقطة واحدة أخرى
    [two] تلزم نقطتان أخريان
    [few] تلزم { $count } نقاط أخرى
    [many] تلزم { $count } نقطة أخرى
   *[other] تلزم { $count } نقطة أخرى
}
password-suggest = أو خذ هذه
password-use = استخدام
password-another = أخرى
password-used = أُدخل الاقتراح. احفظه في مدير كلمات المرور أو دوّنه قبل أن تتابع.
password-rejected = لا يمكن استخدام كلمة المرور هذه بعد.
password-rejected-do = انظر أدناه إلى ما ينقصها.
rule-length = { $min } أحرف على الأقل: في كلمتك { $has }
rule-length-open = { $min } أحرف على الأقل
rule-too-long = { $max } حرفًا على الأكثر: في كلمتك { $has }
rule-names = من دون اسمك أو اسم المؤسسة
rule-name-found = «{ $term }» هو اسمك أو اسم المؤسسة. احذفه.
rule-name-found-hidden = تحتوي على اسمك أو اسم المؤسسة. احذفه.
rule-common = يستخدمها كثيرون، لذلك تُجرَّب أولًا. اختر شيئًا أقل شيوعًا.
rule-leak = ظهرت في تسريب معروف. اختر غيرها.
rule-classes = { $min } من هذه الأنواع الأربعة: أحرف صغيرة، أحرف كبيرة، أرقام، علامات. في كلمتك { $has }
rule-classes-open = { $min } من هذه الأنواع الأربعة: أحرف صغيرة، أحرف كبيرة، أرقام، علامات
rule-characters = هذه الأحرف غير مقبولة هنا: { $characters }
rule-easy = «{ $term }» سهل التخمين، لذلك يُحسب نقطة واحدة لا { $letters }.
rule-easy-hidden = جزء منها سهل التخمين، لذلك يُحسب نقطة واحدة.
rule-more = { $count ->
    [zero] تكفي كما هي.
    [one] تكفي كلمة واحدة أو حرف واحد إضافي.
    [two] تنقصها نقطتان: بضع كلمات أو أحرف.
    [few] تنقصها { $count } نقاط: بضع كلمات أو أحرف.
    [many] تنقصها { $count } نقطة: بضع كلمات أو أحرف.
   *[other] تنقصها { $count } نقطة: بضع كلمات أو أحرف.
}
rule-current = هي كلمة المرور الحالية. اختر غيرها.
rule-history = استخدمتها من قبل. اختر كلمة جديدة.
rule-open = ليست في قائمة مؤسستك للكلمات السهلة: يُتحقق من ذلك عند الحفظ
rule-open-common = لا يستخدمها كثيرون: يُتحقق من ذلك عند الحفظ
rule-open-leak = ليست في تسريب معروف: يُتحقق من ذلك عند الحفظ
rule-open-both = لا يستخدمها كثيرون وليست في تسريب معروف: يُتحقق من ذلك عند الحفظ

unlock-name = إلغاء القفل
unlock-title = إلغاء قفل حسابك
unlock-lead = نعرف الآن أنك صاحب الحساب. تبقى كلمة المرور كما هي.
unlock-go = إلغاء قفل الحساب
unlock-busy = جارٍ إلغاء القفل
unlock-or = اختيار كلمة مرور جديدة بدلًا من ذلك

done-name = تغيّرت كلمة المرور
done-title = تغيّرت كلمة المرور
done-lead = تعمل من الآن في كل مكان. سجّلنا خروجك من كل الأجهزة.
done-phone = ما زال هاتفك يحفظ القديمة
done-phone-do = تستمر تطبيقات البريد والتقويم التي حفظتها في المحاولة، وقد يقفل ذلك حسابك مرة أخرى. اكتب فيها كلمة المرور الجديدة قريبًا.
done-passkey = في المرة القادمة يعيد إليك مفتاح المرور الوصول
done-passkey-do = تكون بصمتك أو وجهك أو الرقم السري عندها أحد الإثباتات. تنشئه بعد تسجيل الدخول، ضمن «طرق إثبات هويتك». حفاظًا على أمانك، يُوقف ذلك يومًا أو أكثر بعد إعادة التعيين، إلا إذا أثبتّ هويتك بطريقة لم تستخدمها إعادة التعيين هذه.
done-passkey-go = إنشاء مفتاح مرور
done-not-you = ألست من فعل ذلك؟
done-not-you-do = أبلغنا كل عناوينك المسجّلة. إذا لم تغيّر كلمة المرور، فأخبر مكتب الدعم فورًا.
unlocked-name = أُلغي قفل الحساب
unlocked-title = أُلغي قفل حسابك
unlocked-lead = سجّل الدخول بكلمة المرور التي تعرفها. لم يتغير شيء آخر.
unlocked-phone = لماذا كان مقفلًا؟
unlocked-phone-do = غالبًا ما يكون السبب هاتفًا أو حاسوبًا ما زال يجرّب كلمة مرور قديمة. اكتب فيه الكلمة الحالية.
unlocked-not-you-do = أبلغنا كل عناوينك المسجّلة. إذا لم تُلغِ قفل الحساب، فأخبر مكتب الدعم فورًا.

stopped-name = توقف مؤقت
stopped-pause = علينا التوقف هنا قليلًا
stopped-pause-do = حفاظًا على أمان حسابك، لا يمكن إعادة تعيينه قبل { $time }. إذا تذكرت كلمة المرور، فما زال بإمكانك تسجيل الدخول.
stopped-pause-soon = حفاظًا على أمان حسابك، لا يمكن إعادة تعيينه في الوقت الحالي. إذا تذكرت كلمة المرور، فما زال بإمكانك تسجيل الدخول.
stopped-network = محاولات كثيرة جدًا من هنا
stopped-network-do = وردت محاولات كثيرة من شبكتك. تُتاح مجددًا عند { $time }. لا مشكلة في حسابك.
stopped-network-soon = وردت محاولات كثيرة من شبكتك. حاول مرة أخرى بعد بضع دقائق. لا مشكلة في حسابك.
stopped-closed = إعادة التعيين مغلقة حاليًا
stopped-closed-do = أوقفتها مؤسستك. يمكن لمكتب الدعم مساعدتك.
stopped-broken = لم يكتمل إعداد إعادة التعيين
stopped-broken-do = هذا خطؤنا، ولا يمكنك إصلاحه. يمكن لمكتب الدعم مساعدتك.
stopped-unknown = لا نعرف إن كانت قد تغيّرت
stopped-unknown-do = لم يستجب الدليل في الوقت المناسب. حاول تسجيل الدخول بكلمة المرور الجديدة أولًا، ثم بالقديمة. إذا لم تعمل أي منهما، فابدأ من جديد.
stopped-account = لا يمكن إعادة تعيين هذا الحساب هنا
stopped-tenant-off = أوقفت مؤسستك إعادة التعيين.
stopped-no-writeback = تُحفظ كلمة مرورك في دليل لا يمكنه تلقي كلمة جديدة من هنا.
stopped-not-enabled = إعادة التعيين متوقفة لحسابك.
stopped-not-licensed = يمكن لحسابك تغيير كلمة مرور يعرفها، لا إعادة تعيينها.
stopped-not-in-scope = إعادة التعيين غير متاحة لحسابك بعد.
stopped-too-few = لدى حسابك عدد قليل جدًا من الطرق المسجّلة لإثبات هويتك.
stopped-federated = تسجّل مؤسستك الدخول عبر خدمة أخرى؛ وتُغيَّر كلمة المرور هناك.
stopped-elsewhere = كلمة مرورك محفوظة في مكان آخر
stopped-elsewhere-do = تسجّل مؤسستك الدخول عبر { $name }. غيّر كلمة المرور هناك.
stopped-disabled = أوقف المسؤول حسابك.
stopped-unknown-name = لا يوجد حساب بهذا الاسم. تحقق من الكتابة أو جرّب اسمًا آخر.
stopped-other = يمكن لمكتب الدعم التأكد من أنك صاحب الحساب ومساعدتك.
stopped-go = الانتقال إلى { $name }
stopped-again = البدء من جديد

help-name = الاتصال بالمسؤول
help-title = الاتصال بالمسؤول
help-lead = يمكن لمكتب الدعم التأكد من أنك صاحب الحساب ومساعدتك.
help-need = هل تحتاج إلى الدخول اليوم؟
help-need-lead = يمكن لمكتب الدعم التأكد من أنك صاحب الحساب ومساعدتك فورًا.
help-call = اتصال
help-write = كتابة
help-page = صفحة المساعدة
help-tell = أعطهم رقم الدعم هذا
help-nobody = اسأل من يدير أجهزة الحاسوب في مكان عملك.
help-message = ماذا ينبغي أن يعرفوا؟
help-message-hint = تكفي جملة واحدة، { $max } حرفًا على الأكثر. لا تكتب كلمة مرور أو رمزًا هنا أبدًا.
help-message-empty = الرسالة فارغة.
help-message-label = الرسالة
help-send = إرسال الرسالة
help-send-busy = جارٍ الإرسال
help-send-lead = نعرف هويتك مسبقًا، لذا يمكنك الكتابة إليهم هنا. هذا ينهي إعادة التعيين؛ ولا يتغير شيء.
help-sent-name = أُرسلت الرسالة
help-sent = رسالتك في الطريق
help-sent-do = سيتواصل معك مكتب الدعم. احتفظ برقم الدعم هذا.
help-back = العودة إلى إعادة التعيين

extend-title = هل تحتاج إلى مزيد من الوقت؟
extend-lead = تنتهي إعادة التعيين عند { $time }.
extend-go = أريد مزيدًا من الوقت
extend-busy = لحظة واحدة
extended = لديك الآن مزيد من الوقت، حتى { $time }.

text-long = هذا طويل جدًا.
text-long-do = اجعله أقصر.
problem-code = هذا الرمز غير صحيح.
problem-code-do-mail = استخدم أحدث رسالة بريد؛ لم تعد الرموز الأقدم صالحة.
problem-code-do-phone = استخدم أحدث رسالة؛ لم تعد الرموز الأقدم صالحة.
problem-code-do-app = انتظر الرمز التالي في تطبيقك واكتبه.
problem-code-do-other = تحقق منه واكتبه مرة أخرى.
problem-answers = ليست كل هذه الإجابات صحيحة.
problem-answers-do = راجع كلًا منها مرة أخرى.
problem-tries = { $tries ->
    [zero] لم تبقَ لديك أي محاولة.
    [one] بقيت لديك محاولة واحدة.
    [two] بقيت لديك محاولتان.
    [few] بقيت لديك { $tries } محاولات.
    [many] بقيت لديك { $tries } محاولة.
   *[other] بقيت لديك { $tries } محاولة.
}
problem-spent = لا يقبل هذا الرمز محاولات أخرى.
problem-spent-do = اطلب رمزًا جديدًا، أو جرّب طريقة أخرى.
problem-spent-app = كانت تلك محاولة زائدة.
problem-spent-app-do = جرّب طريقة أخرى، أو ابدأ هذه من جديد.
problem-contact = ليس هذا ما سجّلته.
problem-contact-do = اكتبه كاملًا، مع رمز البلد لرقم الهاتف.
problem-method = هذه الطريقة غير متاحة لك الآن.
problem-method-do = جرّب طريقة أخرى.
problem-check = لم ينجح التحقق من الروبوت.
problem-check-do = اضغط على «متابعة» مرة أخرى.
problem-picture = لم تكن هذه هي الأحرف في الصورة.
problem-picture-do = إليك صورة جديدة.
problem-many = تكرر ذلك كثيرًا.
problem-many-do = حاول مرة أخرى عند { $time }.
problem-many-soon = انتظر بضع دقائق، ثم حاول مرة أخرى.
problem-busy = ما زلنا نعالج المحاولة الأخيرة.
problem-busy-do = انتظر بضع ثوانٍ، ثم اضغط على الزر مرة أخرى.
problem-unavailable = جزء من خدمتنا لا يستجيب.
problem-unavailable-do = انتظر دقيقة، ثم حاول مرة أخرى. لا يُنفَّذ شيء مرتين.
repeat-title = لا استجابة بعد
repeat-lead = نعيد السؤال تلقائيًا. لا يُنفَّذ شيء مرتين.
problem-offline = لا تصلنا أي استجابة.
problem-offline-do = تحقق من اتصالك، ثم حاول مرة أخرى. ما فعلته حتى الآن محفوظ.
problem-other = حدث خطأ من جانبنا.
problem-other-do = حاول مرة أخرى، أو اطلب المساعدة مع ذكر رقم الدعم أدناه.
