import type { Host } from '../runtime/contract'
import { api, listeners, type Apis } from './call'
import { addressOf } from './files'

const told = {
  Canplay: 'canplay',
  Play: 'play',
  Pause: 'pause',
  Ended: 'ended',
  TimeUpdate: 'timeupdate',
  Waiting: 'waiting',
  Seeking: 'seeking',
  Seeked: 'seeked',
  Stop: 'stop',
  Error: 'error',
} as const

/** `wx.createInnerAudioContext()`, on the browser's audio element. */
export function soundApis(host: Host): Apis {
  return {
    createInnerAudioContext: () => innerAudio(host),
    setInnerAudioOption: api('setInnerAudioOption', () => undefined),
    getAvailableAudioSources: api('getAvailableAudioSources', () => ({ audioSources: ['auto'] })),
  }
}

function innerAudio(host: Host): object {
  const audio = new Audio()
  const context: Record<string, unknown> = {
    play: () => void audio.play().catch((thrown: unknown) => complain(audio, thrown)),
    pause: () => audio.pause(),
    stop: () => {
      audio.pause()
      audio.currentTime = 0
      audio.dispatchEvent(new Event('stop'))
    },
    seek: (position: number) => void (audio.currentTime = position),
    destroy: () => {
      audio.pause()
      audio.removeAttribute('src')
    },
    obeyMuteSwitch: true,
    startTime: 0,
  }
  hear(context, audio)
  mirrorFields(context, audio, host)
  return context
}

function hear(context: Record<string, unknown>, audio: HTMLAudioElement): void {
  for (const [name, event] of Object.entries(told)) {
    const heard = listeners<object>()
    const detail = (): object => {
      return name === 'Error' ? { errMsg: audio.error?.message ?? '', errCode: 10001 } : {}
    }
    audio.addEventListener(event, () => heard.tell(detail()))
    context[`on${name}`] = heard.on
    context[`off${name}`] = heard.off
  }
}

function mirrorFields(context: object, audio: HTMLAudioElement, host: Host): void {
  let source = ''
  Object.defineProperty(context, 'src', {
    get: () => source,
    set: (path: string) => {
      source = path
      audio.src = addressOf(host, path)
    },
  })
  const open: Mirrored[] = ['autoplay', 'loop', 'volume', 'playbackRate', 'currentTime']
  for (const name of open) mirror(context, audio, name)
  for (const name of ['duration', 'paused'] as const) {
    Object.defineProperty(context, name, { get: () => audio[name] })
  }
}

function complain(audio: HTMLAudioElement, thrown: unknown): void {
  console.warn('sound did not start:', thrown)
  audio.dispatchEvent(new Event('error'))
}

type Mirrored = 'autoplay' | 'loop' | 'volume' | 'playbackRate' | 'currentTime'

function mirror(context: object, audio: HTMLAudioElement, name: Mirrored): void {
  Object.defineProperty(context, name, {
    get: () => audio[name],
    set: (value: unknown) => Object.assign(audio, { [name]: value }),
  })
}
