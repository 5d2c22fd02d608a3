import type { RefusalWords } from './words'

/** Refusals of the contracts room. */
export const contractsRefusals = {
  'contract.not-found': {
    status: 404,
    say: '没有找到这份签约',
    staff: '没有此签约，或不在您的管辖范围',
  },
  'contract.whose': {
    status: 422,
    say: '请说明要看谁的签约',
    staff: 'elderId 与 status 至少给一个',
  },
  'contract.package-unknown': {
    status: 422,
    say: '请重新选择服务包',
    staff: '没有此服务包，或已停用',
  },
  'contract.agreement-changed': {
    status: 409,
    say: '协议内容有更新，请重新看一遍再签',
    staff: '所签协议版本不是现行版本',
  },
  'contract.team-elsewhere': {
    status: 422,
    say: '请选择您所在社区的家庭医生团队',
    staff: '该团队不属于老人所在的社区卫生服务中心（卫生院）',
  },
  'contract.elder-gone': {
    status: 409,
    say: '这位老人已登记迁出或去世，不能签约',
    staff: '老人状态为迁出或去世',
  },
  'contract.already-asked': {
    status: 409,
    say: '已经提交过签约申请，请等候回复',
    staff: '该老人已有待处理的签约申请或草拟协议',
  },
  'contract.already-active': {
    status: 409,
    say: '已经签过家庭医生了',
    staff: '该老人已有有效签约；同期只能选一个家庭医生团队',
  },
  'contract.not-waiting': {
    status: 409,
    say: '这份签约已经处理过了',
    staff: '该签约不在待处理状态',
  },
  'contract.awaits-resident': {
    status: 409,
    say: '这份协议由团队草拟，请老人或家属确认',
    staff: '草拟协议须由居民一方确认，不能直接接受',
  },
  'contract.awaits-team': {
    status: 409,
    say: '申请已提交，请等候团队接受',
    staff: '居民提出的申请由团队接受，不需确认',
  },
  'contract.team-full': {
    status: 409,
    say: '这个团队签约人数已满，请选别的团队',
    staff: '该家庭医生有效签约人数已达上限',
  },
  'contract.paper-needs-photo': {
    status: 422,
    say: '请先拍下签好字的协议',
    staff: '纸质签约须附照片编号 paperRef，其他方式不附',
  },
  'contract.signer-not-relative': {
    status: 422,
    say: '代签的人须是老人的家属',
    staff: '代签人与老人之间没有有效的家属关系',
  },
  'contract.not-in-force': {
    status: 409,
    say: '这份签约不在有效期内',
    staff: '该签约未生效、已到期或已终止',
  },
  'contract.not-expiring': {
    status: 409,
    say: '还没到续约时间，到期前 30 天内可以续约',
    staff: '距到期 30 天内方可续约',
  },
  'contract.end-day': {
    status: 422,
    say: '终止日期不对，请检查',
    staff: '终止日期须在签约开始日与今天之间',
  },
} as const satisfies Record<string, RefusalWords>
