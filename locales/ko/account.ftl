account-title = 계정
account-shell = 페이지를 불러오는 중

opening-title = 잠시만 기다려 주세요
opening-lead = 로그인 상태를 확인하고 있습니다.

sign-in-title = 로그인
sign-in-lead = 회사 계정을 사용하세요.
sign-in-password = 비밀번호
sign-in-go = 로그인
sign-in-busy = 로그인 중
sign-in-forgot = 비밀번호를 잊었습니다
sign-in-wrong = 이 이름과 비밀번호에 맞는 계정이 없습니다.
sign-in-wrong-do = 대문자를 포함해 둘 다 확인하세요. 열 번 틀리면 잠시 멈추며, 멈추는 시간은 점점 길어집니다.
sign-in-no-password = 비밀번호가 입력되지 않았습니다.
sign-in-no-password-do = 입력하거나, 잊었다면 새 비밀번호를 정하세요.
sign-in-over = 다시 로그인해야 합니다.
sign-in-over-do = 시간이 다 되었거나 다른 곳에서 세션이 종료되었습니다.
sign-in-out = 로그아웃했습니다.
sign-in-out-do = 공용 컴퓨터라면 브라우저도 닫으세요.

sign-in-ticket = 이미 사용했거나 너무 오래된 링크입니다.
sign-in-ticket-do = 원래 있던 곳으로 돌아가 새 링크를 받거나 여기서 로그인하세요.

second-title = 확인 하나 더
second-lead = 비밀번호가 맞습니다. 본인임을 확인할 방법을 선택하세요.
second-recovery = 인쇄하거나 보관한 코드 중 하나
second-recovery-lead = 저장한 코드 중 하나를 입력하세요.

expired-title = 새 비밀번호를 정하세요
expired-lead = 입력한 비밀번호는 맞지만 만료되었습니다. 다른 비밀번호를 정하면 로그인됩니다.

home-title = 로그인되어 있습니다
home-lead = { $name } 님, { $account } 계정
home-until = 아무것도 하지 않으면 { $time }에 로그아웃됩니다.
home-info = 본인 확인 방법
home-info-hint = 비밀번호를 잊었을 때 다시 로그인하게 해 주는 방법입니다
home-info-busy = 여는 중
home-password = 비밀번호
home-password-hint = 알고 있는 비밀번호 변경
home-frozen = 계정 재설정이 동결되었습니다
home-frozen-do = 메일을 읽는 사람이 본인이 하지 않은 일이 있다고 알렸습니다. 해결될 때까지 아무도 비밀번호를 재설정하거나 본인 확인 방법을 변경할 수 없습니다. 문제가 없다면 동결을 해제하세요. 두 가지 방법으로 본인임을 확인합니다.
home-frozen-desk = 메일을 읽는 사람이 본인이 하지 않은 일이 있다고 알렸습니다. 해결될 때까지 아무도 비밀번호를 재설정하거나 본인 확인 방법을 변경할 수 없습니다. 지원팀에서 동결을 해제할 수 있습니다.
home-frozen-go = 동결 해제
home-out = 로그아웃
home-out-busy = 로그아웃 중
home-everywhere-title = 기기를 잃어버렸거나 본인 기기가 아닌가요?
home-everywhere-lead = 모든 기기에서 이 계정의 모든 세션을 종료합니다.
home-everywhere = 모든 곳에서 로그아웃
stay-lead = { $time }에 로그아웃됩니다.
stay-lead-sign-in = 로그인은 { $time }에 종료됩니다. 그 후에는 처음부터 다시 시작합니다.
stay-go = 로그인 유지

registered-title = 모두 마쳤습니다
registered-lead = 원래 있던 곳으로 돌아갈 수 있습니다.
registered-lead-here = 이제 직접 계정에 다시 접근할 수 있습니다. 이 페이지를 닫거나 로그아웃하세요.
registered-go = 돌아가기
registered-leave = 설정하지 않고 돌아가기

