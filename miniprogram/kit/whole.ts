/**
 * A name inside words that break between phrases only (`class="whole"`): the line may break before it and behind it,
 * never in it.
 */
export const whole = (name: string): string => `\u200b${name}\u200b`

/** Between words of one line: where they do not fit, the next line begins with a word, not with a dot. */
export const DOT = '\u00a0· '
