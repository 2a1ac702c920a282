mail-by = { $organisation }에서 { $origin }의 비밀번호 재설정을 위해 보낸 메일입니다. 회신은 확인하지 않습니다.
mail-support = 지원 번호: { $support }
desk-title = 문의처
desk-nobody = 직장에서 컴퓨터를 담당하는 사람에게 문의하세요.
desk-phone = 전화: { $phone }
desk-mail = 이메일: { $mail }
desk-page = 페이지: { $page }
moment = { $year }년 { $month ->
    [1] 1월
    [2] 2월
    [3] 3월
    [4] 4월
    [5] 5월
    [6] 6월
    [7] 7월
    [8] 8월
    [9] 9월
    [10] 10월
    [11] 11월
   *[12] 12월
} { $day }일 { $time }(UTC)

code-subject = { $organisation } 코드
code-title = { $organisation } 코드
code-lead = 코드를 요청한 페이지에 입력하세요.
code-minutes = { $minutes }분 동안 유효합니다. 이 재설정의 가장 최근 코드만 사용할 수 있습니다.
code-which = 지원 번호 { $support } 재설정에 사용하는 코드입니다. 페이지에도 같은 번호가 표시됩니다.
sign-in-minutes = { $minutes }분 동안 한 번만 사용할 수 있습니다. 이 로그인의 가장 최근 코드만 사용할 수 있습니다.
sign-in-which = 비밀번호를 사용한 로그인을 완료합니다. 지원 번호: { $support }.
sign-in-not-you = 로그인하는 중이 아닌가요? 그렇다면 누군가 비밀번호를 알고 있습니다. 이 코드를 아무에게도 알려 주지 말고, 지금 비밀번호를 변경하고 지원팀에 알리세요.
register-minutes = { $minutes }분 동안 한 번만 사용할 수 있습니다.
register-which = 이 주소를 계정의 보안 정보에 추가합니다. 지원 번호: { $support }.
register-not-you = 이 주소를 추가하는 중이 아닌가요? 그렇다면 누군가 실수로 입력했습니다. 이 코드가 없으면 아무것도 추가되지 않으니 아무에게도 알려 주지 마세요.
proof-minutes = { $minutes }분 동안 한 번만 사용할 수 있습니다. 가장 최근 코드만 사용할 수 있습니다.
proof-which = 로그인한 사람에게 계정의 보안 정보를 엽니다. 지원 번호: { $support }.
proof-not-you = 본인이 아닌가요? 그렇다면 누군가 이 계정으로 로그인했습니다. 이 코드를 아무에게도 알려 주지 말고, 지금 비밀번호를 변경하고 지원팀에 알리세요.
code-keep = { $origin }에서만 입력하세요. 전화나 이메일로 코드를 묻지 않습니다.
code-not-you = 요청하지 않았나요? 누군가 실수로 또는 일부러 이 주소를 입력했습니다. 이 코드가 없으면 더 진행할 수 없으니 아무에게도 알려 주지 마세요. 계속 오면 지원팀에 알리세요.

cannot-subject = { $organisation } 계정은 여기서 재설정할 수 없습니다
cannot-title = 계정을 여기서 재설정할 수 없습니다
cannot-lead = 누군가(아마 본인)가 { $origin }에서 계정 비밀번호를 재설정하려고 합니다. 변경된 것은 없습니다.
cannot-tenant-off = { $organisation }에서 재설정을 중지했습니다.
cannot-no-writeback = 비밀번호가 여기서 새 비밀번호를 받을 수 없는 디렉터리에 보관되어 있습니다.
cannot-not-enabled = 이 계정의 재설정이 중지되어 있습니다.
cannot-not-licensed = 이 계정은 알고 있는 비밀번호를 변경할 수 있지만 재설정할 수는 없습니다.
cannot-not-in-scope = 이 계정의 재설정은 아직 열려 있지 않습니다.
cannot-too-few = 본인임을 확인할 수 있는 등록된 방법이 너무 적습니다.
cannot-federated = 다른 서비스로 로그인합니다. 비밀번호는 그곳에서 변경하세요.
cannot-disabled = 관리자가 계정 사용을 중지했습니다.
cannot-do = 지원팀에서 본인인지 확인하고 도와드릴 수 있습니다.
cannot-not-you = 본인이 아니라면 할 일은 없습니다.

