account-title = חשבון
account-shell = הדף בטעינה

opening-title = רק רגע
opening-lead = אנחנו בודקים אם כבר נכנסת.

sign-in-title = כניסה
sign-in-lead = יש להשתמש בחשבון העבודה.
sign-in-password = סיסמה
sign-in-go = כניסה
sign-in-busy = בתהליך כניסה
sign-in-forgot = שכחתי את הסיסמה
sign-in-wrong = השם והסיסמה האלה אינם פותחים שום חשבון.
sign-in-wrong-do = יש לבדוק את שניהם, גם אותיות גדולות. אחרי עשרה ניסיונות שגויים יש הפסקה, וכל הפסקה ארוכה יותר.
sign-in-no-password = הסיסמה חסרה.
sign-in-no-password-do = יש להקליד אותה, או לבחור חדשה אם נשכחה.
sign-in-over = יש להיכנס שוב.
sign-in-over-do = הזמן נגמר, או שההפעלה נסגרה במקום אחר.
sign-in-out = יצאת מהחשבון.
sign-in-out-do = במחשב משותף, יש לסגור גם את הדפדפן.

sign-in-ticket = הקישור הזה כבר נוצל או ישן מדי.
sign-in-ticket-do = אפשר לחזור למקום שממנו הגעת כדי לקבל חדש, או להיכנס כאן.

second-title = הוכחה נוספת
second-lead = הסיסמה נכונה. יש לבחור איך להוכיח שזה אכן החשבון שלך.
second-recovery = אחד מאלה שהודפסו או נשמרו
second-recovery-lead = יש להקליד אחד מהקודים ששמרת.

expired-title = בחירת סיסמה חדשה
expired-lead = הסיסמה שהוקלדה נכונה, אך תוקפה פג. יש לבחור אחרת; לאחר מכן תושלם הכניסה.

home-title = נכנסת לחשבון
home-lead = בשם { $name }, חשבון { $account }.
home-until = ללא פעולה יתבצע ניתוק בשעה { $time }.
home-info = דרכים להוכחת הזהות
home-info-hint = מה שמחזיר את הגישה אם הסיסמה נשכחת
home-info-busy = בפתיחה
home-password = סיסמה
home-password-hint = שינוי הסיסמה הידועה
home-frozen = האיפוס של החשבון שלך הוקפא
home-frozen-do = מי שקורא את הדואר שלך אמר שמשהו לא היה מעשה שלו. עד שזה ייגמר, איש אינו יכול לאפס את הסיסמה שלך או לשנות את הדרכים להוכחת הזהות. הכול בסדר? אפשר להסיר את ההקפאה: מוכיחים בשתי דרכים שזה אכן החשבון שלך.
home-frozen-desk = מי שקורא את הדואר שלך אמר שמשהו לא היה מעשה שלו. עד שזה ייגמר, איש אינו יכול לאפס את הסיסמה שלך או לשנות את הדרכים להוכחת הזהות. צוות התמיכה יכול להסיר את ההקפאה.
home-frozen-go = הסרת ההקפאה
home-out = יציאה
home-out-busy = בתהליך יציאה
home-everywhere-title = מכשיר אבד או אינו שלך?
home-everywhere-lead = זה מסיים כל הפעלה של החשבון, בכל מכשיר.
home-everywhere = יציאה מכל מקום
stay-lead = הניתוק יתבצע בשעה { $time }.
stay-lead-sign-in = הכניסה מסתיימת בשעה { $time }. לאחר מכן היא מתחילה מחדש.
stay-go = הישארות בחשבון

registered-title = זה הכול
registered-lead = אפשר לחזור למקום שממנו הגעת.
registered-lead-here = מעכשיו אפשר להחזיר את הגישה באופן עצמאי. אפשר לסגור את הדף או לצאת.
registered-go = חזרה
registered-leave = חזרה בלי זה

change-title = שינוי הסיסמה
change-lead = עבור { $account }. כל מכשיר אחר ינותק.
change-old = הסיסמה הנוכחית
change-old-empty = הסיסמה הנוכחית חסרה.
change-old-empty-do = יש להקליד אותה תחילה. אם נשכחה, יש לצאת ולבחור ב״שכחתי את הסיסמה״.
change-old-wrong = זו אינה הסיסמה הנוכחית.
change-old-wrong-do = יש לבדוק אותיות גדולות. אחרי עשרה ניסיונות שגויים יש הפסקה.

