account-title = アカウント
account-shell = ページを読み込んでいます

opening-title = 少々お待ちください
opening-lead = サインインしているか確認しています。

sign-in-title = サインイン
sign-in-lead = 会社のアカウントを使ってください。
sign-in-password = パスワード
sign-in-go = サインイン
sign-in-busy = サインインしています
sign-in-forgot = パスワードを忘れた
sign-in-wrong = この名前とパスワードに一致するアカウントはありません。
sign-in-wrong-do = 大文字も含めて、両方を確認してください。10 回間違えると一時停止し、停止時間はそのたびに長くなります。
sign-in-no-password = パスワードが入力されていません。
sign-in-no-password-do = 入力するか、忘れた場合は新しいパスワードを設定してください。
sign-in-over = もう一度サインインしてください。
sign-in-over-do = 時間切れになったか、セッションが別の場所で終了されました。
sign-in-out = サインアウトしました。
sign-in-out-do = 共有のコンピューターでは、ブラウザーも閉じてください。

sign-in-ticket = このリンクは使用済みか、古くなっています。
sign-in-ticket-do = 元の場所に戻って新しいリンクを取得するか、ここでサインインしてください。

second-title = もう 1 つの確認
second-lead = パスワードは正しく入力されました。ご本人であることを確認する方法を選んでください。
second-recovery = 印刷または保存したコードのうち 1 つ
second-recovery-lead = 保存したコードのうち 1 つを入力してください。

expired-title = 新しいパスワードを設定してください
expired-lead = 入力したパスワードは正しいものですが、期限が切れています。別のものを設定すると、サインインが完了します。

home-title = サインインしています
home-lead = { $name } としてサインイン中 (アカウント: { $account })
home-until = 操作がない場合は、{ $time } にサインアウトします。
home-info = 本人確認の方法
home-info-hint = パスワードを忘れたときにアクセスを回復するためのものです
home-info-busy = 開いています
home-password = パスワード
home-password-hint = 現在のパスワードを変更します
home-frozen = アカウントのリセットは凍結されています
home-frozen-do = メールを読んだ人から、身に覚えのない操作があったとの申し出がありました。解決するまで、誰もパスワードをリセットしたり、本人確認の方法を変更したりできません。問題がなければ、凍結を解除してください。2 つの方法で本人確認をします。
home-frozen-desk = メールを読んだ人から、身に覚えのない操作があったとの申し出がありました。解決するまで、誰もパスワードをリセットしたり、本人確認の方法を変更したりできません。凍結はサポートが解除できます。
home-frozen-go = 凍結を解除する
home-out = サインアウト
home-out-busy = サインアウトしています
home-everywhere-title = デバイスを紛失したか、自分のものではありませんか
home-everywhere-lead = すべてのデバイスで、このアカウントのすべてのセッションを終了します。
home-everywhere = すべての場所でサインアウト
stay-lead = { $time } にサインアウトします。
stay-lead-sign-in = サインインは { $time } に終了します。その後は最初からやり直しになります。
stay-go = サインインしたままにする

registered-title = 以上で完了です
registered-lead = 元の場所に戻れます。
registered-lead-here = これでご自分でアクセスを回復できます。このページを閉じるか、サインアウトしてください。
registered-go = 戻る
registered-leave = 設定せずに戻る

change-title = パスワードの変更
change-lead = { $account } のパスワードです。他のすべてのデバイスからサインアウトします。
change-old = 現在のパスワード
change-old-empty = 現在のパスワードが入力されていません。
change-old-empty-do = 先に入力してください。忘れた場合は、サインアウトして［パスワードを忘れた］を選んでください。
change-old-wrong = 現在のパスワードではありません。
change-old-wrong-do = 大文字を確認してください。10 回間違えると一時停止します。