reset-subject = { $organisation } 비밀번호가 변경되었습니다
reset-title = 비밀번호가 변경되었습니다
reset-lead = { $at }에 { $origin }에서 재설정으로 변경되었습니다. 새 비밀번호는 모든 곳에서 사용되며 모든 기기에서 로그아웃되었습니다.
reset-you = 본인이라면 할 일은 없습니다. 이전 비밀번호를 저장한 휴대전화와 메일 프로그램에는 곧 새 비밀번호가 필요합니다.
reset-not-you = 본인이 아니라면 누군가 계정을 사용하고 있을 수 있습니다. 즉시 지원팀에 알리고 { $origin }에서 새 비밀번호를 정하세요.

changed-subject = { $organisation } 비밀번호를 변경했습니다
changed-title = 비밀번호를 변경했습니다
changed-lead = { $at }에 이전 비밀번호를 아는 사람이 { $origin }에서 변경했습니다. 다른 모든 기기에서 로그아웃되었습니다.
changed-you = 본인이라면 할 일은 없습니다. 이전 비밀번호를 저장한 휴대전화와 메일 프로그램에는 곧 새 비밀번호가 필요합니다.
changed-not-you = 본인이 아니라면 누군가 계정을 사용하고 있습니다. 즉시 지원팀에 알리고 { $origin }에서 새 비밀번호를 정하세요.

added-subject = { $organisation } 본인 확인 방법이 추가되었습니다
added-title = 본인 확인 방법이 추가되었습니다
added-lead = { $method ->
    [authenticator] { $at }에 계정에 인증 앱이 추가되었습니다. 로그인과 비밀번호 재설정에 사용할 수 있습니다.
    [mail] { $at }에 계정에 이메일 주소가 추가되었습니다. 그 주소로 보낸 코드를 로그인과 비밀번호 재설정에 사용할 수 있습니다.
    [sms] { $at }에 계정에 휴대전화가 추가되었습니다. 그 번호로 보낸 코드를 로그인과 비밀번호 재설정에 사용할 수 있습니다.
    [questions] { $at }에 계정의 보안 질문 답변이 등록되었습니다. 다른 확인과 함께 비밀번호 재설정에 사용할 수 있습니다.
    [recovery] { $at }에 계정의 복구 코드가 만들어졌습니다. 코드 하나만 있어도 로그인하거나 비밀번호를 재설정하는 데 사용할 수 있습니다.
   *[other] { $at }에 계정에 본인 확인 방법이 추가되었습니다.
}
removed-subject = { $organisation } 본인 확인 방법이 삭제되었습니다
removed-title = 본인 확인 방법이 삭제되었습니다
removed-lead = { $method ->
    [authenticator] { $at }에 계정에서 인증 앱이 삭제되었습니다. 그 앱의 코드는 더 이상 사용할 수 없습니다.
    [mail] { $at }에 계정에서 이메일 주소가 삭제되었습니다. 그 주소로는 더 이상 코드를 보내지 않습니다.
    [sms] { $at }에 계정에서 휴대전화가 삭제되었습니다. 그 번호로는 더 이상 코드를 보내지 않습니다.
    [questions] { $at }에 계정에서 보안 질문 답변이 삭제되었습니다.
    [recovery] { $at }에 계정의 복구 코드가 삭제되었습니다. 더 이상 아무것도 사용할 수 없습니다.
   *[other] { $at }에 계정에서 본인 확인 방법이 삭제되었습니다.
}
replaced-subject = { $organisation } 본인 확인 방법이 변경되었습니다
replaced-title = 본인 확인 방법이 변경되었습니다
replaced-lead = { $method ->
    [mail] { $at }에 계정의 이메일 주소가 확인되었거나 다른 주소를 대체했습니다. 이제 코드는 그 주소로 보냅니다.
    [sms] { $at }에 계정의 휴대전화가 확인되었거나 다른 것을 대체했습니다. 이제 코드는 그 번호로 보냅니다.
    [questions] { $at }에 보안 질문 답변이 교체되었습니다. 이전 답변은 더 이상 사용할 수 없습니다.
    [recovery] { $at }에 계정의 새 복구 코드가 만들어졌습니다. 이전 코드는 더 이상 사용할 수 없습니다.
   *[other] { $at }에 본인 확인 방법 하나가 다른 것으로 교체되었습니다.
}
info-you = 본인이라면 할 일은 없습니다.
info-not-you = 본인이 아니라면 누군가 계정을 사용하고 있습니다. 즉시 지원팀에 알리고 { $origin }에서 새 비밀번호를 정하세요.