change-title = 비밀번호 변경
change-lead = { $account } 계정. 다른 모든 기기에서 로그아웃됩니다.
change-old = 현재 비밀번호
change-old-empty = 현재 비밀번호가 입력되지 않았습니다.
change-old-empty-do = 먼저 입력하세요. 잊었다면 로그아웃한 다음 ‘비밀번호를 잊었습니다’를 선택하세요.
change-old-wrong = 현재 비밀번호가 아닙니다.
change-old-wrong-do = 대문자를 확인하세요. 열 번 틀리면 잠시 멈춥니다.

interrupt-title = 추가 정보가 필요합니다
interrupt-lead = 조직에서 비밀번호를 잊어도 다시 로그인할 수 있도록 정보 등록을 요청합니다. 2분 정도 걸립니다.
interrupt-title-review = 아직 사용하는 정보인가요?
interrupt-lead-review = 이전에 본인임을 확인할 방법을 알려 주셨습니다. 필요할 때 사용할 수 있도록 살펴보세요.
interrupt-go = 다음
interrupt-busy = 잠시만 기다려 주세요
interrupt-skip = 나중에
interrupt-skip-hint = 다음에 로그인할 때 다시 묻습니다.
interrupt-skip-left = { $count ->
    [0] 이번이 미룰 수 있는 마지막 기회입니다.
   *[other] 이번 외에 { $count }번 더 미룰 수 있습니다.
}
missing-title = 계정 접근 권한을 잃지 마세요
missing-lead = 다음 중 { $count }개를 설정하세요. 그러면 비밀번호를 잊어도 직접 해결할 수 있습니다.
missing-have = 설정됨
missing-do = 지금 설정
missing-after = 더 강력한 방법을 설정하면 사용할 수 있습니다
missing-nothing = 여기서 설정할 수 있는 것이 없습니다
missing-nothing-do = 현재 이 계정에서 사용할 수 있는 것이 없습니다. 지원팀에 문의하세요.
missing-ready = 필요한 것이 모두 준비되었습니다
missing-ready-do = 이제 직접 계정에 다시 접근할 수 있습니다.
missing-go = 계속
review-title = 모두 맞나요?
review-lead = 비밀번호를 잊었을 때 다시 로그인하게 해 주는 방법입니다.
review-go = 네, 모두 맞습니다
review-busy = 저장 중

info-title = 본인 확인 방법
info-lead = 비밀번호를 잊으면 이 중 { $count }개로 다시 로그인할 수 있습니다.
info-none = 아직 설정된 것이 없습니다.
info-ready = 준비되었습니다
info-ready-do = { $count ->
    [1] 확인이 하나 필요하며, 준비되어 있습니다.
   *[other] 서로 다른 확인이 { $count }개 필요하며, 준비되어 있습니다.
}
info-short = 부족한 것이 있습니다
info-short-do = { $count ->
    [1] 다시 로그인하려면 확인이 하나 필요합니다. 방법을 추가하세요.
   *[other] 다시 로그인하려면 서로 다른 확인이 { $count }개 필요합니다. 다른 방법을 추가하세요.
}
info-frozen = { $time }까지 변경할 수 없습니다
info-frozen-do = 얼마 전에 비밀번호가 재설정되었습니다. 계정 보호를 위해 재설정에 사용하지 않은 방법으로 본인임을 확인하지 않으면 그때까지 여기서 아무것도 변경할 수 없습니다.
info-frozen-go = 지금 확인
info-codes = 코드 { $of }개 중 { $count }개 남음
info-questions = 질문 { $count }개
info-added = { $date }에 추가됨
info-confirmed = { $date }에 확인됨
info-used = { $date }에 마지막으로 사용됨
info-first = 먼저 요청됨
info-unverified = 확인되지 않음: 관리자가 추가함
info-add = 방법 추가
info-order = 먼저 요청되는 것 변경
act-change = 변경
act-confirm = 확인
act-name = 이름 바꾸기
act-remove = 삭제
act-draw = 새 코드 만들기
act-answer = 다른 질문 선택
done-added = { $name }: 설정됨
done-removed = { $name }: 삭제됨
done-preferred = { $name }: 이제 먼저 요청됩니다
done-told = 등록된 모든 주소로 알렸습니다.
done-named = { $name }: 이름 변경됨
done-named-do = 다른 것과 구분할 수 있습니다.
done-reviewed = 감사합니다. 모두 기록했습니다
done-reviewed-do = 당분간 다시 볼 필요가 없습니다.
done-password = 비밀번호가 변경되었습니다
done-password-do = 지금부터 모든 곳에서 사용됩니다. 다른 기기는 로그아웃되었습니다.
done-lifted = 계정을 다시 재설정할 수 있습니다
done-late = 더 이상 확인할 수 없습니다
done-late-do = 등록되어 있는지 보고, 없으면 처음부터 다시 시작하세요.
done-frozen = 아직 변경할 수 없습니다
done-frozen-do = 그 방법은 재설정에 사용되었습니다. 다른 방법으로 확인하거나 기다리세요.
held = 아직 할 수 없습니다.
held-do = { $time }에 다시 할 수 있습니다.
wrong-do = 다시 시도하세요. 해결되지 않으면 지원팀에 문의하세요.

