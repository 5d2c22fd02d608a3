import { addGlobalErrorListener, addGlobalWarningListener } from 'glass-easel'
import type { ReportKind } from './contract'
import type { Signals } from './signals'

/** What went wrong on this phone, for tests and for the one who looks at the console. */
export interface Reports {
  /** Broken rules: unknown APIs and tags, unsupported uses. */
  unknown: { kind: ReportKind; detail: string }[]
  errors: string[]
  warnings: string[]
}

export interface Reporter extends Reports {
  report: (kind: ReportKind, detail: string) => void
  guard: (where: string, work: () => unknown) => unknown
}

/** Collects failures of page code, of glass-easel and of the window; each is said once, loudly. */
export function createReporter(signals: Signals): Reporter {
  const reports: Reports = { unknown: [], errors: [], warnings: [] }

  function report(kind: ReportKind, detail: string) {
    console.error(`[${kind}] ${detail}`)
    if (kind !== 'error') {
      reports.unknown.push({ kind, detail })
      return
    }
    reports.errors.push(detail)
    signals.signal('error', detail)
  }
  function guard(where: string, work: () => unknown): unknown {
    try {
      return work()
    } catch (error) {
      report('error', `${where}: ${stackOf(error)}`)
      return undefined
    }
  }
  addGlobalErrorListener((error, method, component) => {
    const where = typeof component === 'string' ? component : (component?.is ?? '')
    report('error', `${where} ${method ?? ''}: ${stackOf(error)}`)
    return false
  })
  addGlobalWarningListener((message) => {
    reports.warnings.push(message)
    return false
  })
  return { ...reports, report, guard }
}

export const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