interrupt-title = 追加の情報が必要です
interrupt-lead = パスワードを忘れてもアクセスを回復できるよう、組織が情報の登録を求めています。2 分ほどかかります。
interrupt-title-review = 登録内容は現在も正しいですか
interrupt-lead-review = 以前に登録した本人確認の方法です。必要なときに使えるよう、内容を確認してください。
interrupt-go = 次へ
interrupt-busy = 少々お待ちください
interrupt-skip = 後で行う
interrupt-skip-hint = 次回のサインイン時にもう一度お尋ねします。
interrupt-skip-left = { $count ->
    [0] 後回しにできるのは今回が最後です。
   *[other] 今回のほかに、あと { $count } 回後回しにできます。
}
missing-title = アカウントへのアクセスを失わないために
missing-lead = 次のうち { $count } つを設定してください。パスワードを忘れても、ご自分で対処できます。
missing-have = 設定済み
missing-do = 今すぐ設定する
missing-after = より強力な方法を設定すると利用できます
missing-nothing = ここで設定できるものはありません
missing-nothing-do = 現在、このアカウントに利用できるものがありません。サポートにお問い合わせください。
missing-ready = 必要なものはそろいました
missing-ready-do = これでご自分でアクセスを回復できます。
missing-go = 続ける
review-title = すべて正しいですか
review-lead = パスワードを忘れたときにアクセスを回復するためのものです。
review-go = はい、すべて正しい
review-busy = 保存しています

info-title = 本人確認の方法
info-lead = パスワードを忘れたときは、このうち { $count } つでアクセスを回復できます。
info-none = まだ何も設定されていません。
info-ready = 準備ができています
info-ready-do = { $count ->
    [1] 必要な確認は 1 つで、設定済みです。
   *[other] 異なる確認が { $count } つ必要で、設定済みです。
}
info-short = 足りないものがあります
info-short-do = { $count ->
    [1] アクセスの回復には確認が 1 つ必要です。方法を追加してください。
   *[other] アクセスの回復には異なる確認が { $count } つ必要です。方法を追加してください。
}
info-frozen = { $time } まで変更できません
info-frozen-do = 先ほどパスワードがリセットされました。アカウントを保護するため、それまでここでは何も変更できません。ただし、リセットで使わなかった方法で本人確認をすれば変更できます。
info-frozen-go = 今すぐ確認する
info-codes = { $of } 個のうち { $count } 個のコードが残っています
info-questions = { $count } 個の質問
info-added = 追加日: { $date }
info-confirmed = 確認日: { $date }
info-used = 最終使用日: { $date }
info-first = 最初に使う方法
info-unverified = 未確認 (管理者が追加しました)
info-add = 方法を追加する
info-order = 最初に使う方法を変更する
act-change = 変更
act-confirm = 確認
act-name = 名前の変更
act-remove = 削除
act-draw = 新しいコードを作成
act-answer = 別の質問を選ぶ
done-added = { $name }: 設定しました
done-removed = { $name }: 削除しました
done-preferred = { $name }: 今後、最初に使います
done-told = 登録済みのすべてのアドレスに通知しました。
done-named = { $name }: 名前を変更しました
done-named-do = 他のものと区別できます。
done-reviewed = ありがとうございます。記録しました
done-reviewed-do = 当面、再確認の必要はありません。
done-password = パスワードを変更しました
done-password-do = 今からすべての場所で有効です。他のデバイスからサインアウトしました。
done-lifted = アカウントのリセットを再開しました
done-late = これはもう確認できません
done-late-do = 登録されているか確認し、なければ最初からやり直してください。
done-frozen = まだ変更できません
done-frozen-do = その方法はリセットで使われました。別の方法で確認するか、お待ちください。
held = まだこの操作はできません。
held-do = { $time } に再び利用できます。
wrong-do = もう一度お試しください。解決しない場合は、サポートにお問い合わせください。

kinds-title = 何を追加しますか
kinds-lead = 最初のものが最も安全です。
kinds-mail = 個人用アドレスにコードを送ります
kinds-recovery = 印刷または保存する 10 個のコード
kinds-questions = 1 年後も覚えている答え
kinds-different = 別の方法を設定する
address-title = どのメール アドレスですか
address-title-change = どのメール アドレスに変更しますか
address-lead = アクセスできないときにも読めるアドレスです。会社ではなく個人用のものを指定してください。そこにコードを送ります。
address-label = メール アドレス
address-empty = アドレスが入力されていません。
address-empty-do = すべて入力してください。
address-refused = このアドレスはここでは使えません。
address-refused-do = 個人用のアドレスを使ってください。組織のアドレスや設定済みのアドレスは、アクセスできないときに役立ちません。
authenticator-title = 認証アプリを追加してください
authenticator-lead = 6 桁のコードを作成するアプリであれば、どれでもかまいません。
authenticator-scan = 1. アプリでこれをスキャンしてください
authenticator-scan-alt = アプリ用のキーを含む QR コード
authenticator-here = アプリはこのデバイスにありますか。開く
authenticator-cannot = スキャンできませんか
authenticator-cannot-do = このキーをアプリに入力してください。種類: 時間ベース、6 桁。
authenticator-key = アプリ用のキー
authenticator-code = 2. 表示されたコードを入力してください
authenticator-code-hint = 必要になる前に、動作することを確認します。
authenticator-name = 3. 名前を付けられます
authenticator-name-hint = たとえば「仕事用の電話」など、アプリを区別できる名前です。
confirm-go = 確認して保存する
confirm-busy = 確認しています
confirm-again = 別のアドレス
confirm-sent = { $to } に { $digits } 桁の数字を送りました。ご自身のアドレスであることを確認するため、ここに入力してください。