interrupt-title = דרוש מידע נוסף
interrupt-lead = הארגון שלך רוצה לוודא שתהיה לך דרך להחזיר את הגישה אם הסיסמה תישכח. זה נמשך כשתי דקות.
interrupt-title-review = האם אלה עדיין שלך?
interrupt-lead-review = לפני זמן מה מסרת לנו איך לוודא שזה אכן החשבון שלך. כדאי לעבור על כך, כדי שיפעל בעת הצורך.
interrupt-go = הבא
interrupt-busy = רק רגע
interrupt-skip = לא עכשיו
interrupt-skip-hint = השאלה תופיע שוב בכניסה הבאה.
interrupt-skip-left = { $count ->
    [0] זו הפעם האחרונה שאפשר לדחות.
    [one] אפשר לדחות הפעם ועוד פעם אחת.
    [two] אפשר לדחות הפעם ועוד פעמיים.
   *[other] אפשר לדחות הפעם ועוד { $count } פעמים.
}
missing-title = לא לאבד את הגישה לחשבון
missing-lead = { $count ->
    [one] יש להגדיר עוד אחת מאלה. כך אפשר להסתדר באופן עצמאי אם הסיסמה נשכחת.
    [two] יש להגדיר שתיים מאלה. כך אפשר להסתדר באופן עצמאי אם הסיסמה נשכחת.
   *[other] יש להגדיר { $count } מאלה. כך אפשר להסתדר באופן עצמאי אם הסיסמה נשכחת.
}
missing-have = הוגדר
missing-do = הגדרה עכשיו
missing-after = ייפתח אחרי הגדרת דרך חזקה יותר
missing-nothing = אי אפשר להגדיר כאן דבר
missing-nothing-do = הארגון שלך אינו מציע כרגע דבר לחשבון שלך. אפשר לפנות לצוות התמיכה.
missing-ready = זה כל מה שדרוש
missing-ready-do = מעכשיו אפשר להחזיר את הגישה באופן עצמאי.
missing-go = המשך
review-title = האם הכול נכון?
review-lead = אלה מחזירים את הגישה אם הסיסמה נשכחת.
review-go = כן, הכול נכון
review-busy = בשמירה

info-title = דרכים להוכחת הזהות
info-lead = { $count ->
    [one] אם הסיסמה תישכח, אחת מאלה תחזיר את הגישה.
    [two] אם הסיסמה תישכח, שתיים מאלה יחזירו את הגישה.
   *[other] אם הסיסמה תישכח, { $count } מאלה יחזירו את הגישה.
}
info-none = עדיין לא הוגדר דבר.
info-ready = הכול מוכן
info-ready-do = { $count ->
    [one] דרושה הוכחה אחת, והיא קיימת.
    [two] דרושות שתי הוכחות שונות, והן קיימות.
   *[other] דרושות { $count } הוכחות שונות, והן קיימות.
}
info-short = משהו חסר
info-short-do = { $count ->
    [one] דרושה הוכחה אחת כדי להחזיר את הגישה. יש להוסיף דרך.
    [two] דרושות שתי הוכחות שונות כדי להחזיר את הגישה. יש להוסיף דרך נוספת.
   *[other] דרושות { $count } הוכחות שונות כדי להחזיר את הגישה. יש להוסיף דרך נוספת.
}
info-frozen = מושהה עד { $time }
info-frozen-do = הסיסמה אופסה לפני זמן קצר. כדי לשמור על החשבון, עד אז אי אפשר לשנות כאן דבר, אלא אם תוכח הזהות בדרך שלא שימשה באיפוס.
info-frozen-go = להוכיח עכשיו
info-codes = { $count ->
    [one] נותר קוד 1 מתוך { $of }
    [two] נותרו 2 קודים מתוך { $of }
   *[other] נותרו { $count } קודים מתוך { $of }
}
info-questions = { $count ->
    [one] שאלה אחת
    [two] שתי שאלות
   *[other] { $count } שאלות
}
info-added = נוסף בתאריך { $date }
info-confirmed = אושר בתאריך { $date }
info-used = שימוש אחרון בתאריך { $date }
info-first = מתבקש ראשון
info-unverified = לא אושר: נוסף על ידי מנהל המערכת
info-add = הוספת דרך
info-order = שינוי מה שמתבקש ראשון
act-change = שינוי
act-confirm = אישור
act-name = שינוי שם
act-remove = מחיקה
act-draw = יצירת קודים חדשים
act-answer = בחירת שאלות אחרות
done-added = { $name }: הוגדר
done-removed = { $name }: נמחק
done-preferred = { $name }: מתבקש ראשון מעכשיו
done-told = הודענו לכל הכתובות הרשומות שלך.
done-named = { $name }: השם שונה
done-named-do = כדי להבחין בינו לבין האחרים.
done-reviewed = תודה, הכול נרשם
done-reviewed-do = אין צורך לעבור על כך שוב בינתיים.
done-password = הסיסמה שלך שונתה
done-password-do = היא בתוקף מעכשיו, בכל מקום. מכשירים אחרים נותקו.
done-lifted = האיפוס של החשבון שלך שוב אפשרי
done-late = כבר אי אפשר לאשר זאת
done-late-do = כדאי לבדוק אם זה שם; אם לא, להתחיל מחדש.
done-frozen = זה עדיין מושהה
done-frozen-do = הדרך הזאת הייתה חלק מהאיפוס. יש להוכיח בדרך אחרת, או להמתין.
held = עדיין אי אפשר לעשות זאת.
held-do = זה ייפתח שוב: { $time }.
wrong-do = אפשר לנסות שוב. אם זה לא עוזר, יש לפנות לצוות התמיכה.

