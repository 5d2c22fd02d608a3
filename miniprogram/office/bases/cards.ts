import { baseGroups } from '../../../shared/indicators'
import type { BaseGroup, BaseView } from '../../../shared/indicators'
import { sayFullDate } from '../../../shared/speak'
import { grouped } from '../numbers'

/** What a base is called where it is entered. */
export const groupNames: Record<BaseGroup, string> = {
  residents: '常住人口',
  aged65: '65 岁及以上老年人',
  aged80: '80 岁及以上老年人',
  'care-dependent': '失能老年人',
  'serious-illness': '重病老年人',
  'door-service': '需要上门服务的老年人',
  'plan.integrated-care': '医养结合服务计划人数',
}

export interface BaseCard {
  group: BaseGroup
  name: string
  value: string
  says: string
  missing: boolean
  /** Earlier entries, newest first. */
  replaced: string[]
}

/** One card for each group, entered or not: a missing base is the reason for a missing rate. */
export function baseCards(bases: readonly BaseView[], orgId: string): BaseCard[] {
  const own = new Map(
    bases.filter((base) => base.orgId === orgId).map((base) => [base.group, base]),
  )
  return baseGroups.map((group) => baseCard(group, own.get(group)))
}

function baseCard(group: BaseGroup, base: BaseView | undefined): BaseCard {
  const name = groupNames[group]
  if (!base) return { group, name, value: '还没录入', says: '', missing: true, replaced: [] }
  return {
    group,
    name,
    value: `${grouped(base.persons)} 人`,
    says: `${base.source} · ${base.enteredBy} ${sayFullDate(base.enteredOn)} 录入`,
    missing: false,
    replaced: (base.replaced ?? []).map(
      (old) =>
        `原为 ${grouped(old.persons)} 人（${old.source}，${old.enteredBy} ${sayFullDate(old.enteredOn)}）`,
    ),
  }
}

/** What is wrong with what was typed; '' when it can be sent. */
export function baseProblem(persons: string, source: string): string {
  if (!/^\d{1,8}$/.test(persons.trim())) return '人数请填一个整数'
  if (source.trim().length < 2) return '请写明这个数从哪里来'
  return ''
}