saved-subject = { $organisation } 복구 코드가 사용되었습니다
saved-title = 복구 코드 중 하나가 사용되었습니다
saved-lead = { $at }에 저장한 복구 코드 중 하나가 본인 확인에 사용되었습니다. 남은 코드: { $left }.
saved-you = 본인이라면 그 코드를 지우세요. 각각 한 번만 사용할 수 있습니다. 다 쓰기 전에 보안 정보에서 새 코드를 만드세요.

pass-subject = { $organisation } 계정의 복구 패스
pass-title = 지원팀에서 계정의 복구 패스를 발급했습니다
pass-lead = { $at }에 { $organisation } 관리자가 복구 패스를 발급하거나 확인했습니다. 이 패스로 { $origin }에서 계정의 새 비밀번호를 정할 수 있습니다. 한 시간 동안 한 번만 사용할 수 있습니다.
pass-you = 본인이 요청했다면 할 일은 없습니다. 패스를 아무에게도 주지 마세요.
pass-not-you = 요청하지 않았다면 즉시 지원팀에 알리세요. 로그인할 수 있다면 비밀번호를 변경하세요. 그러면 패스가 무효가 됩니다.
pass-used-subject = { $organisation } 복구 패스가 사용되었습니다
pass-used-title = 계정의 복구 패스가 사용되었습니다
pass-used-lead = { $at }에 지원팀에서 계정에 발급한 패스가 { $origin }에서 본인 확인에 사용되었습니다. 다시 사용할 수 없습니다.
pass-used-you = 본인이라면 할 일은 없습니다. 로그인한 후 새 본인 확인 방법을 등록하세요.

unproved-subject = { $organisation }에서 확인한 적 없는 이메일 주소가 사용되었습니다
unproved-title = 확인한 적 없는 이메일 주소가 사용되었습니다
unproved-lead = { $at }에 { $organisation }에서 계정에 입력했고 본인이 확인한 적 없는 이메일 주소로 누군가 { $origin }에서 본인 확인을 했습니다.
unproved-you = 본인이라면 보안 정보에서 그 주소를 확인하세요. 본인 주소가 아니면 삭제하세요.
unproved-not-you = 본인이 아니라면 누군가 비밀번호를 재설정하고 있습니다. 즉시 지원팀에 알리세요.

unlocked-subject = { $organisation } 계정 잠금이 해제되었습니다
unlocked-title = 계정 잠금이 해제되었습니다
unlocked-lead = { $at }에 { $origin }에서 재설정으로 해제되었습니다. 비밀번호는 이전과 같습니다.
unlocked-you = 본인이라면 할 일은 없습니다. 휴대전화가 예전 비밀번호를 계속 시도하는 경우가 많으니 그곳에 현재 비밀번호를 입력하세요.
unlocked-not-you = 본인이 아니라면 누군가 본인으로 확인받았습니다. 즉시 지원팀에 알리고 { $origin }에서 새 비밀번호를 정하세요.

wrong-subject = { $organisation } 계정에 잘못된 코드가 입력되었습니다
wrong-title = 누군가 계정에 잘못된 답변을 입력했습니다
wrong-lead = { $at }에 비밀번호 재설정 중 잘못된 코드나 답변이 여러 번 입력되었습니다. 변경된 것은 없습니다.
wrong-you = 본인이라면 가장 최근 코드로 계속하세요. 이전 코드는 더 이상 유효하지 않습니다.
wrong-not-you = 본인이 아니라면 누군가 사용자 이름을 알고 추측하고 있습니다. 성공하지는 못했습니다. 코드를 아무에게도 알려 주지 말고, 계속되면 지원팀에 알리세요.

