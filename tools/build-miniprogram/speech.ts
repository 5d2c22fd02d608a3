/** 同声传译, by which WeChat reads words aloud: an account has to add it before a package may name it. */
const PROVIDER = 'wx069ba97219f66d99'

/** What `SPEECH_PLUGIN` adds to app.json: nothing when it is empty, else the plugin in that version. */
export function speechPlugin(version: string): { plugins?: object } {
  if (version === '') return {}
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`SPEECH_PLUGIN is the version of 同声传译, such as 0.3.6, not ${version}`)
  }
  return { plugins: { WechatSI: { version, provider: PROVIDER } } }
}
