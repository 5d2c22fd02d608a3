/** The engine's command line. */
import { parseArgs } from 'node:util'
import type { Address } from './wire/server'

export interface Arguments {
  directory: string
  address: Address
  noSync: boolean
  ttlMs?: number
}

const usage = 'usage: --data DIR (--socket PATH | --port N [--host 127.0.0.1]) [--no-sync]'

/** Throws a sentence when something is missing or wrong. */
export function parseArguments(args: string[]): Arguments {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      socket: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      'no-sync': { type: 'boolean', default: false },
      'ttl-ms': { type: 'string' },
    },
  })
  if (values.data === undefined || values.data === '') throw new Error(usage)
  return {
    directory: values.data,
    address: addressOf(values),
    noSync: values['no-sync'],
    ...(values['ttl-ms'] !== undefined && { ttlMs: wholeNumber(values['ttl-ms'], 'ttl-ms') }),
  }
}

function addressOf(values: { socket?: string; port?: string; host?: string }): Address {
  const { socket, port, host } = values
  if ((socket === undefined) === (port === undefined)) throw new Error(usage)
  if (socket !== undefined) return { socket }
  const number = wholeNumber(port ?? '', 'port')
  if (number > 65_535) throw new Error(`--port must be at most 65535, not ${String(number)}`)
  return { port: number, ...(host !== undefined && { host }) }
}

function wholeNumber(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}"`)
  return Number(text)
}
