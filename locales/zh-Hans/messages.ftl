mail-by = 此邮件由 { $organisation } 为 { $origin } 上的密码重置而发送。回复无人查看。
mail-support = 支持编号：{ $support }
desk-title = 向谁咨询
desk-nobody = 请咨询您单位负责电脑的人员。
desk-phone = 电话：{ $phone }
desk-mail = 邮箱：{ $mail }
desk-page = 网页：{ $page }
moment = { $year } 年 { $month ->
    [1] 1 月
    [2] 2 月
    [3] 3 月
    [4] 4 月
    [5] 5 月
    [6] 6 月
    [7] 7 月
    [8] 8 月
    [9] 9 月
    [10] 10 月
    [11] 11 月
   *[12] 12 月
} { $day } 日 { $time } (UTC)

code-subject = 您在 { $organisation } 的验证码
code-title = 您在 { $organisation } 的验证码
code-lead = 请在您请求验证码的页面上输入。
code-minutes = 有效期为 { $minutes } 分钟。只有本次重置的最新验证码有效。
code-which = 用于支持编号为 { $support } 的重置。页面上会显示相同的编号。
sign-in-minutes = 有效期为 { $minutes } 分钟，且只能使用一次。只有本次登录的最新验证码有效。
sign-in-which = 用于完成使用您密码的登录。支持编号：{ $support }。
sign-in-not-you = 您没有在登录？那么有人知道您的密码。请勿将此验证码告诉任何人，立即更改密码，并告知服务台。
register-minutes = 有效期为 { $minutes } 分钟，且只能使用一次。
register-which = 用于将此地址添加到某个帐户的安全信息。支持编号：{ $support }。
register-not-you = 您没有添加此地址？那么有人误输入了它。没有此验证码就不会添加任何内容，因此请勿告诉任何人。
proof-minutes = 有效期为 { $minutes } 分钟，且只能使用一次。只有最新的验证码有效。
proof-which = 用于向已登录的人打开您帐户的安全信息。支持编号：{ $support }。
proof-not-you = 不是您本人？那么有人登录了您的帐户。请勿将此验证码告诉任何人，立即更改密码，并告知服务台。
code-keep = 请只在 { $origin } 上输入。我们绝不会通过电话或邮件索要验证码。
code-not-you = 您没有请求？有人输入了您的地址，可能是误输入，也可能不是。没有此验证码，对方无法继续，因此请勿告诉任何人。如果继续收到，请告知服务台。

cannot-subject = 无法在此重置您在 { $organisation } 的帐户
cannot-title = 无法在此重置您的帐户
cannot-lead = 有人（可能是您）希望在 { $origin } 上重置您帐户的密码。未更改任何内容。
cannot-tenant-off = { $organisation } 已关闭重置功能。
cannot-no-writeback = 您的密码保存在无法从此处接收新密码的目录中。
cannot-not-enabled = 您的帐户已关闭重置功能。
cannot-not-licensed = 您的帐户可以更改已知的密码，但不能重置密码。
cannot-not-in-scope = 您的帐户尚未开放重置功能。
cannot-too-few = 您的帐户登记的身份验证方式太少。
cannot-federated = 您通过其他服务登录，请在该服务中更改密码。
cannot-disabled = 您的帐户已被管理员停用。
cannot-do = 服务台可以确认是您本人并提供帮助。
cannot-not-you = 不是您本人？那么无需执行任何操作。

reset-subject = 您在 { $organisation } 的密码已更改
reset-title = 您的密码已更改
reset-lead = 密码于 { $at } 通过 { $origin } 上的重置更改。新密码在所有地方生效，所有设备均已注销。
reset-you = 是您本人？那么无需执行任何操作。保存了旧密码的手机和邮件程序很快需要输入新密码。
reset-not-you = 不是您本人？那么可能有人在使用您的帐户。请立即告知服务台，并在 { $origin } 上设置新密码。

changed-subject = 您更改了在 { $organisation } 的密码
changed-title = 您更改了密码
changed-lead = 密码于 { $at } 由知道旧密码的人在 { $origin } 上更改。其他所有设备均已注销。
changed-you = 是您本人？那么无需执行任何操作。保存了旧密码的手机和邮件程序很快需要输入新密码。
changed-not-you = 不是您本人？那么有人在使用您的帐户。请立即告知服务台，并在 { $origin } 上设置新密码。

