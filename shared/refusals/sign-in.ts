import type { RefusalWords } from './words'

/** Refusals of sign-in: WeChat's own answers, binding, invitations, the second factor and PC sign-in. */
export const signInRefusals = {
  'wechat.code-invalid': {
    status: 422,
    say: '微信登录没有成功，请再点一次',
    staff: '微信 code 无效、已过期或不属于本小程序（40029）',
  },
  'wechat.code-used': {
    status: 409,
    say: '微信登录没有成功，请再点一次',
    staff: '微信 code 已被使用（40163）',
  },
  'wechat.too-often': {
    status: 429,
    say: '操作太快了，请过一分钟再试',
    staff: '微信接口调用太频繁（45011、45009）',
  },
  'wechat.user-blocked': {
    status: 403,
    say: '微信提示这个账号有风险，请在微信里查看',
    staff: '微信拦截了高风险用户（40226）',
  },
  'wechat.not-configured': {
    status: 503,
    say: '微信登录暂时不能用，请联系社区卫生服务中心',
    staff: '微信 AppID、AppSecret 或 IP 白名单不对（40013、40125、40164、41002、41004）',
  },
  'wechat.busy': { status: 503, say: '微信正忙，请稍后再试', staff: '微信系统繁忙（-1）' },
  'wechat.token': {
    status: 503,
    say: '微信正忙，请稍后再试',
    staff: '微信接口凭证失效，重取一次后仍无效（40001、40014、42001）',
  },
  'wechat.unreachable': {
    status: 503,
    say: '连不上微信，请稍后再试',
    staff: '没有连上微信服务器，请求没有发出',
  },
  'wechat.no-answer': {
    status: 503,
    say: '微信没有回答，请稍后再试',
    staff: '微信服务器超时、中途断开或回答看不懂，是否已办成不确定',
  },
  'wechat.other': { status: 503, say: '微信没有办成，请稍后再试', staff: '微信返回了其他错误码' },
  'wechat.recipient-unknown': {
    status: 422,
    say: '这位用户收不到微信提醒',
    staff: '接收人 openid 为空或不正确（40003）',
  },
  'wechat.template-unknown': {
    status: 503,
    say: '提醒没有发出，请联系社区卫生服务中心',
    staff: '订阅消息模板编号不正确，或长短期模板混用（40037）',
  },
  'wechat.message-refused': {
    status: 409,
    say: '对方没有同意接收这条提醒',
    staff: '用户拒收或一次性订阅次数已用完（43101）',
  },
  'wechat.message-banned': {
    status: 503,
    say: '提醒暂时发不出去',
    staff: '订阅消息能力被封禁（43107）',
  },
  'wechat.message-twice': {
    status: 409,
    say: '提醒正在发送',
    staff: '同时给同一用户下发了订阅消息（43108）',
  },
  'wechat.message-field': {
    status: 422,
    say: '提醒的内容不合格式',
    staff: '订阅消息的字段不合规则（47003）',
  },
  'wechat.page-missing': {
    status: 503,
    say: '提醒没有发出，请联系社区卫生服务中心',
    staff: '订阅消息要打开的页面在已发布版本中不存在（41030）',
  },
  'sign-in.no-match': {
    status: 422,
    say: '没有对上。请检查手机号、姓名和证件号，或到社区卫生服务中心现场办理',
    staff: '手机号、姓名、证件号未与同一份档案对上，或该档案不能绑定',
  },
  'sign-in.too-many-tries': {
    status: 429,
    say: '试的次数太多了，请一小时后再试，或到社区卫生服务中心现场办理',
    staff: '同一对象、账号或地址一小时内最多试 10 次',
  },
  'sign-in.bound-already': {
    status: 409,
    say: '这个微信已经登记过本人了，要换人请先解除',
    staff: '该微信账号已绑定到一个人',
  },
  'sign-in.person-bound': {
    status: 409,
    say: '这位老人已经绑定了另一个微信，请先解除',
    staff: '该人已绑定另一个微信账号，须先解除',
  },
  'sign-in.no-account': {
    status: 409,
    say: '请在微信小程序里办理',
    staff: '此登录不是微信账号登录，不能办理绑定',
  },
  'sign-in.code-wrong': {
    status: 422,
    say: '这个码不对，或已经过期，请重新取一个',
    staff: '绑定码或邀请码不存在、已用过、已过期或已撤回',
  },
  'sign-in.file-closed': {
    status: 403,
    say: '这份档案已经停用，请联系社区卫生服务中心',
    staff: '该微信绑定的居民已登记去世',
  },
  'session.second-factor': {
    status: 403,
    say: '请先输入动态验证码',
    staff: '该岗位须先完成本次登录的第二重验证',
  },
  'sign-in.not-bound': {
    status: 403,
    say: '请先登记您是谁',
    staff: '该微信账号尚未绑定到人',
  },
  'binding.not-found': { status: 404, say: '没有找到这个绑定', staff: '没有此绑定，或已解除' },
  'session.not-found': { status: 404, say: '没有找到这个登录', staff: '没有此登录，或已退出' },
  'pc.not-found': {
    status: 404,
    say: '这个二维码已经过期，请在电脑上刷新',
    staff: '电脑登录二维码不存在、已过期或已确认',
  },
  'totp.wrong': {
    status: 422,
    say: '验证码不对，请看最新的 6 位数再试',
    staff: '动态验证码不对、已过期或已用过',
  },
  'totp.not-enrolled': {
    status: 409,
    say: '请先设置动态验证码',
    staff: '该人尚未登记动态验证码',
  },
  'totp.enrolled': {
    status: 409,
    say: '动态验证码已经设置过了',
    staff: '该人已登记动态验证码；更换手机须由管理员先停用',
  },
  'invitation.not-found': { status: 404, say: '没有找到这份邀请', staff: '没有此邀请' },
  'invitation.closed': {
    status: 409,
    say: '这份邀请已经用过、撤回或过期了',
    staff: '邀请已使用、已撤回或已过期',
  },
  'invitation.role-not-here': {
    status: 422,
    say: '这个机构没有这个岗位',
    staff: '岗位与机构类型不符，或团队不属于该机构',
  },
  'staff.not-found': {
    status: 404,
    say: '没有找到这位工作人员',
    staff: '没有此岗位记录，或不在您的管辖范围',
  },
  'staff.ended': { status: 409, say: '这个岗位已经结束了', staff: '该岗位已登记结束日期' },
  'staff.ends-too-early': {
    status: 422,
    say: '日期不对，请检查',
    staff: '结束日期早于开始日期，或晚于今天一年以上',
  },
  'staff.self': {
    status: 403,
    say: '不能结束自己的岗位',
    staff: '不能结束自己的岗位，须由其他管理员办理',
  },
  'staff.holds-already': {
    status: 409,
    say: '已经有这个岗位了',
    staff: '此人在该机构已有同一岗位',
  },
} as const satisfies Record<string, RefusalWords>
