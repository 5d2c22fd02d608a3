import type { RefusalWords } from './words'

/** Refusals every room shares: what came in, who is asking, and the state of the service itself. */
export const kitRefusals = {
  'input.invalid': {
    status: 422,
    say: '填写的内容有误，请检查后再试',
    staff: '请求内容不符合要求，详见 details',
  },
  'input.malformed': {
    status: 400,
    say: '内容没有传完整，请再试一次',
    staff: '请求体不是合法的 JSON',
  },
  'input.not-json': {
    status: 415,
    say: '内容格式不对，请再试一次',
    staff: '请求体必须是 application/json',
  },
  'input.too-large': {
    status: 413,
    say: '内容太长了，请精简后再试',
    staff: '请求体超过 256 kB',
  },
  'session.missing': { status: 401, say: '请先登录', staff: '请求未带登录凭证' },
  'session.ended': {
    status: 401,
    say: '登录已过期，请重新登录',
    staff: '登录凭证无效、已过期或已退出',
  },
  'who.not-allowed': {
    status: 403,
    say: '您没有办理这件事的权限',
    staff: '当前岗位无权办理此项',
  },
  'route.missing': { status: 404, say: '没有找到这个页面', staff: '没有这个接口' },
  'route.method': { status: 405, say: '这里不能这样操作', staff: '该接口不支持此请求方法' },
  'limit.too-many': {
    status: 429,
    say: '操作太快了，请稍等一会儿再试',
    staff: '请求过于频繁，请按 Retry-After 重试',
  },
  'idempotency.bad-key': {
    status: 422,
    say: '提交出了点问题，请再试一次',
    staff: 'Idempotency-Key 须为 1–255 个可见字符',
  },
  'idempotency.other-body': {
    status: 422,
    say: '这次提交的内容和上次不一样，请重新填写',
    staff: '同一 Idempotency-Key 的请求内容不一致',
  },
  'idempotency.in-flight': {
    status: 409,
    say: '正在办理，请稍等',
    staff: '同一 Idempotency-Key 的请求正在处理',
  },
  'page.bad-cursor': {
    status: 422,
    say: '列表已更新，请从头再看',
    staff: '分页游标 after 无效',
  },
  'clock.backwards': {
    status: 409,
    say: '时间只能往后调',
    staff: '演示时钟只能向前移动',
  },
  'clock.too-far': {
    status: 422,
    say: '一次最多往后调十年',
    staff: '演示时钟一次最多向前移动十年',
  },
  'demo.no-town': {
    status: 409,
    say: '这里没有演示数据',
    staff: '数据库没有演示小镇的标记，不能以演示人物登录',
  },
  'data.duplicate': {
    status: 409,
    say: '这件事已经办过了',
    staff: '数据库中已有相同的记录',
  },
  'data.changed': {
    status: 409,
    say: '内容刚被别人更新过，请刷新后再试',
    staff: '版本号已变化，请重新读取后再提交',
  },
  'database.unavailable': {
    status: 503,
    say: '服务暂时连不上，请稍后再试',
    staff: '数据库暂时不可用',
  },
  'server.ending': { status: 503, say: '服务正在更新，请稍后再试', staff: '服务正在停止' },
  'server.failure': {
    status: 500,
    say: '服务出了点问题，请稍后再试',
    staff: '服务内部错误，请把请求编号告诉管理员',
  },
} as const satisfies Record<string, RefusalWords>
