/** What `toThrow` takes to expect an error with a code. */
export const refusal = (code: number): Error => expect.objectContaining({ code }) as Error
