account-title = 帐户
account-shell = 正在加载页面

opening-title = 请稍候
opening-lead = 正在确认您是否已登录。

sign-in-title = 登录
sign-in-lead = 请使用您的工作帐户。
sign-in-password = 密码
sign-in-go = 登录
sign-in-busy = 正在登录
sign-in-forgot = 我忘记了密码
sign-in-wrong = 此名称和密码无法打开任何帐户。
sign-in-wrong-do = 请检查两者，包括大小写。输错十次后会暂停，且每次暂停时间更长。
sign-in-no-password = 尚未输入密码。
sign-in-no-password-do = 请输入密码；如果忘记了，请设置新密码。
sign-in-over = 您需要重新登录。
sign-in-over-do = 已超时，或会话已在其他位置结束。
sign-in-out = 您已注销。
sign-in-out-do = 在共用电脑上，请同时关闭浏览器。

sign-in-ticket = 此链接已使用或已过期。
sign-in-ticket-do = 请返回原来的页面获取新链接，或在此登录。

second-title = 还需一项验证
second-lead = 密码正确。请选择如何证明是您本人。
second-recovery = 您打印或保存的任意一个代码
second-recovery-lead = 请输入您保存的任意一个代码。

expired-title = 设置新密码
expired-lead = 您输入的密码正确，但已过期。请设置新密码，随后即可登录。

home-title = 您已登录
home-lead = 身份：{ $name }，帐户：{ $account }。
home-until = 如果没有任何操作，您将于 { $time } 注销。
home-info = 身份验证方式
home-info-hint = 忘记密码时用于恢复访问
home-info-busy = 正在打开
home-password = 密码
home-password-hint = 更改您知道的密码
home-frozen = 您的帐户已冻结重置
home-frozen-do = 查看您邮件的人表示某项操作并非本人所为。在此期间，任何人都无法重置您的密码，也无法更改您的身份验证方式。一切正常？请解除冻结：您需要用两种方式证明是您本人。
home-frozen-desk = 查看您邮件的人表示某项操作并非本人所为。在此期间，任何人都无法重置您的密码，也无法更改您的身份验证方式。服务台可以解除冻结。
home-frozen-go = 解除冻结
home-out = 注销
home-out-busy = 正在注销
home-everywhere-title = 设备丢失或不是您的？
home-everywhere-lead = 这将结束您的帐户在所有设备上的所有会话。
home-everywhere = 从所有设备注销
stay-lead = 您将于 { $time } 注销。
stay-lead-sign-in = 登录将于 { $time } 结束，之后需重新开始。
stay-go = 保持登录

registered-title = 已全部完成
registered-lead = 您可以返回原来的页面。
registered-lead-here = 现在您可以自行恢复访问。请关闭此页面或注销。
registered-go = 返回
registered-leave = 不设置，直接返回

change-title = 更改密码
change-lead = 帐户 { $account }。其他所有设备都将注销。
change-old = 当前密码
change-old-empty = 尚未输入当前密码。
change-old-empty-do = 请先输入。如果忘记了，请注销并选择“我忘记了密码”。
change-old-wrong = 当前密码不正确。
change-old-wrong-do = 请检查大小写。输错十次后会暂停。

interrupt-title = 需要更多信息
interrupt-lead = 您的组织希望确保您在忘记密码时能够恢复访问。大约需要两分钟。
interrupt-title-review = 这些仍是您的信息吗？
interrupt-lead-review = 您之前告诉过我们如何确认是您本人。请检查这些信息，以便需要时能够使用。
interrupt-go = 下一步
interrupt-busy = 请稍候
interrupt-skip = 以后再说
interrupt-skip-hint = 下次登录时会再次询问。
interrupt-skip-left = { $count ->
    [0] 这是最后一次可以推迟。
   *[other] 除本次外，还可以推迟 { $count } 次。
}
missing-title = 不要失去对帐户的访问
missing-lead = 请设置以下 { $count } 项。这样忘记密码时您就可以自行解决。
missing-have = 已设置
missing-do = 立即设置
missing-after = 设置更强的方式后可用
missing-nothing = 此处没有可设置的内容
missing-nothing-do = 您的组织目前没有为您的帐户提供任何方式。请咨询服务台。
missing-ready = 所需内容已齐备
missing-ready-do = 现在您可以自行恢复访问。
missing-go = 继续
review-title = 这些信息都正确吗？
review-lead = 忘记密码时用于恢复访问。
review-go = 是的，全部正确
review-busy = 正在保存

