/** Why the server does not start, in one sentence for the person at the keyboard. No stack is shown for it. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
}