kinds-title = 무엇을 추가할까요?
kinds-lead = 첫 번째가 가장 안전합니다.
kinds-mail = 개인 주소로 코드 전송
kinds-recovery = 인쇄하거나 보관할 코드 10개
kinds-questions = 1년 후에도 기억할 답변
kinds-different = 다른 방법 설정
address-title = 어떤 이메일 주소인가요?
address-title-change = 어떤 이메일 주소로 바꿀까요?
address-lead = 계정에 접근할 수 없을 때도 읽을 수 있는 주소입니다. 회사 주소가 아닌 개인 주소를 사용하세요. 그곳으로 코드를 보냅니다.
address-label = 이메일 주소
address-empty = 주소가 입력되지 않았습니다.
address-empty-do = 모두 입력하세요.
address-refused = 여기서 사용할 수 없는 주소입니다.
address-refused-do = 개인 주소를 사용하세요. 조직의 주소나 이미 설정된 주소는 계정에 접근할 수 없을 때 도움이 되지 않습니다.
authenticator-title = 인증 앱을 추가하세요
authenticator-lead = 6자리 코드를 만드는 앱이면 모두 됩니다.
authenticator-scan = 1. 앱으로 스캔하세요
authenticator-scan-alt = 앱에 사용할 키가 담긴 QR 코드
authenticator-here = 앱이 이 기기에 있나요? 열기
authenticator-cannot = 스캔할 수 없나요?
authenticator-cannot-do = 이 키를 앱에 입력하세요. 종류: 시간 기반, 6자리.
authenticator-key = 앱에 사용할 키
authenticator-code = 2. 표시된 코드를 입력하세요
authenticator-code-hint = 필요해지기 전에 작동하는지 확인하기 위한 것입니다.
authenticator-name = 3. 원한다면 이름을 지정하세요
authenticator-name-hint = 예: ‘업무용 휴대전화’. 앱을 구분할 수 있습니다.
confirm-go = 확인하고 저장
confirm-busy = 확인 중
confirm-again = 다른 주소
confirm-sent = { $to }(으)로 숫자 { $digits }자리를 보냈습니다. 본인 주소임을 확인할 수 있도록 여기에 입력하세요.

new-passkey-title = 패스키를 만드세요
new-passkey-lead = 기기에서 만들고 보관합니다. 이후에는 그 기기의 지문, 얼굴 또는 PIN으로 본인임을 확인합니다.
new-passkey-name = 원한다면 이름을 지정하세요
new-passkey-name-hint = 예: ‘노트북’. 패스키를 구분할 수 있습니다.
new-passkey-go = 패스키 만들기
new-passkey-none = 패스키가 만들어지지 않았습니다.
new-passkey-none-do = 취소되었거나 시간이 너무 오래 걸렸거나 이 기기에 보관할 수 없습니다. 다시 시도하거나 다른 방법을 설정하세요.
new-passkey-known = 이 기기에는 이 계정의 패스키가 이미 있습니다.
new-passkey-known-do = 그것을 사용하거나 다른 기기에서 만드세요.