kinds-title = מה להוסיף?
kinds-lead = הראשונה היא הבטוחה ביותר.
kinds-mail = קוד לכתובת פרטית שלך
kinds-recovery = עשרה קודים להדפסה או לשמירה
kinds-questions = תשובות שייזכרו גם בעוד שנה
kinds-different = הגדרת דרך אחרת
address-title = איזו כתובת דוא״ל?
address-title-change = איזו כתובת דוא״ל במקומה?
address-lead = כתובת שאפשר לקרוא כשאין גישה: פרטית, לא של העבודה. נשלח אליה קוד.
address-label = כתובת דוא״ל
address-empty = הכתובת חסרה.
address-empty-do = יש להקליד את כולה.
address-refused = אי אפשר להשתמש כאן בכתובת הזאת.
address-refused-do = יש להשתמש בכתובת פרטית. כתובות של הארגון, או כתובת שכבר הוגדרה, אינן עוזרות כשאין גישה.
authenticator-title = הוספת אפליקציית אימות
authenticator-lead = מתאימה כל אפליקציה שיוצרת קודים בני 6 ספרות.
authenticator-scan = 1. יש לסרוק את זה באפליקציה
authenticator-scan-alt = קוד QR עם המפתח לאפליקציה
authenticator-here = האפליקציה במכשיר הזה? לפתיחה
authenticator-cannot = אי אפשר לסרוק?
authenticator-cannot-do = יש להקליד את המפתח הזה באפליקציה. סוג: מבוסס זמן, 6 ספרות.
authenticator-key = המפתח לאפליקציה
authenticator-code = 2. יש להקליד את הקוד שהיא מציגה
authenticator-code-hint = כך נדע שזה פועל לפני שיהיה בכך צורך.
authenticator-name = 3. אפשר לתת לה שם
authenticator-name-hint = למשל ״טלפון עבודה״, כדי להבחין בין האפליקציות.
confirm-go = בדיקה ושמירה
confirm-busy = בבדיקה
confirm-again = כתובת אחרת
confirm-sent = שלחנו { $digits } ספרות אל { $to }. יש להקליד אותן כאן, כדי שנדע שהכתובת שלך.

new-passkey-title = יצירת מפתח גישה
new-passkey-lead = המכשיר יוצר אותו ושומר אותו. מכאן ואילך טביעת האצבע, הפנים או קוד ה-PIN בו מוכיחים שזה אכן החשבון שלך.
new-passkey-name = אפשר לתת לו שם
new-passkey-name-hint = למשל ״מחשב נייד״, כדי להבחין בין מפתחות הגישה.
new-passkey-go = יצירת מפתח הגישה
new-passkey-none = לא נוצר מפתח גישה.
new-passkey-none-do = הפעולה בוטלה, נמשכה זמן רב מדי, או שהמכשיר אינו יכול לשמור מפתח. אפשר לנסות שוב או להגדיר דרך אחרת.
new-passkey-known = במכשיר הזה כבר יש מפתח גישה לחשבון שלך.
new-passkey-known-do = אפשר להשתמש בו, או ליצור מפתח במכשיר אחר.