locked-subject = { $organisation } 계정 재설정이 일시 중지되었습니다
locked-title = 여기서 잠시 멈춰야 합니다
locked-lead = 비밀번호 재설정에서 잘못된 답변이 너무 많았습니다. 계정 보호를 위해 { $until } 전에는 재설정할 수 없습니다.
locked-you = 비밀번호로는 계속 로그인할 수 있습니다. 더 빨리 새 비밀번호가 필요하면 지원팀에 문의하세요.
locked-not-you = 본인이 아니라면 누군가 추측하고 있습니다. 성공하지는 못했습니다. 지원팀에 알리세요.

disabled-subject = { $organisation } 비밀번호 재설정 방법 하나가 중지되었습니다
disabled-title = 비밀번호 재설정 방법 하나가 중지되었습니다
disabled-lead = { $method ->
    [mail] 이메일 코드가 매우 많이 틀렸습니다. 계정 보호를 위해 이메일 코드는 더 이상 재설정에 사용할 수 없습니다.
    [sms] 문자 메시지 코드가 매우 많이 틀렸습니다. 계정 보호를 위해 문자 메시지 코드는 더 이상 재설정에 사용할 수 없습니다.
    [voice] 전화 코드가 매우 많이 틀렸습니다. 계정 보호를 위해 휴대전화로 거는 전화는 더 이상 재설정에 사용할 수 없습니다.
    [office] 전화 코드가 매우 많이 틀렸습니다. 계정 보호를 위해 사무실 전화는 더 이상 재설정에 사용할 수 없습니다.
    [authenticator] 인증 앱 코드가 매우 많이 틀렸습니다. 계정 보호를 위해 앱은 더 이상 재설정에 사용할 수 없습니다. 로그인할 때는 계속 사용할 수 있습니다.
    [push] 휴대전화에서 숫자가 매우 많이 틀렸습니다. 계정 보호를 위해 휴대전화 승인은 더 이상 재설정에 사용할 수 없습니다.
    [questions] 보안 질문 답변이 매우 많이 틀렸습니다. 계정 보호를 위해 더 이상 재설정에 사용할 수 없습니다.
   *[other] 답변이 매우 많이 틀렸습니다. 계정 보호를 위해 본인 확인 방법 하나를 더 이상 재설정에 사용할 수 없습니다.
}
disabled-you = 로그인하여 보안 정보에서 확인하거나 지원팀에 문의하세요. 그러면 다시 사용할 수 있습니다.
disabled-not-you = 본인이 아니라면 누군가 얼마 전부터 추측하고 있습니다. 성공하지는 못했습니다. 지원팀에 알리세요.

by-admin-subject = { $organisation } 로그인 정보를 관리자가 변경했습니다
by-admin-title = 관리자가 본인 확인 방법을 변경했습니다
by-admin-lead = { $at }에 { $organisation } 관리자가 { $origin }에서 비밀번호를 재설정하는 방법 중 하나를 추가하거나 삭제했습니다. 비밀번호는 이전과 같습니다.
by-admin-you = 본인이 요청했다면 할 일은 없습니다. 다음에 로그인할 때 보안 정보를 살펴보고 내용을 확인하세요.
by-admin-not-you = 요청하지 않았고 아무도 알려 주지 않았다면 즉시 지원팀에 알리세요.

details-subject = { $organisation } 계정을 관리자가 변경했습니다
details-title = 관리자가 계정을 변경했습니다
details-lead = { $at }에 { $organisation } 관리자가 { $origin }에서 로그인하고 비밀번호를 재설정하는 이름이나 조직에서 연락하는 주소를 변경했습니다. 비밀번호는 이전과 같습니다.
details-you = 본인이 요청했거나 이름 또는 주소가 새로 바뀌었다면 할 일은 없습니다.
details-not-you = 전혀 모르는 일이라면 즉시 지원팀에 알리세요.

