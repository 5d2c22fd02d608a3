import path from 'node:path'
import { buildPreview } from '../../../preview/build/build'
import { buildMiniprogram } from '../../../tools/build-miniprogram/build'
import { openJsdomPhone, type JsdomPhone } from '../../preview/support/jsdom-phone'
import { madeOnce } from '../../support/shelf'

const root = path.resolve(__dirname, '..', '..', '..')

/** The mini-program as it ships. */
export interface BuiltApp {
  open(options: { as: string; page: string; port: number }): Promise<OpenApp>
}

/** A phone with the app open, as a person sees it. */
export interface OpenApp extends JsdomPhone {
  /** All words on the screen, as they are read: where a line may break is not. */
  words: () => string
  /** Presses the button with these words and waits until the answer is shown. */
  press: (words: string) => Promise<void>
  /** Waits until the screen says these words. */
  says: (words: string) => Promise<void>
  /** Waits until nothing is on its way any more and the last answer is drawn. */
  quiet: () => Promise<void>
  /** Closes the phone when nothing is on its way any more: an answer would find no screen. */
  quit: () => Promise<void>
}

/** Built once in a test run: nobody changes it. */
export async function buildApp(): Promise<BuiltApp> {
  const folder = await madeOnce('app', build)
  const to = path.join(folder, 'preview')
  return {
    open: async ({ as, page, port }) => {
      const [place = '', query = ''] = page.split('?')
      const wanted = query ? `${place}?${query}` : place
      let asking = 0
      const network: typeof fetch = async (input, init) => {
        const { pathname, search } = new URL(input instanceof Request ? input.url : String(input))
        asking += 1
        const answer = fetch(`http://127.0.0.1:${port}${pathname}${search}`, init)
        return answer.finally(() => (asking -= 1))
      }
      const phone = withWords(await openJsdomPhone(to, { as, page: wanted, fetch: network }))
      const quiet = async () => {
        await phone.settle()
        do await phone.settle()
        while (asking > 0)
        await phone.settle()
      }
      const quit = async () => {
        await quiet()
        phone.close()
      }
      return { ...phone, quiet, quit }
    },
  }
}

async function build(folder: string): Promise<void> {
  const built = path.join(folder, 'miniprogram')
  await buildMiniprogram({
    from: path.join(root, 'miniprogram'),
    to: built,
    apiUrl: 'http://api.test',
  })
  await buildPreview({ from: built, to: path.join(folder, 'preview'), minify: false })
}

function withWords(phone: JsdomPhone): Omit<OpenApp, 'quiet' | 'quit'> {
  const screen = () =>
    [...phone.document.querySelectorAll<HTMLElement>('.host-screen')].find((one) => !one.hidden)
  const words = () =>
    screen()
      ?.textContent.replace(/\u200b/g, '')
      .replace(/\s+/g, ' ') ?? ''
  const says = async (wanted: string) => {
    for (let turn = 0; turn < 100 && !words().includes(wanted); turn += 1) await phone.settle()
    if (!words().includes(wanted)) throw new Error(`The screen does not say ${wanted}: ${words()}`)
  }
  const press = async (wanted: string) => {
    await says(wanted)
    const buttons = [...(screen()?.querySelectorAll<HTMLElement>('wx-button') ?? [])]
    const button = buttons.find((one) => one.textContent.includes(wanted))
    if (!button) throw new Error(`There is no button ${wanted}`)
    button.click()
    await phone.settle()
  }
  return { ...phone, words, press, says }
}