draw-title = קבלת קודים לשמירה
draw-lead = עשרה קודים, וכל אחד פועל פעם אחת. כדאי לשמור אותם במקום נגיש גם בלי הטלפון: על נייר או במנהל סיסמאות. הם מוצגים פעם אחת בלבד.
draw-older = הקודים הקיימים יפסיקו לפעול
draw-older-do = החדשים מחליפים את כולם בבת אחת.
draw-go = יצירת הקודים
draw-busy = ביצירה
codes-title = הקודים שלך
codes-lead = יש להדפיס, לשמור או לרשום אותם עכשיו. איש לא יוכל להציג אותם שוב.
codes-of = קודים של { $account } עבור { $organisation }, נוצרו בתאריך { $date }. כל אחד פועל פעם אחת.
codes-list = קודים לשמירה
codes-print = הדפסה
codes-save = שמירה כקובץ
codes-kept = שמרתי אותם

choose-title = בחירת השאלות שלך
choose-lead = יש לבחור { $count } שאלות ולתת תשובות שאחרים אינם יכולים למצוא. הן עוזרות רק לצד הוכחה אחרת.
choose-older = הן מחליפות את השאלות הקיימות
choose-older-do = התשובות הקודמות כבר אינן נספרות.
choose-question = שאלה { $number }
choose-none = יש לבחור שאלה
choose-answer = תשובה { $number }
choose-hint = 3 עד 40 תווים. אותיות גדולות ורווחים אינם משנים.
choose-go = שמירת התשובות
choose-busy = בשמירה
fault-no-question = לא נבחרה שאלה.
fault-no-question-do = יש לבחור אחת מהרשימה.
fault-twice = השאלה הזאת נבחרה פעמיים.
fault-twice-do = יש לבחור אחרת.
fault-gone = השאלה הזאת כבר אינה מוצעת.
fault-short = התשובה הזאת קצרה מדי.
fault-short-do = יש לתת לפחות 3 תווים.
fault-long = התשובה הזאת ארוכה מדי.
fault-long-do = יש לתת לכל היותר 40 תווים.
fault-part = התשובה הזאת היא חלק מהשאלה.
fault-part-do = יש לתת תשובה שהשאלה אינה מגלה.
fault-same = זו גם התשובה לשאלה אחרת.
fault-same-do = יש לתת לכל שאלה תשובה משלה.

name-title = איך לקרוא לו?
name-label = שם
name-go = שמירת השם

remove-title = למחוק את הדרך הזאת?
remove-lead = { $name } כבר לא יחזיר את הגישה.
remove-lead-of = { $name }, { $hint }, כבר לא יחזיר את הגישה.
remove-short = אז לא תהיה אפשרות לאפס את הסיסמה באופן עצמאי
remove-short-do = { $count ->
    [one] דרושה הוכחה אחת, וזו היחידה. יש להוסיף תחילה דרך אחרת.
    [two] דרושות שתי הוכחות שונות. יש להוסיף תחילה דרך אחרת.
   *[other] דרושות { $count } הוכחות שונות. יש להוסיף תחילה דרך אחרת.
}
remove-go = מחיקה
remove-busy = במחיקה
remove-keep = להשאיר

order-title = מה יתבקש ראשון?
order-lead = עדיין אפשר לבחור בכל פעם דרך אחרת.
order-now = מתבקש ראשון כעת
order-choose = לבקש את זה ראשון

proof-title = תחילה יש להוכיח שזה אכן החשבון שלך
proof-lead = הכניסה הייתה לפני זמן מה. לפני שמשהו מוצג או משתנה כאן, יש להוכיח זאת פעם נוספת.
proof-lead-thaw = יש להשתמש בדרך שלא שימשה באיפוס; אז אפשר לשנות מיד.
proof-go = המשך
proof-busy = בבדיקה
proof-asking = רק רגע.
proof-password-wrong = זו אינה הסיסמה שלך.
proof-password-wrong-do = יש לבדוק אותיות גדולות. אחרי עשרה ניסיונות שגויים יש הפסקה.