not-me-lead = 로그인하지 않고 직접 멈출 수도 있습니다. 링크는 먼저 확인을 묻는 페이지로 연결되며 30일 동안 작동합니다. 계정 재설정과 본인 확인 방법을 동결하고, 모든 기기에서 로그아웃하며, 관리자에게 알립니다.
not-me-link = 제가 하지 않았습니다

frozen-subject = { $organisation } 계정 재설정이 동결되었습니다
frozen-title = 계정 재설정이 동결되었습니다
frozen-lead = { $at }에 메일을 읽는 사람이 { $origin }에서 본인이 하지 않은 일이 있다고 알렸습니다. 이제 아무도 계정 비밀번호를 재설정하거나 본인 확인 방법을 변경할 수 없으며, 모든 기기에서 로그아웃되었습니다. 관리자에게 알렸습니다.
frozen-you = 본인이라면, 누군가 비밀번호를 알 수도 있는 경우 변경하세요. 문제가 해결되면 로그인하여 두 가지 확인으로 동결을 해제하거나 지원팀에 해제를 요청하세요.
frozen-not-you = 본인이 아니라면 다른 사람이 메일을 읽고 있습니다. 즉시 지원팀에 알리세요.

thawed-subject = { $organisation } 계정을 다시 재설정할 수 있습니다
thawed-title = 계정을 다시 재설정할 수 있습니다
thawed-lead = { $at }에 관리자 또는 { $origin }에서 로그인하여 두 가지 확인을 한 사람이 계정의 동결을 해제했습니다. 비밀번호를 다시 재설정할 수 있습니다.
thawed-you = 본인이거나 지원팀에서 안내를 받았다면 할 일은 없습니다.
thawed-not-you = 본인이 아니고 안내받은 적도 없다면 즉시 지원팀에 알리세요.

not-me-for-subject = { $organisation }에서 본인이 하지 않았다는 신고가 있습니다
not-me-for-title = 본인이 하지 않았다는 신고가 있습니다
not-me-for-lead = { $at }에 { $account } 계정의 메일을 읽는 사람이 이 계정에서 일어난 일을 본인이 하지 않았다고 알렸습니다. { $origin }에서 이 계정의 재설정이 동결되었으며 로그인한 사람이 없습니다. 지원 번호는 알림을 받은 일의 번호입니다.
not-me-for-do = { $account } 본인에게 직접 또는 전화로 확인하고 감사 로그에서 지원 번호를 찾아보세요. 비밀번호와 본인 확인 방법을 함께 살펴보고, 모두 본인의 것으로 돌아오면 동결을 해제하세요.

admin-subject = { $organisation } 관리자의 비밀번호가 변경되었습니다
admin-title = 관리자의 비밀번호가 변경되었습니다
admin-lead = { $account } 계정의 비밀번호가 { $at }에 { $origin }에서 재설정으로 변경되었습니다.
admin-do = { $account } 본인이 한 것인지 직접 또는 전화로 확인하세요. 아니라면 계정 사용을 중지하고 감사 로그에서 지원 번호를 찾아보세요.

pass-for-subject = { $organisation } 관리자가 복구 패스를 발급했습니다
pass-for-title = 복구 패스가 발급되었습니다
pass-for-lead = { $at }에 관리자가 { $account } 계정의 복구 패스를 발급하거나 확인했습니다. 이 패스가 있으면 { $origin }에서 { $account } 본인임을 확인받을 수 있습니다.
pass-for-do = 모든 것을 잃어버린 사람을 알지 못한다면 계정 사용을 중지하고 감사 로그에서 지원 번호를 찾아보세요. 누가 패스를 발급했는지 적혀 있습니다.

help-subject = { $organisation } 비밀번호 재설정 도움 요청
help-title = 누군가 비밀번호 재설정에 도움을 요청합니다
help-lead = { $account } 계정의 비밀번호를 재설정하는 사람이 확인을 하나 이상 마치고 { $at }에 도움을 요청합니다.
help-message = 메시지:
help-silent = 메시지가 없습니다.
help-do = 이 메시지가 아니라 보유한 기록의 전화번호나 주소를 사용하세요. 비밀번호나 코드는 절대로 묻지 마세요.