info-title = 身份验证方式
info-lead = 忘记密码时，使用其中 { $count } 项即可恢复访问。
info-none = 尚未设置任何方式。
info-ready = 已准备就绪
info-ready-do = { $count ->
    [1] 需要一项验证，您已具备。
   *[other] 需要 { $count } 项不同的验证，您已具备。
}
info-short = 还缺少内容
info-short-do = { $count ->
    [1] 恢复访问需要一项验证。请添加一种方式。
   *[other] 恢复访问需要 { $count } 项不同的验证。请再添加一种方式。
}
info-frozen = { $time } 前无法更改
info-frozen-do = 您的密码刚刚重置过。为保护您的帐户，在此之前无法更改此处的任何内容，除非您使用重置时未使用的方式证明是您本人。
info-frozen-go = 立即验证
info-codes = 还剩 { $count } 个代码，共 { $of } 个
info-questions = { $count } 个问题
info-added = 添加于 { $date }
info-confirmed = 确认于 { $date }
info-used = 上次使用于 { $date }
info-first = 优先使用
info-unverified = 未确认：由管理员添加
info-add = 添加方式
info-order = 更改优先使用的方式
act-change = 更改
act-confirm = 确认
act-name = 重命名
act-remove = 删除
act-draw = 生成新代码
act-answer = 选择其他问题
done-added = { $name }：已设置
done-removed = { $name }：已删除
done-preferred = { $name }：今后优先使用
done-told = 我们已通知您登记的所有地址。
done-named = { $name }：已重命名
done-named-do = 以便与其他项区分。
done-reviewed = 谢谢，已全部记录
done-reviewed-do = 目前无需再次检查。
done-password = 您的密码已更改
done-password-do = 新密码即刻生效。其他设备已注销。
done-lifted = 您的帐户已恢复重置
done-late = 无法再确认此项
done-late-do = 请查看是否已存在；如果没有，请重新开始。
done-frozen = 仍无法更改
done-frozen-do = 该方式在重置时使用过。请使用其他方式验证，或等待。
held = 暂时无法执行此操作。
held-do = 将于 { $time } 恢复。
wrong-do = 请重试。如果仍不行，请咨询服务台。

kinds-title = 您想添加什么？
kinds-lead = 第一种最安全。
kinds-mail = 向您的个人邮箱发送验证码
kinds-recovery = 十个可打印或保存的代码
kinds-questions = 一年后您仍能记得的答案
kinds-different = 设置其他方式
address-title = 哪个电子邮件地址？
address-title-change = 改用哪个电子邮件地址？
address-lead = 请使用无法登录时仍能查看的地址：个人邮箱，而不是工作邮箱。我们会向其发送验证码。
address-label = 电子邮件地址
address-empty = 尚未输入地址。
address-empty-do = 请完整输入。
address-refused = 此处不能使用该地址。
address-refused-do = 请使用个人邮箱。组织的地址或已设置的地址在您无法登录时没有帮助。
authenticator-title = 添加身份验证器应用
authenticator-lead = 任何能生成 6 位数字验证码的应用均可。
authenticator-scan = 1. 用应用扫描此二维码
authenticator-scan-alt = 包含应用密钥的二维码
authenticator-here = 应用就在此设备上？打开应用
authenticator-cannot = 无法扫描？
authenticator-cannot-do = 请在应用中输入此密钥。类型：基于时间，6 位数字。
authenticator-key = 应用密钥
authenticator-code = 2. 输入应用显示的验证码
authenticator-code-hint = 以便在您需要之前确认其可用。
authenticator-name = 3. 可以为其命名
authenticator-name-hint = 例如“工作手机”，以便区分您的应用。
confirm-go = 检查并保存
confirm-busy = 正在检查
confirm-again = 其他地址
confirm-sent = 已向 { $to } 发送 { $digits } 位数字。请在此输入，以确认该地址属于您。

