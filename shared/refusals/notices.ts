import type { RefusalWords } from './words'

/** Refusals of notices. */
export const noticesRefusals = {
  'notice.not-found': {
    status: 404,
    say: '没有找到这条消息',
    staff: '没有此条电话名单，或不在您的管辖范围，或已办结',
  },
  'notice.not-mutable': {
    status: 422,
    say: '这类消息关系到您的账号和档案安全，不能关闭',
    staff: '此类通知不可关闭',
  },
  'notice.quiet-hours': {
    status: 422,
    say: '安静时间要包含晚上九点到早上七点',
    staff: '安静时间须含 21:00–07:00，最早 17:00 起，最晚 12:00 止',
  },
  'notice.template-unknown': {
    status: 422,
    say: '这类消息暂时不能订阅',
    staff: '没有此消息模板',
  },
  'push.not-genuine': {
    status: 401,
    say: '消息来源不对',
    staff: '微信推送的签名、密文或小程序标识不符',
  },
  'push.stale': {
    status: 401,
    say: '消息已过期',
    staff: '微信推送的时间与服务器相差超过 5 分钟',
  },
  'push.replayed': {
    status: 409,
    say: '消息已收到过',
    staff: '微信推送的随机数已用过',
  },
} as const satisfies Record<string, RefusalWords>