added-subject = 您在 { $organisation } 新增了身份验证方式
added-title = 您新增了身份验证方式
added-lead = { $method ->
    [authenticator] 您的帐户于 { $at } 添加了身份验证器应用。它可用于登录和重置密码。
    [mail] 您的帐户于 { $at } 添加了电子邮件地址。发送到该地址的验证码可用于登录和重置密码。
    [sms] 您的帐户于 { $at } 添加了手机。发送到该手机的验证码可用于登录和重置密码。
    [questions] 您的帐户于 { $at } 登记了安全问题的答案。与另一项验证一起，它们可用于重置密码。
    [recovery] 您的帐户于 { $at } 生成了恢复代码。持有其中任意一个的人可用它登录或重置您的密码。
   *[other] 您的帐户于 { $at } 添加了身份验证方式。
}
removed-subject = 您在 { $organisation } 减少了身份验证方式
removed-title = 您减少了身份验证方式
removed-lead = { $method ->
    [authenticator] 您的帐户于 { $at } 移除了身份验证器应用。其验证码已失效。
    [mail] 您的帐户于 { $at } 移除了电子邮件地址。验证码不再发送到该地址。
    [sms] 您的帐户于 { $at } 移除了手机。验证码不再发送到该手机。
    [questions] 您的帐户于 { $at } 移除了安全问题的答案。
    [recovery] 您的帐户于 { $at } 移除了恢复代码。所有代码均已失效。
   *[other] 您的帐户于 { $at } 移除了身份验证方式。
}
replaced-subject = 您在 { $organisation } 更换了身份验证方式
replaced-title = 您更换了身份验证方式
replaced-lead = { $method ->
    [mail] 您帐户的电子邮件地址于 { $at } 得到确认，或替换了另一个地址。今后验证码将发送到该地址。
    [sms] 您帐户的手机于 { $at } 得到确认，或替换了另一部手机。今后验证码将发送到该手机。
    [questions] 您安全问题的答案于 { $at } 被替换。旧答案已失效。
    [recovery] 您的帐户于 { $at } 生成了新的恢复代码。旧代码均已失效。
   *[other] 一种身份验证方式于 { $at } 替换了另一种。
}
info-you = 是您本人？那么无需执行任何操作。
info-not-you = 不是您本人？那么有人在使用您的帐户。请立即告知服务台，并在 { $origin } 上设置新密码。

saved-subject = 您在 { $organisation } 的恢复代码已使用
saved-title = 您的一个恢复代码已使用
saved-lead = 您保存的一个恢复代码于 { $at } 用于证明您的身份。剩余代码：{ $left }。
saved-you = 是您本人？请划掉该代码：每个只能使用一次。请在用完之前到安全信息中生成新代码。

pass-subject = 您在 { $organisation } 的帐户的恢复通行码
pass-title = 服务台为您的帐户提供了恢复通行码
pass-lead = { $organisation } 的管理员于 { $at } 提供或确认了恢复通行码，可用于在 { $origin } 上为您的帐户设置新密码。只能使用一次，有效期一小时。
pass-you = 是您请求的？那么无需执行任何操作。请勿将通行码告诉任何人。
pass-not-you = 您没有请求？请立即告知服务台。如果您能登录，请更改密码：通行码将随之失效。
pass-used-subject = 您在 { $organisation } 的恢复通行码已使用
pass-used-title = 您帐户的恢复通行码已使用
pass-used-lead = 服务台为您的帐户提供的通行码于 { $at } 在 { $origin } 上用于证明您的身份。它不能再次使用。
pass-used-you = 是您本人？那么无需执行任何操作。登录后，请登记新的身份验证方式。

unproved-subject = 您从未确认的电子邮件地址在 { $organisation } 被使用
unproved-title = 您从未确认的电子邮件地址被使用
unproved-lead = 有人于 { $at } 在 { $origin } 上通过一个电子邮件地址证明了身份。该地址由 { $organisation } 为您的帐户填写，而您从未确认。
unproved-you = 是您本人？请在安全信息中确认该地址；如果不是您的地址，请将其移除。
unproved-not-you = 不是您本人？那么有人正在重置您的密码。请立即告知服务台。

unlocked-subject = 您在 { $organisation } 的帐户已解锁
unlocked-title = 您的帐户已解锁
unlocked-lead = 帐户于 { $at } 通过 { $origin } 上的重置解锁。您的密码与之前相同。
unlocked-you = 是您本人？那么无需执行任何操作。通常是某部手机仍在尝试旧密码，请在其中输入当前密码。
unlocked-not-you = 不是您本人？那么有人冒充了您。请立即告知服务台，并在 { $origin } 上设置新密码。

wrong-subject = 您在 { $organisation } 的帐户有错误的验证码
wrong-title = 有人为您的帐户填写了错误的答案
wrong-lead = { $at }，在重置您的密码时出现了多个错误的验证码或答案。未更改任何内容。
wrong-you = 是您本人？请使用最新的验证码继续。之前的验证码已失效。
wrong-not-you = 不是您本人？有人知道您的用户名并在猜测，但未能进入。请勿将验证码告诉任何人；如果情况持续，请告知服务台。

locked-subject = 您在 { $organisation } 的帐户已暂停重置
locked-title = 需要在此暂停
locked-lead = 重置您的密码时错误答案过多。为保护您的帐户，{ $until } 之前无法重置。
locked-you = 您仍可使用密码登录。如果需要更早设置新密码，请咨询服务台。
locked-not-you = 不是您本人？有人在猜测，但未能进入。请告知服务台。