new-passkey-title = パスキーを作成してください
new-passkey-lead = デバイスが作成し、保管します。以後は、そのデバイスの指紋、顔または PIN でご本人であることを確認できます。
new-passkey-name = 名前を付けられます
new-passkey-name-hint = たとえば「ノート PC」など、パスキーを区別できる名前です。
new-passkey-go = パスキーを作成する
new-passkey-none = パスキーは作成されませんでした。
new-passkey-none-do = キャンセルされたか、時間がかかりすぎたか、このデバイスでは保管できません。もう一度試すか、別の方法を設定してください。
new-passkey-known = このデバイスには、このアカウントのパスキーがすでにあります。
new-passkey-known-do = それを使うか、別のデバイスで作成してください。

draw-title = 保管用のコードを受け取る
draw-lead = コードは 10 個あり、それぞれ 1 回だけ使えます。紙やパスワード マネージャーなど、スマートフォンがなくても見つけられる場所に保管してください。表示は 1 回だけです。
draw-older = 現在のコードは使えなくなります
draw-older-do = 新しいコードがすべて置き換えます。
draw-go = コードを作成する
draw-busy = 作成しています
codes-title = コード
codes-lead = 今すぐ印刷、保存、または書き留めてください。再び表示することはできません。
codes-of = { $organisation } の { $account } のコード ({ $date } 作成)。それぞれ 1 回だけ使えます。
codes-list = 保管用のコード
codes-print = 印刷
codes-save = ファイルに保存
codes-kept = 保管しました

choose-title = 質問を選んでください
choose-lead = 質問を { $count } 個選び、他の人が調べられない答えを入力してください。別の確認と組み合わせたときだけ使えます。
choose-older = 現在の質問は置き換えられます
choose-older-do = 以前の答えは使えなくなります。
choose-question = 質問 { $number }
choose-none = 質問を選んでください
choose-answer = 答え { $number }
choose-hint = 3 から 40 文字。大文字や空白は区別しません。
choose-go = 答えを保存する
choose-busy = 保存しています
fault-no-question = 質問が選ばれていません。
fault-no-question-do = 一覧から選んでください。
fault-twice = この質問は 2 回選ばれています。
fault-twice-do = 別の質問を選んでください。
fault-gone = この質問は利用できなくなりました。
fault-short = 答えが短すぎます。
fault-short-do = 3 文字以上入力してください。
fault-long = 答えが長すぎます。
fault-long-do = 40 文字以下で入力してください。
fault-part = 答えが質問に含まれています。
fault-part-do = 質問からわからない答えにしてください。
fault-same = 別の質問の答えと同じです。
fault-same-do = 質問ごとに異なる答えにしてください。

name-title = 名前を付けてください
name-label = 名前
name-go = 名前を保存する

remove-title = この方法を削除しますか
remove-lead = { $name } ではアクセスを回復できなくなります。
remove-lead-of = { $name } ({ $hint }) ではアクセスを回復できなくなります。
remove-short = ご自分でパスワードをリセットできなくなります
remove-short-do = { $count ->
    [1] 必要な確認は 1 つで、これが唯一のものです。先に別の方法を追加してください。
   *[other] 異なる確認が { $count } つ必要です。先に別の方法を追加してください。
}
remove-go = 削除する
remove-busy = 削除しています
remove-keep = 残しておく

order-title = 最初に使う方法はどれですか
order-lead = 毎回、別の方法を選ぶこともできます。
order-now = 現在、最初に使う方法
order-choose = これを最初に使う

proof-title = 先に本人確認をしてください
proof-lead = サインインから時間がたっています。表示や変更の前に、もう一度確認してください。
proof-lead-thaw = リセットで使わなかった方法を使うと、すぐに変更できます。
proof-go = 続ける
proof-busy = 確認しています
proof-asking = 少々お待ちください。
proof-password-wrong = パスワードが正しくありません。
proof-password-wrong-do = 大文字を確認してください。10 回間違えると一時停止します。
