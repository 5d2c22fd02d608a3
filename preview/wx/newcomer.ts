import type { Host } from '../runtime/contract'

/** A phone named `new:…` belongs to somebody nobody knows yet: a WeChat account without a person. */
const NEW = 'new:'

export const isNewcomer = (host: Host): boolean => host.options.as.startsWith(NEW)

/** What `wx.login` answers: a persona of the town, or a WeChat account seen for the first time. */
export const loginCodeOf = (host: Host): string => {
  const { as } = host.options
  return isNewcomer(host) ? `demo-new:${as.slice(NEW.length)}` : `demo:${as}`
}