new-passkey-title = 创建通行密钥
new-passkey-lead = 由您的设备创建并保存。此后，该设备上的指纹、人脸或 PIN 即可证明是您本人。
new-passkey-name = 可以为其命名
new-passkey-name-hint = 例如“笔记本电脑”，以便区分您的通行密钥。
new-passkey-go = 创建通行密钥
new-passkey-none = 未创建通行密钥。
new-passkey-none-do = 操作已取消、超时，或此设备无法保存通行密钥。请重试，或设置其他方式。
new-passkey-known = 此设备已有您帐户的通行密钥。
new-passkey-known-do = 请使用该通行密钥，或在其他设备上创建。

draw-title = 获取备用代码
draw-lead = 共十个代码，每个只能使用一次。请将其保存在没有手机也能找到的地方：纸上或密码管理器中。代码只显示一次。
draw-older = 您现有的代码将失效
draw-older-do = 新代码会一次性全部替换。
draw-go = 生成代码
draw-busy = 正在生成
codes-title = 您的代码
codes-lead = 请立即打印、保存或记下。之后任何人都无法再次显示。
codes-of = { $account } 在 { $organisation } 的代码，生成于 { $date }。每个只能使用一次。
codes-list = 备用代码
codes-print = 打印
codes-save = 保存为文件
codes-kept = 我已保存

choose-title = 选择您的问题
choose-lead = 请选择 { $count } 个问题，并填写他人无法查到的答案。它们只能与另一项验证一起使用。
choose-older = 将替换您现有的问题
choose-older-do = 您之前的答案不再有效。
choose-question = 问题 { $number }
choose-none = 请选择问题
choose-answer = 答案 { $number }
choose-hint = 3 到 40 个字符。不区分大小写，空格没有影响。
choose-go = 保存答案
choose-busy = 正在保存
fault-no-question = 尚未选择问题。
fault-no-question-do = 请从列表中选择一个。
fault-twice = 此问题选择了两次。
fault-twice-do = 请选择其他问题。
fault-gone = 此问题已不再提供。
fault-short = 答案太短。
fault-short-do = 请至少填写 3 个字符。
fault-long = 答案太长。
fault-long-do = 请最多填写 40 个字符。
fault-part = 答案包含在问题中。
fault-part-do = 请填写从问题中看不出的答案。
fault-same = 这也是另一个问题的答案。
fault-same-do = 请为每个问题填写不同的答案。

name-title = 应该叫什么名称？
name-label = 名称
name-go = 保存名称

remove-title = 删除此方式？
remove-lead = { $name } 将不能再用于恢复访问。
remove-lead-of = { $name }（{ $hint }）将不能再用于恢复访问。
remove-short = 之后您将无法自行重置密码
remove-short-do = { $count ->
    [1] 需要一项验证，而这是唯一的一项。请先添加其他方式。
   *[other] 需要 { $count } 项不同的验证。请先添加其他方式。
}
remove-go = 删除
remove-busy = 正在删除
remove-keep = 保留

order-title = 优先使用哪种方式？
order-lead = 每次仍可选择其他方式。
order-now = 当前优先使用
order-choose = 优先使用此方式

proof-title = 请先证明是您本人
proof-lead = 您登录已有一段时间。在此显示或更改内容之前，请再次验证。
proof-lead-thaw = 请使用重置时未使用的方式，即可立即更改。
proof-go = 继续
proof-busy = 正在检查
proof-asking = 请稍候。
proof-password-wrong = 密码不正确。
proof-password-wrong-do = 请检查大小写。输错十次后会暂停。