disabled-subject = 您在 { $organisation } 的一种密码重置方式已停用
disabled-title = 一种密码重置方式已停用
disabled-lead = { $method ->
    [mail] 邮件验证码的错误次数非常多。为保护您的帐户，邮件验证码不能再用于重置。
    [sms] 短信验证码的错误次数非常多。为保护您的帐户，短信验证码不能再用于重置。
    [voice] 电话验证码的错误次数非常多。为保护您的帐户，拨打您手机的电话不能再用于重置。
    [office] 电话验证码的错误次数非常多。为保护您的帐户，拨打您办公电话的电话不能再用于重置。
    [authenticator] 身份验证器应用验证码的错误次数非常多。为保护您的帐户，您的应用不能再用于重置，但登录时仍可使用。
    [push] 手机上数字的错误次数非常多。为保护您的帐户，手机批准不能再用于重置。
    [questions] 安全问题答案的错误次数非常多。为保护您的帐户，安全问题不能再用于重置。
   *[other] 错误答案的次数非常多。为保护您的帐户，您的一种身份验证方式不能再用于重置。
}
disabled-you = 请登录并在安全信息中确认，或咨询服务台，之后即可恢复使用。
disabled-not-you = 不是您本人？有人一直在猜测，但未能进入。请告知服务台。

by-admin-subject = 管理员更改了您在 { $organisation } 的登录信息
by-admin-title = 管理员更改了您的身份验证方式
by-admin-lead = { $organisation } 的管理员于 { $at } 添加或移除了您在 { $origin } 上重置密码的一种方式。您的密码与之前相同。
by-admin-you = 是您请求的？那么无需执行任何操作。下次登录时，请查看安全信息并确认其中的内容。
by-admin-not-you = 您没有请求，也没有人告诉过您？请立即告知服务台。

details-subject = 管理员更改了您在 { $organisation } 的帐户
details-title = 管理员更改了您的帐户
details-lead = { $organisation } 的管理员于 { $at } 更改了您在 { $origin } 上登录和重置密码所用的名称，或您的组织给您写信的地址。您的密码与之前相同。
details-you = 是您请求的，或者您有了新的姓名或地址？那么无需执行任何操作。
details-not-you = 您对此毫不知情？请立即告知服务台。

not-me-lead = 您也可以自行阻止，无需登录。该链接会打开一个页面并先征求您的确认，有效期为 30 天。它会冻结您帐户的重置和身份验证方式，注销所有设备，并通知管理员。
not-me-link = 不是我操作的

frozen-subject = 您在 { $organisation } 的帐户已冻结重置
frozen-title = 您的帐户已冻结重置
frozen-lead = 查看您邮件的人于 { $at } 在 { $origin } 上表示某项操作并非本人所为。现在任何人都无法重置您帐户的密码，也无法更改您的身份验证方式，所有设备均已注销。已通知管理员。
frozen-you = 是您本人？如果可能有人知道您的密码，请更改密码。一切正常后，请登录并通过两项验证解除冻结，或请服务台解除。
frozen-not-you = 不是您本人？那么有其他人在查看您的邮件。请立即告知服务台。

thawed-subject = 您在 { $organisation } 的帐户已恢复重置
thawed-title = 您的帐户已恢复重置
thawed-lead = 您帐户的冻结于 { $at } 被解除，操作者是管理员，或在 { $origin } 上登录并通过两项验证的人。密码可以再次重置。
thawed-you = 是您本人，或服务台告诉过您？那么无需执行任何操作。
thawed-not-you = 不是您本人，也没有人告诉过您？请立即告知服务台。

not-me-for-subject = { $organisation } 有人表示某项操作并非本人所为
not-me-for-title = 有人表示某项操作并非本人所为
not-me-for-lead = 查看 { $account } 邮件的人于 { $at } 表示，此帐户上的某项操作并非本人所为。其重置已在 { $origin } 上冻结，且没有人使用该帐户登录。支持编号对应其收到通知的操作。
not-me-for-do = 请当面或通过电话向 { $account } 核实，并在审核日志中查找支持编号。请与其一起检查密码和验证方式，待一切恢复由本人掌控后解除冻结。

admin-subject = { $organisation } 的一位管理员有了新密码
admin-title = 一位管理员有了新密码
admin-lead = { $account } 的密码于 { $at } 通过 { $origin } 上的重置更改。
admin-do = 请当面或通过电话向 { $account } 核实是否为本人操作。如果不是，请停用该帐户，并在审核日志中查找支持编号。

pass-for-subject = { $organisation } 的一位管理员提供了恢复通行码
pass-for-title = 已提供恢复通行码
pass-for-lead = 管理员于 { $at } 为 { $account } 提供或确认了恢复通行码。持有者可以在 { $origin } 上证明自己是 { $account }。
pass-for-do = 您不知道有人丢失了所有验证方式？请停用该帐户，并在审核日志中查找支持编号：其中记录了通行码的提供者。

help-subject = { $organisation } 密码重置求助
help-title = 有人请求协助重置密码
help-lead = 正在重置 { $account } 密码的人已通过至少一项验证，并于 { $at } 向您求助。
help-message = 留言内容：
help-silent = 对方没有留言。
help-do = 请使用您自己记录中的电话号码或地址，不要使用此邮件中的。请勿索要密码或验证码。