draw-title = 보관할 코드 받기
draw-lead = 코드는 10개이며 각각 한 번만 사용할 수 있습니다. 종이나 비밀번호 관리자처럼 휴대전화 없이도 찾을 수 있는 곳에 보관하세요. 한 번만 표시됩니다.
draw-older = 현재 코드는 더 이상 사용할 수 없게 됩니다
draw-older-do = 새 코드가 한꺼번에 모두 대체합니다.
draw-go = 코드 만들기
draw-busy = 만드는 중
codes-title = 코드
codes-lead = 지금 인쇄하거나 저장하거나 적어 두세요. 아무도 다시 보여 드릴 수 없습니다.
codes-of = { $organisation }의 { $account } 계정 코드, { $date }에 만듦. 각각 한 번만 사용할 수 있습니다.
codes-list = 보관할 코드
codes-print = 인쇄
codes-save = 파일로 저장
codes-kept = 보관했습니다

choose-title = 질문을 선택하세요
choose-lead = 질문 { $count }개를 선택하고 다른 사람이 찾을 수 없는 답변을 입력하세요. 다른 확인과 함께일 때만 도움이 됩니다.
choose-older = 현재 질문을 대체합니다
choose-older-do = 이전 답변은 더 이상 사용되지 않습니다.
choose-question = 질문 { $number }
choose-none = 질문을 선택하세요
choose-answer = 답변 { $number }
choose-hint = 3~40자. 대문자와 공백은 구분하지 않습니다.
choose-go = 답변 저장
choose-busy = 저장 중
fault-no-question = 질문을 선택하지 않았습니다.
fault-no-question-do = 목록에서 하나를 선택하세요.
fault-twice = 이 질문을 두 번 선택했습니다.
fault-twice-do = 다른 질문을 선택하세요.
fault-gone = 이 질문은 더 이상 제공되지 않습니다.
fault-short = 답변이 너무 짧습니다.
fault-short-do = 3자 이상 입력하세요.
fault-long = 답변이 너무 깁니다.
fault-long-do = 40자 이하로 입력하세요.
fault-part = 답변이 질문에 들어 있습니다.
fault-part-do = 질문에서 알 수 없는 답변을 입력하세요.
fault-same = 다른 질문의 답변과 같습니다.
fault-same-do = 질문마다 다른 답변을 입력하세요.

name-title = 이름을 무엇으로 할까요?
name-label = 이름
name-go = 이름 저장

remove-title = 이 방법을 삭제할까요?
remove-lead = { $name }(으)로 더 이상 다시 로그인할 수 없습니다.
remove-lead-of = { $name }({ $hint })(으)로 더 이상 다시 로그인할 수 없습니다.
remove-short = 그러면 비밀번호를 직접 재설정할 수 없습니다
remove-short-do = { $count ->
    [1] 확인이 하나 필요한데, 이것이 유일합니다. 먼저 다른 방법을 추가하세요.
   *[other] 서로 다른 확인이 { $count }개 필요합니다. 먼저 다른 방법을 추가하세요.
}
remove-go = 삭제
remove-busy = 삭제 중
remove-keep = 유지

order-title = 무엇을 먼저 요청할까요?
order-lead = 매번 다른 방법을 선택할 수도 있습니다.
order-now = 현재 먼저 요청됨
order-choose = 이것을 먼저 요청

proof-title = 먼저 본인임을 확인하세요
proof-lead = 로그인한 지 시간이 지났습니다. 여기서 보거나 변경하기 전에 한 번 더 확인하세요.
proof-lead-thaw = 재설정에 사용하지 않은 방법을 사용하면 바로 변경할 수 있습니다.
proof-go = 계속
proof-busy = 확인 중
proof-asking = 잠시만 기다려 주세요.
proof-password-wrong = 비밀번호가 맞지 않습니다.
proof-password-wrong-do = 대문자를 확인하세요. 열 번 틀리면 잠시 멈춥니다.
