import type { Host } from '../runtime/contract'
import { listeners, type Apis, type Result } from './call'
import { filesOf } from './files'
import { grantsOf, wishes } from './grants'
import { permission } from './prompts/permission'

const SCOPE = 'scope.record'

interface RecordOptions {
  duration?: number
  frameSize?: number
}

/** The one recorder of a phone, on the browser's own; it records what the browser can (webm), not mp3 or aac. */
export function recorderApis(host: Host): Apis {
  const recorder = new Recorder(host)
  return { getRecorderManager: () => recorder }
}

class Recorder {
  private readonly started = listeners<Result>()
  private readonly paused = listeners<Result>()
  private readonly resumed = listeners<Result>()
  private readonly stopped = listeners<Result>()
  private readonly failed = listeners<Result>()
  private readonly framed = listeners<Result>()
  private readonly interrupted = listeners<Result>()
  private media: MediaRecorder | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private since = 0

  readonly onStart = this.started.on
  readonly onPause = this.paused.on
  readonly onResume = this.resumed.on
  readonly onStop = this.stopped.on
  readonly onError = this.failed.on
  readonly onFrameRecorded = this.framed.on
  readonly onInterruptionBegin = this.interrupted.on
  readonly onInterruptionEnd = this.interrupted.on

  constructor(private readonly host: Host) {}

  start(options: RecordOptions = {}): void {
    void this.begin(options).catch((thrown: unknown) => {
      const said = thrown instanceof Error ? thrown.message : String(thrown)
      this.failed.tell({ errMsg: `operateRecorder:fail ${said}` })
    })
  }

  pause(): void {
    this.media?.pause()
    this.paused.tell({})
  }

  resume(): void {
    this.media?.resume()
    this.resumed.tell({})
  }

  stop(): void {
    clearTimeout(this.timer)
    if (this.media?.state !== 'inactive') this.media?.stop()
  }

  private async begin({ duration = 60_000 }: RecordOptions): Promise<void> {
    const grants = grantsOf(this.host)
    const allowed =
      grants.get(SCOPE) ?? (await permission(this.host, { wants: wishes[SCOPE] ?? '' }))
    grants.set(SCOPE, allowed)
    if (!allowed) throw new Error('auth deny')
    if (!('mediaDevices' in navigator))
      throw new Error('this browser has no microphone for this address')
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    this.record(stream, duration)
  }

  private record(stream: MediaStream, duration: number): void {
    const parts: Blob[] = []
    const media = new MediaRecorder(stream)
    this.media = media
    media.ondataavailable = ({ data }) => parts.push(data)
    media.onstop = () => {
      stream.getTracks().forEach((track) => track.stop())
      void this.finish(new Blob(parts, { type: media.mimeType.split(';')[0] ?? '' }))
    }
    media.start()
    this.since = performance.now()
    this.timer = setTimeout(() => this.stop(), duration)
    this.started.tell({})
  }

  private async finish(sound: Blob): Promise<void> {
    const tempFilePath = await filesOf(this.host).keep(sound, 'record.webm')
    const duration = Math.round(performance.now() - this.since)
    this.stopped.tell({ tempFilePath, duration, fileSize: sound.size })
  }
}
