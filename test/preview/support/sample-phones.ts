import { buildSample, type BuiltSample } from './built-sample'
import { openJsdomPhone, type JsdomPhone, type OpenOptions } from './jsdom-phone'

/** Phones on the sample package for one test file: built once, every phone closed at the end. */
export function samplePhones() {
  let built: BuiltSample
  let open: JsdomPhone[] = []
  beforeAll(async () => {
    built = await buildSample()
  })
  afterEach(() => {
    for (const phone of open) phone.close()
    open = []
  })
  afterAll(() => built.remove())

  return async function openPhone(page = '', options: OpenOptions = {}): Promise<JsdomPhone> {
    const phone = await openJsdomPhone(built.to, { ...options, page })
    open.push(phone)
    return phone
  }
}

/** What the sample's pages noted down, in order; reading empties it. */
export function notesOf({ phone }: JsdomPhone): string[] {
  const app = phone.host.getApp() as { globalData: { notes: string[] } }
  return app.globalData.notes.splice(0)
}
