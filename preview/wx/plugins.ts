import { textToSpeech } from './speech'

/** Plugins the preview stands in for, as an account has them that added them. */
const known: Record<string, object> = { WechatSI: { textToSpeech } }

export function requirePlugin(name: string): object {
  const plugin = known[name]
  if (!plugin) throw new Error(`plugin "${name}" is not defined`)
  return plugin
}
