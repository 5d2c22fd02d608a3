/**
 * `configureFailPoint: 'failCommand'` (MongoDB's failCommand, as the driver specifications use it):
 * makes named commands fail, for trying out what a client does then.
 */
import { CommandError, fail, notSupported } from '../errors'
import { toDouble, isNumeric } from '../values/numbers'
import { show } from '../values/show'
import { isArray, isDoc, isType } from '../values/types'
import type { Doc, Maybe, Value } from '../values/types'

/** Ends the connection instead of answering. */
export class CloseConnection extends Error {}

interface FailPoint {
  /** Times left, or undefined for ever. */
  times?: number
  data: Doc
}

export class FailPoints {
  private active: FailPoint | undefined

  constructor(private readonly allowed: boolean) {}

  configure(body: Doc): void {
    if (!this.allowed) {
      fail(
        59,
        "no such command: 'configureFailPoint' (only a database started alone on TCP has it)",
      )
    }
    if (body.get('configureFailPoint') !== 'failCommand') {
      notSupported(`The fail point ${show(body.get('configureFailPoint'))}`)
    }
    const mode = body.get('mode')
    const data = body.get('data')
    if (mode === 'off') this.active = undefined
    else if (mode === 'alwaysOn') this.active = { data: docOf(data) }
    else if (isDoc(mode) && isNumeric(mode.get('times') ?? null)) {
      this.active = { times: numberOf(mode.get('times')), data: docOf(data) }
    } else fail(9, 'the mode of a fail point is "off", "alwaysOn" or { times: n }')
  }

  get none(): boolean {
    return this.active === undefined
  }

  /** To be called before a command runs: waits, closes or refuses as configured. */
  async before(command: string): Promise<void> {
    const data = this.take(command)
    if (!data) return
    if (data.get('blockConnection') === true) {
      await new Promise((resolve) => setTimeout(resolve, numberOf(data.get('blockTimeMS'))))
    }
    if (data.get('closeConnection') === true) throw new CloseConnection(command)
    const code = data.get('errorCode')
    if (code !== undefined) throw failure(numberOf(code), data)
  }

  /** The writeConcernError a command that has run is to report. */
  private concern: Doc | undefined

  writeConcernError(): Doc | undefined {
    const { concern } = this
    this.concern = undefined
    return concern
  }

  private take(command: string): Doc | undefined {
    const point = this.active
    if (!point) return undefined
    const names = point.data.get('failCommands')
    if (!isArray(names) || !names.includes(command)) return undefined
    if (point.times !== undefined && --point.times <= 0) this.active = undefined
    const concern = point.data.get('writeConcernError')
    if (isDoc(concern)) this.concern = concern
    return point.data
  }
}

function failure(code: number, data: Doc): CommandError {
  const labels = data.get('errorLabels')
  const extra = isArray(labels) ? { errorLabels: labels } : undefined
  return new CommandError(code, "Failing command via 'failCommand' failpoint", extra)
}

function docOf(value: Maybe): Doc {
  return isDoc(value) ? value : new Map<string, Value>()
}

function numberOf(value: Maybe): number {
  if (isType(value, 'Double')) return value.value
  return value !== undefined && isNumeric(value) ? toDouble(value) : 0
}
