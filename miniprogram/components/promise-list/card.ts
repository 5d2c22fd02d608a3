import type { Entitlement } from '../../../shared/contracts'

/** One promise of the contract year as a line. */
export interface PromiseLine {
  code: string
  name: string
  /** 还剩 8 次, or 做完了. */
  left: string
  /** 做了 4 次，共 12 次. */
  done: string
  /** Width of the bar, 0 to 100. */
  percent: number
  /** 到今天应做 6 次，少 2 次; '' when nothing is behind. */
  behind: string
}

export function promiseLine({ code, name, times, used, left, due }: Entitlement): PromiseLine {
  const short = Math.min(due, times) - used
  return {
    code,
    name,
    left: left > 0 ? `还剩 ${left} 次` : '做完了',
    done: `做了 ${used}\u00a0次，共 ${times}\u00a0次`,
    percent: times > 0 ? Math.min(100, Math.round((used / times) * 100)) : 0,
    behind: short > 0 ? `到今天应做 ${due}\u00a0次，少\u00a0${short}\u00a0次` : '',
  }
}

/** All promises in one sentence: `leftWords(e) //=> '还剩 20 次'`. */
export function leftWords(entitlements: Entitlement[]): string {
  const left = entitlements.reduce((sum, one) => sum + one.left, 0)
  return left > 0 ? `还剩 ${left} 次` : '都做完了'
}
